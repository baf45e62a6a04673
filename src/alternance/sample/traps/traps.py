"""Which work alone lies certainly before its learning when blocks keep their fixed dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import polars as pl

from alternance.community import Community
from alternance.sample.traps.course import Course, courses
from alternance.sample.traps.earliest import earliest_ends

__all__ = ["traps"]

#: Level needed to work alone unless the row says another.
_ALONE = 2
_COLUMNS = ["cohort", "block", "phase", "aim", "module", "cycle_week", "ready_from", "student_weeks"]


def traps(community: Community) -> pl.DataFrame:
    """Return every aim done alone at a fixed date before which no calendar whatever could have taught it.

    ``module`` is the first that can have taught it, and ``ready_from`` the earliest week in which the block could begin
    with that behind it; ``student_weeks`` are the red ones that are certain at the fixed date: practice weeks of the
    phase before it is taught, times students. A week may stand in several rows; it is red once.
    """
    givers = _Givers(community)
    rows = [row for course in courses(community) for row in _of(community, course, givers)]
    return pl.DataFrame(rows, schema=_COLUMNS, orient="row").sort(_COLUMNS[:4])


class _Givers:
    """Aim → modules, and phases of blocks, that give it, with the level."""

    def __init__(self, community: Community) -> None:
        self.modules: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for module, aim, level in community["module_aims"].select("module", "aim", "level_given").rows():
            self.modules[aim].append((module, level))
        self.phases: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
        for block, phase, aim, level in community["phase_aims"].select("block", "phase", "aim", "level_given").rows():
            self.phases[aim].append((block, phase, level or 0))


def _of(community: Community, course: Course, givers: _Givers) -> Iterator[tuple[object, ...]]:
    ends = earliest_ends(community, course, course.held)
    alone = community["phase_aims"].filter(role="alone", instructed_here=False)
    for block, phase, aim, needed in alone.select("block", "phase", "aim", "level_needed").rows():
        if block not in course.held:
            continue
        level = _ALONE if needed is None else needed
        elsewhere = {
            name for name, part, given in givers.phases[aim] if given >= level and (name != block or part < phase)
        }
        modules = {name for name, given in givers.modules[aim] if given >= level}
        if elsewhere & {*course.held, *course.outside} or modules & course.outside or not modules & set(ends):
            continue  # another phase may give it, or what lies outside the horizon has
        module = min(modules & set(ends), key=lambda name: (ends[name], name))
        red = [week for week in course.phase_weeks(block, phase) if week < ends[module]]
        if red:
            before = {name: weeks for name, weeks in course.held.items() if weeks[0] < course.held[block][0]}
            ready = course.horizon.monday(earliest_ends(community, course, before)[module])
            cycle = course.horizon.monday(course.held[block][0])
            yield course.cohort["id"], block, phase, aim, module, cycle, ready, len(red) * course.cohort["size"]
