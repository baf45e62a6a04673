"""The best weeks of one teacher, exactly: dynamic programming over the weeks of the horizon.

The state after a week is how many weeks are taken and how far the current stretch has come (0: none, 1 … enough).
Values are tuples compared in order, and each step adds to them what the week adds, so that the best of a state is the
best of its predecessors: the principle of optimality holds for sums compared in order as it does for plain sums.
"""

from __future__ import annotations

from alternance.staffing.practice.problem import STRETCH, Teacher

__all__ = ["choose"]

#: What is to be least, in order: minutes undone, stretches, sum of the weeks; with the weeks.
Found = tuple[tuple[int, int, int], tuple[int, ...]]
#: (Weeks taken, how far the stretch has come) → the best.
States = dict[tuple[int, int], Found]


def choose(teacher: Teacher) -> tuple[int, ...]:
    """Return the weeks to practise in, as many as are needed or can be had.

    Notes
    -----
    O(weeks · weeks needed); for a new teacher twice: first how early all can be done, then the best until then.
    """
    steps = _steps(teacher)
    most = _most(teacher, steps[-1])
    last = steps[-1]
    if teacher.new:
        last = next(states for states in steps if _most(teacher, states) == most)
    return min(found for (taken, run), found in last.items() if _ended(run) and min(taken, teacher.needed) == most)[1]


def _steps(teacher: Teacher) -> list[States]:
    """Return the states before the first week and after each."""
    steps: list[States] = [{(0, 0): ((0, 0, 0), ())}]
    for week, free in enumerate(teacher.free):
        after: States = {}
        for (taken, run), found in steps[-1].items():
            if _ended(run):
                _keep(after, (taken, 0), found)
            # a stretch that is begun is brought to its least length even where less would do
            if free and (taken < teacher.needed or not _ended(run)):
                _keep(after, (taken + 1, min(run + 1, STRETCH)), _with(teacher, found, week, run == 0))
        steps.append(after)
    return steps


def _ended(run: int) -> bool:
    """Tell whether a stretch may end here: there is none, or it is long enough."""
    return run in (0, STRETCH)


def _most(teacher: Teacher, states: States) -> int:
    """Return the most weeks, up to the need, that the states have."""
    return max((min(taken, teacher.needed) for taken, run in states if _ended(run)), default=0)


def _keep(states: States, state: tuple[int, int], found: Found) -> None:
    if state not in states or found < states[state]:
        states[state] = found


def _with(teacher: Teacher, found: Found, week: int, begins: bool) -> Found:
    (cost, stretches, sum_), weeks = found
    return (cost + teacher.cost[week], stretches + begins, sum_ + week), (*weeks, week)
