"""Plans side by side as lines of text: figures, which are best, where each is not, and what else differs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from alternance.cli.summary import shown
from alternance.text import N_, _, say

if TYPE_CHECKING:
    from alternance.outcomes import Line
    from alternance.plan import Plan

__all__ = ["beside"]

#: Width of the titles, and the least of a column of figures.
TITLES, COLUMN = 44, 22


def beside(plans: Sequence[Plan], names: Sequence[str], lines: Sequence[Line]) -> Iterator[str]:
    """Yield the lines; indicators that no plan knows are left out."""
    yield from _table(names, lines)
    yield _("* best")
    for number, name in enumerate(names):
        if lost := list(_lost(number, names, lines)):
            yield say("{plan} is not the best in {count}:", plan=name, count=len(lost))
            yield from (f"  {text}" for text in lost)
    from alternance.outcomes import differences

    if told := list(differences(plans, names)):
        yield _("What else is not the same, and what was assumed:")
        yield from (f"- {text}" for text in told)


def _table(names: Sequence[str], lines: Sequence[Line]) -> Iterator[str]:
    from alternance.outcomes import REGISTER

    width = max(COLUMN, *(len(name) + 3 for name in names))
    yield (" " * TITLES + "".join(f"{name:<{width}}" for name in names)).rstrip()
    for line in lines:
        if any(value is not None for value in line.values):
            entry = REGISTER[line.id]
            cells = (
                shown(value, entry.unit) + (" *" if number in line.best else "")
                for number, value in enumerate(line.values)
            )
            yield (f"{_(entry.title):<{TITLES}}" + "".join(f"{cell:<{width}}" for cell in cells)).rstrip()


def _lost(number: int, names: Sequence[str], lines: Sequence[Line]) -> Iterator[str]:
    """Yield each indicator in which another plan is better, with both figures and the other's name."""
    from alternance.outcomes import REGISTER

    for line in lines:
        if line.best and number not in line.best and line.values[number] is not None:
            entry, winner = REGISTER[line.id], min(line.best)
            yield say(
                N_("{title}: {mine}, {other} has {best}"),
                title=_(entry.title),
                mine=shown(line.values[number], entry.unit),
                other=names[winner],
                best=shown(line.values[winner], entry.unit),
            )
