"""A list as somebody asked for it: which rows, which columns, in which order, which page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from alternance_portal.rows import Actor, Named, Row
from alternance_portal.rows.folding import folded
from alternance_portal.tables.columns import Column, columns

__all__ = ["Asked", "Listing"]

#: Rows of a page.
ROWS = 50


@dataclass(frozen=True)
class Asked:
    """What an address asks for.

    Attributes
    ----------
    words : str
        What rows are searched by: each word must be found.
    sort : str
        Column that rows are sorted by, with a minus before it the other way round; empty: as people know the table.
    shown : tuple of str
        Columns, in the table's order; empty: all.
    only : mapping of str to str
        Column → the value that rows must have.
    """

    words: str = ""
    sort: str = ""
    shown: tuple[str, ...] = ()
    only: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, address: Any, known: Mapping[str, Column]) -> Asked:
        """Read an address; what names no column of the table, or no text can hold, is not heeded."""
        said = {name: value for name, value in address.items() if "\0" not in value}
        sort = said.get("sort", "")
        return cls(
            words=said.get("q", "").strip()[:200],
            sort=sort if sort.removeprefix("-") in known else "",
            shown=tuple(name for name in known if name in address.getlist("show")),
            only={name: said[name] for name in known if said.get(name)},
        )

    def address(self, **changed: Any) -> str:
        """Return the address of the same list with something changed, from its question mark on."""
        new = replace(self, **changed)
        pairs: list[tuple[str, str]] = [("q", new.words), ("sort", new.sort), *new.only.items()]
        return "?" + urlencode([pair for pair in pairs if pair[1]] + [("show", name) for name in new.shown])


class Listing:
    """The rows of a table that somebody may see and asks for."""

    def __init__(self, model: type[Row], actor: Actor, address: Any) -> None:
        self.model = model
        self.known = columns(model)
        self.asked = Asked.of(address, self.known)
        self.rows: QuerySet[Any] = self._sorted(self._narrowed(model.objects.visible_to(actor)))
        self._page = address.get("page", "1")

    @property
    def columns(self) -> Sequence[Column]:
        """The columns shown."""
        return [self.known[name] for name in self.asked.shown or self.known]

    @property
    def narrowing(self) -> Sequence[Column]:
        """The columns by whose few values the list can be narrowed."""
        return [column for column in self.known.values() if column.choices]

    def page(self) -> Page[Any]:
        """Return the page asked for, beyond the last the last: of each row what its columns ask the database."""
        lookups = dict.fromkeys(lookup for column in self.columns for lookup in (column.lookup, column.named))
        return Paginator(self.rows.values(*lookups), ROWS).get_page(self._page)

    def all_cells(self) -> Iterator[tuple[Any, ...]]:
        """Yield the cells of every row, as the database has them."""
        yield from self.rows.values_list(*(column.lookup for column in self.columns)).iterator(chunk_size=5_000)

    def _narrowed(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        for name, value in self.asked.only.items():
            rows = rows.filter(**{self.known[name].lookup: value}) if self._may_be(name, value) else rows.none()
        for word in folded(self.asked.words).split():
            rows = rows.filter(self._found_by(word))
        return rows

    def _may_be(self, name: str, value: str) -> bool:
        """Return whether a column can hold what an address says; else the list is empty, and nothing breaks."""
        known = self.known[name].known
        return value in known.allowed if known.allowed else known.kind == "String"

    def _found_by(self, word: str) -> Q:
        """Return what finds a row by a word: its own texts, else those of the rows that it names."""
        if issubclass(self.model, Named):
            return Q(sought__contains=word)
        related = [f for f in self.model._meta.get_fields() if f.many_to_one and f.name != "owner"]
        found = Q(pk=None)
        for reference in related:
            if issubclass(reference.related_model, Named):  # type: ignore[arg-type]
                found |= Q(**{f"{reference.name}__sought__contains": word})
        return found

    def _sorted(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        down, name = self.asked.sort.startswith("-"), self.asked.sort.removeprefix("-")
        if name:
            return rows.order_by(("-" if down else "") + self.known[name].sorts, "pk")
        return rows.order_by("sorted_by", "pk") if issubclass(self.model, Named) else rows.order_by("pk")
