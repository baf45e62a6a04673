"""Competence frameworks in the CASE 1.1 format (Competencies and Academic Standards Exchange, 1EdTech), from JSON.

A package (`CFPackage`) holds a document, items and associations. Items are competences; `isChildOf` and `isPartOf` lead
to the broader one; `isRelatedTo`, `isPeerOf` and `exactMatchOf` are relations. What else it says is not used, and told.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import polars as pl

from alternance.framework.framework import Framework
from alternance.text import N_, say

__all__ = ["Case", "CaseError", "read_case"]

BROADER = ("isChildOf", "isPartOf")
RELATED = ("isRelatedTo", "isPeerOf", "exactMatchOf")


class CaseError(ValueError):
    """A file that is no CASE package; the message names the place, the value and the remedy."""


@dataclass(frozen=True, eq=False)
class Case(Framework):
    """A framework read from a CASE package. It has no occupations.

    Attributes
    ----------
    items : tuple of dict
        Each with id, code, label, type.
    pairs : tuple of tuple of str
        (Kind of association, from, to), of those that are used.
    unused : tuple of str
        What was not understood or not used, in words.
    """

    name: str
    items: tuple[dict[str, str | None], ...]
    pairs: tuple[tuple[str, str, str], ...]
    unused: tuple[str, ...]

    @property
    def title(self) -> str:
        """The document's title."""
        return self.name

    @cached_property
    def competences(self) -> pl.DataFrame:
        """Columns id, code, label, type."""
        kinds = dict.fromkeys(("id", "code", "label", "type"), pl.String)
        return pl.DataFrame(list(self.items), schema=kinds)

    @cached_property
    def occupations(self) -> pl.DataFrame:
        """No rows."""
        return pl.DataFrame(schema={"id": pl.String, "label": pl.String})

    @cached_property
    def requirements(self) -> pl.DataFrame:
        """No rows."""
        return pl.DataFrame(schema={"occupation": pl.String, "competence": pl.String, "essential": pl.Boolean})

    @cached_property
    def broader(self) -> pl.DataFrame:
        """Columns concept, broader."""
        return self._pairs(BROADER, "concept", "broader")

    @cached_property
    def related(self) -> pl.DataFrame:
        """Columns skill, related."""
        return self._pairs(RELATED, "skill", "related")

    def _pairs(self, kinds: Sequence[str], one: str, other: str) -> pl.DataFrame:
        rows = [(a, b) for kind, a, b in self.pairs if kind in kinds]
        return pl.DataFrame(rows, schema={one: pl.String, other: pl.String}, orient="row")


def read_case(path: Path) -> Case:
    """Read a CASE 1.1 package.

    Raises
    ------
    CaseError
        When the file cannot be read, is no JSON, or has no items.
    """
    try:
        facts = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise CaseError(say("{path} cannot be read ({error})", path=path, error=error.strerror)) from None
    except ValueError as error:
        text = N_("{path} is no JSON ({error}); save the package again from where it is published")
        raise CaseError(say(text, path=path, error=error)) from None
    facts = facts.get("CFPackage", facts) if isinstance(facts, dict) else facts
    if not isinstance(facts, dict) or not isinstance(facts.get("CFItems"), list):
        text = N_(
            "{path} is no CASE package: it has no list CFItems; ask for the whole package, not for a document alone"
        )
        raise CaseError(say(text, path=path))
    return _case(path, facts)


def _case(path: Path, facts: Mapping[str, Any]) -> Case:
    unused: list[str] = []
    items = list(_items(facts["CFItems"], unused))
    if not items:
        raise CaseError(say("{path}: none of its CFItems has an identifier and a statement", path=path))
    known = {str(item["id"]) for item in items}
    document = facts.get("CFDocument")
    named = document.get("title") if isinstance(document, dict) else None
    pairs = list(_associations(facts.get("CFAssociations", []), known, _identifier(document), unused))
    return Case(str(named or path.stem), tuple(items), tuple(pairs), tuple(unused))


def _identifier(document: object) -> str | None:
    """Return the identifier of the document, at which the hierarchy ends."""
    return str(document["identifier"]) if isinstance(document, dict) and document.get("identifier") else None


def _items(rows: Sequence[object], unused: list[str]) -> list[dict[str, str | None]]:
    found: dict[str, dict[str, str | None]] = {}
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, dict) or not _text(row, "identifier") or not _text(row, "fullStatement"):
            unused.append(say("CFItems, number {number}: no identifier or no fullStatement; left out", number=number))
        elif row["identifier"] in found:
            text = N_("CFItems, number {number}: {identifier} stands there twice; the first is kept")
            unused.append(say(text, number=number, identifier=row["identifier"]))
        else:
            code, kind = _text(row, "humanCodingScheme"), _text(row, "CFItemType")
            found[row["identifier"]] = {
                "id": row["identifier"], "code": code, "label": _text(row, "fullStatement"), "type": kind,
            }  # fmt: skip
    return list(found.values())


def _text(row: Mapping[str, Any], name: str) -> str | None:
    value = row.get(name)
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _associations(rows: object, known: set[str], document: str | None, unused: list[str]) -> list[tuple[str, str, str]]:
    pairs: list[tuple[str, str, str]] = []
    others: Counter[str] = Counter()
    for number, row in enumerate(rows if isinstance(rows, list) else [], start=1):
        kind = row.get("associationType") if isinstance(row, dict) else None
        ends = [_end(row, name) for name in ("originNodeURI", "destinationNodeURI")] if isinstance(row, dict) else []
        if kind not in (*BROADER, *RELATED):
            others[str(kind)] += 1
        elif len(ends) == 2 and ends[0] in known and ends[1] in known:
            pairs.append((str(kind), str(ends[0]), str(ends[1])))
        elif not (kind in BROADER and ends and ends[1] == document):
            text = N_("CFAssociations, number {number}: {kind} leads to an item that is not in the package; left out")
            unused.append(say(text, number=number, kind=kind))
    for kind, count in sorted(others.items()):
        unused.append(say("CFAssociations: {count} of kind {kind} are not used", count=count, kind=kind))
    return pairs


def _end(row: Mapping[str, Any], name: str) -> str | None:
    """Return the identifier that an end of an association names."""
    node = row.get(name)
    found = node.get("identifier") if isinstance(node, dict) else node
    return str(found) if found is not None else None
