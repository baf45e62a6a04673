"""The rows behind the figures, so many as people can look through: those that weigh most first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from alternance.outcomes.item import Item
from alternance.outcomes.register import REGISTER
from alternance.outcomes.solve import Figure

__all__ = ["EACH", "MOST", "behind"]

#: Rows kept of one cohort (enterprise, programme or school, where it is of none), and of one indicator.
EACH, MOST = 25, 2000


def behind(figures: Iterable[Figure]) -> Iterator[tuple[str, int, Item]]:
    """Yield (indicator, number, row) for every indicator with a value, numbered from 1.

    What speaks against the target comes first: of a figure that should be low the largest, of one that should be high
    the smallest share. Rows that add nothing to a sum are left out. Of one cohort at most `EACH` are kept, of one
    indicator at most `MOST`.
    """
    for figure in figures:
        if figure.kind == "all":
            for number, item in enumerate(_kept(figure), start=1):
                yield figure.id, number, item


def _kept(figure: Figure) -> list[Item]:
    entry, kept, told = REGISTER[figure.id], list[Item](), defaultdict[object, int](int)
    items = [item for item in figure.items if item.value or entry.by != "total"]
    if entry.direction == "higher":
        items.sort(key=lambda item: (item.share, -item.of, item.table, item.row, str(item.where)))
    else:
        items.sort(key=lambda item: (-item.value, item.table, item.row, str(item.where)))
    for item in items:
        where = item.where.cohort or item.where.enterprise or item.where.programme or item.where.school
        told[where] += 1
        if where is None or told[where] <= EACH:
            kept.append(item)
    return kept[:MOST]
