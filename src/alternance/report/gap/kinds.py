"""Type: school and practice of a programme, and how much of what is demanded meets in both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from alternance.report.facts import Facts
from alternance.report.gap.behind import behind
from alternance.report.words import count, percent

__all__ = ["Kind", "kinds"]


@dataclass(frozen=True)
class Kind:
    """A programme's school and practice in its own units, and the competences met in both or only in one."""

    title: str
    theory: str
    practice: str
    compound: str
    only_school: str
    only_practice: str


def kinds(facts: Facts) -> Iterator[Kind]:
    """Yield the programmes by id."""
    titles = dict(facts.plan["gap_quality"].select("competence", "title").rows())
    columns = ("programme", "theory_minutes", "practice_minutes", "compound", "only_school", "only_practice")
    for programme, theory, practice, compound, school, work in facts.plan["gap_type"].select(columns).rows():
        yield Kind(
            facts.names.of("programmes", programme),
            facts.taught(theory),
            count(round(practice / 60), "{n} hour", "{n} hours"),
            "–" if compound is None else percent(compound),
            _named(school, titles),
            _named(work, titles),
        )


def _named(ids: str | None, titles: Mapping[str, str | None]) -> str:
    return behind([titles.get(item) or item for item in (ids or "").split()], 3) or "–"
