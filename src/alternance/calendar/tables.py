"""A calendar as the tables of a plan: cohorts, sections, sessions, spans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from alternance.calendar.drafting.course import Course
from alternance.calendar.drafting.draft import Draft
from alternance.calendar.problem import Cohort, Option
from alternance.calendar.solution import Held, Solution
from alternance.calendar.together import Part, sections_of
from alternance.calendar.walk import module_weeks, taken_options, week_states
from alternance.community.horizon import Horizon
from alternance.plan.tables import empty_table

__all__ = ["runs", "tables"]

Row = Mapping[str, object]


def tables(draft: Draft, solution: Solution) -> dict[str, pl.DataFrame]:
    """Return the plan tables `cohorts`, `sections`, `sessions` and `spans`.

    Parameters
    ----------
    solution : Solution
        Cohorts that are not placed have a row in `cohorts` alone.

    Returns
    -------
    dict of str to polars.DataFrame
        In the plan's columns and types. Sessions have no teacher yet.
    """
    rows: dict[str, list[Row]] = {"cohorts": [], "sections": [], "sessions": [], "spans": []}
    community = draft.community
    for row in community["cohorts"].iter_rows(named=True):
        rows["cohorts"].append({name: row[name] for name in empty_table("cohorts").columns})
    horizon = community.horizon
    parts_of = sections_of(draft, solution)
    for k, (cohort, course, held) in enumerate(
        zip(draft.problem.cohorts, draft.courses, solution.cohorts, strict=True)
    ):
        if held is None:
            continue
        taken = taken_options(cohort, held.options)
        rows["spans"] += _spans(horizon, course, taken)
        for module, weeks in _taught(draft, cohort, held, taken):
            taught = course.modules[module]
            for number, size, together in parts_of.get((k, module)) or _alone(taught.section_sizes(course.size)):
                name = f"{course.cohort}/{taught.id}/{number}"
                facts: dict[str, object] = {"id": name, "cohort": course.cohort, "module": taught.id}
                rows["sections"].append({**facts, "number": number, "size": size, "together": together})
                for first, last in weeks:
                    rows["sessions"].append(
                        {
                            "section": name,
                            "from": horizon.monday(first),
                            "to": horizon.monday(last),
                            "minutes": held.weekly[module],
                            "teacher": None,
                            "room_kind": taught.room_kind,
                        }
                    )
    return {name: pl.DataFrame(rows[name], schema=empty_table(name).schema) for name in rows}


def _alone(sizes: Sequence[int]) -> list[Part]:
    """Return the sections of a module that the cohort takes alone."""
    return [Part(number, size, None) for number, size in enumerate(sizes, start=1)]


def runs(weeks: Sequence[int], cuts: set[int]) -> list[tuple[int, int]]:
    """Return the runs (first, last) of ascending weeks; a run ends where a week of `cuts` lies before the next."""
    found: list[tuple[int, int]] = []
    for week in weeks:
        if found and not any(between in cuts for between in range(found[-1][1] + 1, week)):
            found[-1] = (found[-1][0], week)
        else:
            found.append((week, week))
    return found


def _taught(
    draft: Draft, cohort: Cohort, held: Held, taken: Sequence[Option]
) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Yield (module, runs of its lesson weeks): cut by practice weeks of the cohort."""
    states = week_states(draft.problem, cohort, taken)
    away = {week for o in taken for week in o.away}
    for k, (module, start, weekly) in enumerate(zip(cohort.modules, held.starts, held.weekly, strict=True)):
        walked = module_weeks(states, module, start, weekly) or []
        yield k, runs([week for week, _ in walked], away)


def _spans(horizon: Horizon, course: Course, taken: Sequence[Option]) -> Iterator[Row]:
    """Yield the runs of practice weeks of each phase; weeks that are no practice weeks cut them."""
    for practice, o in zip(course.blocks, taken, strict=True):
        begin = 0
        for phase in practice.work.phases:
            weeks = o.away[begin : begin + phase.weeks]
            begin += phase.weeks
            for first, last in runs(weeks, set(range(weeks[0], weeks[-1])) - set(weeks)):
                yield {
                    "cohort": course.cohort,
                    "block": practice.id,
                    "phase": phase.order,
                    "from": horizon.monday(first),
                    "to": horizon.monday(last),
                    "days": practice.release,
                    "instruction_days": phase.instruction_days,
                }
