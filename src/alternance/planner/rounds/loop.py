"""Round after round: calendar, placement, cuts; the best is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from alternance.calendar import Cut
from alternance.plan import Plan
from alternance.planner.progress import Watch
from alternance.planner.stages.calendar import Timetable
from alternance.planner.stages.placement import Seated, without_place
from alternance.text import say

__all__ = ["Round", "best_round"]


@dataclass(frozen=True, eq=False)
class Round:
    """A calendar with its placement.

    Attributes
    ----------
    made : Timetable
        The calendar.
    drawn : Plan
        The plan with calendar and placement; without tables where there is no calendar.
    seated : Seated or None
        The placement; None where there is no calendar.
    """

    made: Timetable
    drawn: Plan
    seated: Seated | None

    @property
    def without(self) -> int:
        """Students who lack a place."""
        return without_place(self.drawn["unplaced"])

    @property
    def worth(self) -> tuple[int, int, float]:
        """What rounds are compared by, less is better: students without, their stays, the calendar's objective."""
        stays = self.drawn["unplaced"].select("student", "block").n_unique()
        return self.without, stays, self.made.objective["calendar"]


def best_round(
    attempt: Callable[[Sequence[Cut]], Round],
    cuts_of: Callable[[Round], Sequence[Cut]],
    most: int,
    watch: Watch,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[Round, Round, bool]:
    """Try a calendar, hand back whom it left out, and try again.

    Parameters
    ----------
    attempt : callable
        Makes calendar and placement under these cuts.
    cuts_of : callable
        What a round hands back; empty: nobody whom other weeks may help.
    most : int
        Rounds after the first one, at most.

    Returns
    -------
    first, best : Round
        The best by fewest students without a place, then their stays, then the objective, then the earliest.
    cut : bool
        Whether rounds were left out, or one cut short, because somebody cancelled.

    Notes
    -----
    A later round keeps the cuts of all earlier ones. One that finds no calendar under them ends the search: that says
    nothing against the calendars before.
    """
    first = best = last = attempt(())
    cuts: list[Cut] = []
    for number in range(1, most + 1):
        if last.seated is None or not last.made.reproducible:
            break
        new = [cut for cut in cuts_of(last) if cut not in cuts]
        if not new:
            break
        if cancelled is not None and cancelled():
            return first, best, True
        cuts += new
        text = say(
            "round {number} of at most {most}: {count} students lack a place, the calendar looks for other weeks",
            number=number, most=most, count=last.without,
        )  # fmt: skip
        watch.tell("calendar", text)
        last = attempt(cuts)
        if last.seated is None:
            break
        if last.worth < best.worth:
            best = last
    return first, best, not last.made.reproducible and last is not best
