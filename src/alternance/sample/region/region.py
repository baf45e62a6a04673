"""The region, composed step by step: programmes, cohorts, two reference schedules, then what these need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import polars as pl

from alternance.community import Meta
from alternance.community.school_days import public_holidays
from alternance.sample.chance import Chance
from alternance.sample.compose import compose
from alternance.sample.draft import Draft
from alternance.sample.reference import learn_first, with_cycles
from alternance.sample.region.demand import add_demand, demand
from alternance.sample.region.enterprises import Post, add_enterprises
from alternance.sample.region.evidence import add_evidence
from alternance.sample.region.gap_truth import gap_truth
from alternance.sample.region.groups import HORIZON, groups
from alternance.sample.region.plant import plant
from alternance.sample.region.rows import add_cohorts, add_programmes
from alternance.sample.region.schools import add_absences, add_rooms, add_schools, add_teachers
from alternance.sample.region.students import add_students
from alternance.sample.region.trap_truth import trap_truth
from alternance.sample.region.wishes import add_contracts, add_locks, add_preferences, add_rankings
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
    composed = [compose(e, content["cycles"][e["cycles"]], Chance(seed, f"programme {e['id']}")) for e in entries]
    programmes, plants = plant(composed, content["gaps"], Chance(seed, "gaps"))
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
    seats = {p.occupation: np.maximum(*(usage.seats[p.occupation] for usage in usages)) for p in programmes}
    posts, scarce = add_enterprises(
        draft, entries, programmes, towns, content["names"], seats, days, Chance(seed, "enterprises")
    )
    add_students(draft, cohorts, towns, Chance(seed, "students"))
    contracts = add_contracts(draft, cohorts, posts, Chance(seed, "contracts"))
    add_preferences(draft, cohorts, posts, Chance(seed, "preferences"))
    add_rankings(draft, cohorts, posts, Chance(seed, "rankings"))
    add_locks(draft, cohorts, joint[0], fixed[0], teachers, contracts, Chance(seed, "locks"))
    lacking = add_evidence(draft, cohorts, contracts, Chance(seed, "evidence"))
    lines = demand(cohorts, _enterprises(posts), plants, content["gaps"]["untaught"], Chance(seed, "demand"))
    add_demand(draft, lines, Chance(seed, "demand rows"))
    truth = {
        "traps": trap_truth(cohorts, days, cycles),
        "scarce_seats": _rows(
            [(s.occupation, HORIZON.monday(s.first), HORIZON.monday(s.last), s.seats, s.usual) for s in scarce],
            ["occupation", "from", "to", "seats", "usual"],
        ),
        "contract_first": _rows(contracts, ["student", "block", "position"]),
        "not_ready": _rows(lacking, ["student", "block", "phase", "aim", "level_needed", "level_seen"]),
    }
    return Sample(draft.community(_META), truth | gap_truth(programmes, cohorts, lines, plants))


def _rows(rows: Sequence[tuple[object, ...]], columns: list[str]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=columns, orient="row")


def _enterprises(posts: Sequence[Post]) -> dict[str, list[str]]:
    """Return occupation → enterprises that practise it."""
    found: dict[str, list[str]] = defaultdict(list)
    for post in posts:
        if post.enterprise not in found[post.occupation]:
            found[post.occupation].append(post.enterprise)
    return found


def _days() -> list[int]:
    """Return the days with lessons by week; all schools of the region have the same."""
    days = [5] * HORIZON.weeks
    for day in public_holidays(_META.country, _META.region, HORIZON):
        if day.weekday() < 5:
            days[HORIZON.index(day)] -= 1
    for week, count in holiday_weeks(_META.country, _META.region, HORIZON):
        days[HORIZON.index(week)] = count
    return days
