"""The small sample: one school, two programmes, 60 students, 8 enterprises, one year. Only the people are drawn."""

from __future__ import annotations

import datetime as dt

from alternance.community import Horizon, Meta
from alternance.sample.chance import Chance
from alternance.sample.draft import Draft
from alternance.sample.people_demanded import people_demanded
from alternance.sample.sample import Sample
from alternance.sample.school_year import holiday_weeks
from alternance.sample.tables import add_tables
from alternance.sample.traps import traps

__all__ = ["small"]

_META = Meta(
    title="Enterprise school community Freital (sample)",
    first_week=dt.date(2026, 8, 17),
    weeks=46,
    time_zone="Europe/Berlin",
    country="DE",
    region="SN",
)
#: The school, around which students live.
_CENTRE = (51.003, 13.648)


def small(seed: int) -> Sample:
    """Compose the small sample; `seed` draws homes, birth dates, wishes and rankings."""
    draft = Draft()
    add_tables(draft, "small")
    for week, days in holiday_weeks(_META.country, _META.region, Horizon(_META.first_week, _META.weeks)):
        draft.add("school_weeks", school="bsz", week=week, days=days, kind="holiday" if days == 0 else "teaching")
    _students(draft, Chance(seed, "students"))
    _wishes(draft, Chance(seed, "wishes"))
    _rankings(draft, Chance(seed, "rankings"))
    _contracts(draft)
    community = draft.community(_META)
    return Sample(community, {"traps": traps(community), "gap_quantity": people_demanded(draft)})


def _students(draft: Draft, chance: Chance) -> None:
    for cohort in list(draft.rows("cohorts")):
        for number in range(1, cohort["size"] + 1):
            born = dt.date(2007, 9, 1) + dt.timedelta(days=chance.between(0, 1060))
            draft.add(
                "students",
                id=f"{cohort['id']}-{number:02}",
                cohort=cohort["id"],
                birth_date=born,
                lat=round(chance.around(_CENTRE[0], 0.06), 3),
                lon=round(chance.around(_CENTRE[1], 0.09), 3),
                travel_max=60 if chance.happens(0.2) else None,
                wish=chance.pick(("job", "job", "both", "further study")),
                languages=chance.pick(("de", "de", "de en", "de pl")),
            )


def _places(draft: Draft, cohort: str) -> list[str]:
    """Return the positions of a cohort's occupation."""
    programme = draft.row("cohorts", cohort)["programme"]
    occupation = draft.row("programmes", programme)["occupation"]
    units = {unit["id"] for unit in draft.rows("hiring_units") if unit["occupation"] == occupation}
    return [position["id"] for position in draft.rows("positions") if position["unit"] in units]


def _wishes(draft: Draft, chance: Chance) -> None:
    """Let every other student rank all positions of the occupation, the last two as a tie."""
    for student in draft.rows("students"):
        if not chance.happens(0.5):
            continue
        places = chance.shuffled(_places(draft, student["cohort"]))
        for rank, position in enumerate(places, start=1):
            tied = min(rank, len(places) - 1)
            draft.add("preferences", student=student["id"], position=position, rank=tied, said_on=dt.date(2026, 9, 1))


def _rankings(draft: Draft, chance: Chance) -> None:
    """Let two enterprises rank the students whom they met at the school's open day."""
    for unit, classes in (("krause:u", ("bsz:ZM26a", "bsz:ZM26b")), ("funke:u", ("bsz:EL26",))):
        met = [student["id"] for student in draft.rows("students") if student["cohort"] in classes]
        for rank, student in enumerate(chance.shuffled(met)[:12], start=1):
            draft.add("unit_rankings", unit=unit, student=student, rank=rank)


def _contracts(draft: Draft) -> None:
    """Fix one student by contract: the enterprise hired before the school planned."""
    for block in ("electric:p1", "electric:p2"):
        draft.add(
            "fixed", student="bsz:EL26-01", block=block, position="weiss:grid", door="contract",
            reason="apprenticeship contract of 2026-05-04",
        )  # fmt: skip
