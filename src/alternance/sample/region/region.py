"""The region, composed step by step: programmes, gaps, cohorts, two reference schedules, then what these need."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from alternance.sample.chance import Chance
from alternance.sample.draft import Draft
from alternance.sample.programme.compose import compose
from alternance.sample.region.demand import demand
from alternance.sample.region.enterprises import add_enterprises
from alternance.sample.region.evidence import add_evidence
from alternance.sample.region.fixed import add_contracts, add_locks
from alternance.sample.region.frame import META, Frame
from alternance.sample.region.gap_truth import gap_truth
from alternance.sample.region.groups import HORIZON, groups
from alternance.sample.region.line import add_demand
from alternance.sample.region.plant import Plant, plant
from alternance.sample.region.post import Post
from alternance.sample.region.rows import add_cohorts, add_programmes
from alternance.sample.region.scarcity import Scarcity
from alternance.sample.region.schools import add_rooms, add_schools
from alternance.sample.region.students import add_students
from alternance.sample.region.teachers import add_absences, add_teachers
from alternance.sample.region.wishes import add_forbidden, add_preferences, add_rankings
from alternance.sample.sample import Sample
from alternance.sample.tables import load
from alternance.sample.traps import traps

__all__ = ["framed", "region"]


def region(seed: int) -> Sample:
    """Compose the region; each step draws from a chance of its own."""
    frame, plants = framed(seed)
    draft = Draft()
    add_schools(draft, frame)
    add_programmes(draft, frame.programmes)
    add_cohorts(draft, frame.groups)
    add_rooms(draft, frame)
    posts, scarce = add_enterprises(draft, frame, Chance(seed, "enterprises"))
    add_students(draft, frame, Chance(seed, "students"))
    truth = {"scarce_seats": _scarce(scarce)} | _people(draft, frame, posts, seed)
    lines = demand(frame, posts, plants, Chance(seed, "demand"))
    add_demand(draft, lines, Chance(seed, "demand rows"))
    community = draft.community(META)
    return Sample(community, {"traps": traps(community)} | truth | gap_truth(frame, lines, plants))


def framed(seed: int) -> tuple[Frame, list[Plant]]:
    """Compose programmes with gaps planted, and their cohorts: what the region is built upon."""
    content = load("region")
    composed = [
        compose(entry, content["cycles"][entry["cycles"]], Chance(seed, f"programme {entry['id']}"))
        for entry in content["programmes"]
    ]
    programmes, plants = plant(composed, content["gaps"], Chance(seed, "gaps"))
    return Frame(content, programmes, groups(programmes, Chance(seed, "cohorts"))), plants


def _people(draft: Draft, frame: Frame, posts: Sequence[Post], seed: int) -> dict[str, pl.DataFrame]:
    """Add teachers, and all that students and enterprises want of each other; return what was planted."""
    staff = add_teachers(draft, frame, Chance(seed, "teachers"))
    add_absences(draft, frame, staff, Chance(seed, "absences"))
    contracts = add_contracts(draft, frame.groups, posts, Chance(seed, "contracts"))
    add_preferences(draft, frame.groups, posts, Chance(seed, "preferences"))
    add_rankings(draft, frame.groups, posts, Chance(seed, "rankings"))
    add_forbidden(draft, frame.groups, posts, Chance(seed, "forbidden"))
    add_locks(draft, frame, staff, contracts, Chance(seed, "locks"))
    lacking = add_evidence(draft, frame.groups, contracts, Chance(seed, "evidence"))
    return {
        "contract_first": _table(contracts, ["student", "block", "position"]),
        "not_ready": _table(lacking, ["student", "block", "phase", "aim", "level_needed", "level_seen"]),
    }


def _scarce(scarce: Sequence[Scarcity]) -> pl.DataFrame:
    rows = [(s.occupation, HORIZON.monday(s.first), HORIZON.monday(s.last), s.seats, s.usual) for s in scarce]
    return _table(rows, ["occupation", "from", "to", "seats", "usual"])


def _table(rows: Sequence[tuple[object, ...]], columns: list[str]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=columns, orient="row")
