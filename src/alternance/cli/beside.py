"""Plans side by side as lines: figures, which are best, where each is not, what else differs; what a change does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from alternance.cli.summary import shown
from alternance.text import N_, _, say

if TYPE_CHECKING:
    from alternance.outcomes import Line
    from alternance.plan import Plan

__all__ = ["beside", "effects"]

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


def effects(names: Sequence[str], lines: Sequence[Line]) -> Iterator[str]:
    """Yield what each later plan changes of the first one's figures, and whether it is better or worse by that."""
    from alternance.outcomes import REGISTER, worse

    for number, name in enumerate(names[1:], start=1):
        changed = [line for line in lines if _apart(line, number)]
        yield say("{change}:", change=name) if changed else say("{change}: no figure changes", change=name)
        for line in changed:
            entry = REGISTER[line.id]
            text = N_("  {title}: {before}, now {after}{verdict}")
            verdict = _(" (worse)") if worse(line, number, 0) else _(" (better)") if worse(line, 0, number) else ""
            before, after = (shown(line.values[n], entry.unit) for n in (0, number))
            yield say(text, title=_(entry.title), before=before, after=after, verdict=verdict)


def _apart(line: Line, number: int) -> bool:
    one, other = line.values[0], line.values[number]
    return other is not None and (one is None or abs(one - other) > 1e-9)
