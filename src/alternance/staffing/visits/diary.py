"""The tutors' diaries while visits are entered: time used, ways made, visits counted, and what it is all worth."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from alternance.staffing.visits.problem import MISSED, MOST, OVER, Placement, Problem, Tutor, Visit

__all__ = ["Diary", "worth"]


class Diary:
    """Visits entered so far; tells what one more would cost and whether it fits."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.tutors = {tutor.id: tutor for tutor in problem.tutors}
        self.used: dict[tuple[str, int], int] = defaultdict(int)
        self.ways: Counter[tuple[str, str, int]] = Counter()
        self.visits: Counter[str] = Counter()

    def asked(self, placement: Placement, tutor: str, week: int) -> int:
        """Return the minutes that a visit would take: with its way, unless that is made already."""
        visit, way = self.problem.load(placement)
        return visit + (0 if self.ways[tutor, placement.site, week] else way)

    def fits(self, placement: Placement, tutor: Tutor, week: int) -> bool:
        """Tell whether a visit fits beside those entered."""
        used = self.used[tutor.id, week] + self.asked(placement, tutor.id, week)
        return tutor.present[week] and used <= tutor.ceiling[week]

    def cost(self, placement: Placement, tutor: Tutor, week: int) -> int:
        """Return what a visit would add: minutes over contract and of the way, weighed."""
        before = self.used[tutor.id, week]
        after = before + self.asked(placement, tutor.id, week)
        left = tutor.contract[week]
        made = self.ways[tutor.id, placement.site, week]
        way = 0 if made else self.problem.way[placement.school, placement.site].minutes
        return OVER * (max(0, after - left) - max(0, before - left)) + way

    def enter(self, placement: Placement, tutor: str, week: int) -> None:
        """Enter a visit."""
        self.used[tutor, week] += self.asked(placement, tutor, week)
        self.ways[tutor, placement.site, week] += 1
        self.visits[tutor] += 1

    def strike(self, placement: Placement, tutor: str, week: int) -> None:
        """Take a visit out again."""
        self.ways[tutor, placement.site, week] -= 1
        self.visits[tutor] -= 1
        self.used[tutor, week] -= self.asked(placement, tutor, week)


def worth(problem: Problem, visits: Iterable[Visit]) -> int:
    """Return what `problem` asks to be least."""
    diary, rows, total = Diary(problem), {row.id: row for row in problem.placements}, 0
    made = 0
    for visit in visits:
        row = rows[visit.placement]
        total += diary.cost(row, diary.tutors[visit.tutor], visit.week)
        diary.enter(row, visit.tutor, visit.week)
        made += 1
    most: dict[str, int] = defaultdict(int)
    for tutor, count in diary.visits.items():
        school = diary.tutors[tutor].school
        most[school] = max(most[school], count)
    missed = sum(len(row.stretches) for row in problem.placements) - made
    return total + MISSED * missed + MOST * sum(most.values())
