"""The region, composed step by step: programmes, cohorts, two reference schedules, then what these need."""

from __future__ import annotations

import numpy as np
import polars as pl

from alternance.community import Meta
from alternance.community.school_days import public_holidays
from alternance.sample.chance import Chance
from alternance.sample.compose import compose
from alternance.sample.draft import Draft
from alternance.sample.reference import Usage, learn_first, with_cycles
from alternance.sample.region.enterprises import add_enterprises
from alternance.sample.region.groups import HORIZON, groups
from alternance.sample.region.rows import add_cohorts, add_programmes
from alternance.sample.region.schools import add_absences, add_rooms, add_schools, add_teachers
from alternance.sample.region.students import add_students
from alternance.sample.sample import Sample
from alternance.sample.school_year import holiday_weeks
from alternance.sample.tables import load

__all__ = ["region"]

_META = Meta(
    title="Enterprise school communities of a region (sample)",
    first_week=HORIZON.first_week,
    weeks=HORIZON.weeks,
    time_zone="Europe/Berlin",
    country="DE",
    region="SN",
)


def region(seed: int) -> Sample:
    """Compose the region."""
    content = load("region")
    entries = content["programmes"]
    programmes = [compose(e, content["cycles"][e["cycles"]], Chance(seed, f"programme {e['id']}")) for e in entries]
    cohorts = groups(programmes, Chance(seed, "cohorts"))
    days = _days()
    cycles = {
        practice.id: [HORIZON.index(week) for week in programme.cycles[practice.order]]
        for programme in programmes
        for practice in programme.practices
    }
    joint, fixed = learn_first(cohorts, days), with_cycles(cohorts, days, cycles)
    usages = (joint[1], fixed[1])
    draft = Draft()
    add_schools(draft, content["schools"], _META.country, _META.region)
    add_programmes(draft, programmes)
    add_cohorts(draft, cohorts)
    add_rooms(draft, usages, cohorts, days)
    teachers = add_teachers(draft, usages, days, Chance(seed, "teachers"))
    add_absences(draft, teachers, usages, days, Chance(seed, "absences"))
    towns = {school["id"]: (school["lat"], school["lon"]) for school in content["schools"]}
    seats = {p.occupation: _most(usages, p.occupation) for p in programmes}
    posts, scarce = add_enterprises(
        draft, entries, programmes, towns, content["names"], seats, days, Chance(seed, "enterprises")
    )
    add_students(draft, cohorts, towns, Chance(seed, "students"))
    truth = {
        "scarce_seats": pl.DataFrame(
            [(s.occupation, HORIZON.monday(s.first), HORIZON.monday(s.last), s.seats, s.usual) for s in scarce],
            schema=["occupation", "from", "to", "seats", "usual"],
            orient="row",
        )
    }
    return Sample(draft.community(_META), truth)


def _days() -> list[int]:
    """Return the days with lessons by week; all schools of the region have the same."""
    days = [5] * HORIZON.weeks
    for day in public_holidays(_META.country, _META.region, HORIZON):
        if day.weekday() < 5:
            days[HORIZON.index(day)] -= 1
    for week, count in holiday_weeks(_META.country, _META.region, HORIZON):
        days[HORIZON.index(week)] = count
    return days


def _most(usages: tuple[Usage, Usage], place: str) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    return np.maximum(usages[0].seats[place], usages[1].seats[place])
