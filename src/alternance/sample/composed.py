"""Samples of other habits, composed by hand in one file each: ``data/<name>.toml``. Only the people are drawn."""

from __future__ import annotations

import datetime as dt
from typing import Any

from alternance.community import Horizon, Meta
from alternance.sample.chance import Chance
from alternance.sample.draft import Draft
from alternance.sample.history import add_history
from alternance.sample.people_demanded import people_demanded
from alternance.sample.sample import Sample
from alternance.sample.school_year import holiday_weeks
from alternance.sample.tables import add_rows, load
from alternance.sample.traps import traps

__all__ = ["COMPOSED", "composed"]

#: Samples that are composed so.
COMPOSED = ("staged", "dual", "courses")


def composed(name: str, seed: int) -> Sample:
    """Compose the sample `name` of `COMPOSED`; `seed` draws homes, birth dates, wishes and rankings."""
    content = load(name)
    draft = Draft()
    for table, rows in content["tables"].items():
        add_rows(draft, table, rows)
    meta = Meta(**content["meta"])
    _enrol(draft, content.get("enrolments"))
    _holidays(draft, content["draw"], meta)
    _students(draft, content["draw"], Chance(seed, "students"))
    _contracts(draft, content["draw"], Chance(seed, "contracts"))
    _wishes(draft, content["draw"], Chance(seed, "wishes"))
    _rankings(draft, content["draw"], Chance(seed, "rankings"))
    demanded = {"gap_quantity": people_demanded(draft)}
    if past := content.get("history"):
        demanded["trends"] = add_history(draft, past, Chance(seed, "history"))
    community = draft.community(meta)
    whole = community["cycles"].height > 0 and "day release" not in community["blocks"]["rhythm"]
    planted = {"traps": traps(community)} if whole else {}  # a day release leaves days for lessons: no trap is certain
    return Sample(community, planted | demanded)


def _enrol(draft: Draft, said: dict[str, Any] | None) -> None:
    """Let each who enrols be a cohort of one with a begin of its own."""
    if said is None:
        return
    for first, count in said["starts"]:
        for number in range(1, count + 1):
            draft.add(
                "cohorts",
                id=f"{said['school']}:{first:%y%m%d}-{number}",
                programme=said["programme"],
                school=said["school"],
                title=f"{said['title']} {first:%Y-%m-%d} ({number})",
                first_week=first,
                due_week=first + dt.timedelta(weeks=said["weeks"]),
                size=1,
                minutes_per_day=said["minutes_per_day"],
            )


def _holidays(draft: Draft, draw: dict[str, Any], meta: Meta) -> None:
    """Give a school in Saxony its school holidays."""
    if school := draw.get("saxon_holidays"):
        for week, days in holiday_weeks(meta.country, meta.region, Horizon(meta.first_week, meta.weeks)):
            draft.add("school_weeks", school=school, week=week, days=days, kind="teaching" if days else "holiday")


def _contracts(draft: Draft, draw: dict[str, Any], chance: Chance) -> None:
    """Give every student a contract with one position for all blocks, as long as there are seats."""
    if (reason := draw.get("contracts")) is None:
        return
    blocks: dict[str, list[str]] = {}
    for row in draft.rows("blocks"):
        blocks.setdefault(row["programme"], []).append(row["id"])
    seats = [row["id"] for row in draft.rows("positions") for _ in range(row["seats"])]
    for student, position in zip(draft.rows("students"), chance.shuffled(seats), strict=False):
        for block in blocks[draft.row("cohorts", student["cohort"])["programme"]]:
            draft.add("fixed", student=student["id"], block=block, position=position, door="contract", reason=reason)


def _students(draft: Draft, draw: dict[str, Any], chance: Chance) -> None:
    for cohort in list(draft.rows("cohorts")):
        for number in range(1, cohort["size"] + 1):
            draft.add(
                "students",
                id=f"{cohort['id']}-{number:02}",
                cohort=cohort["id"],
                birth_date=draw["born"] + dt.timedelta(days=chance.between(0, draw["born_days"])),
                lat=round(chance.around(draw["centre"][0], draw["spread"][0]), 3),
                lon=round(chance.around(draw["centre"][1], draw["spread"][1]), 3),
                travel_max=75 if chance.happens(0.15) else None,
                sex=chance.pick(("female", "male")),
                wish=chance.pick(draw["wishes"]),
                languages=chance.pick(draw["languages"]),
            )


def _places(draft: Draft, programme: str) -> list[str]:
    """Return the positions of the occupations of a programme's blocks, of their enterprise where they name one."""
    held = [(row["place"], row.get("enterprise")) for row in draft.rows("blocks") if row["programme"] == programme]
    sites = {row["id"]: row["organisation"] for row in draft.rows("sites")}
    units = {
        unit["id"]
        for unit in draft.rows("hiring_units")
        for place, enterprise in held
        if unit["occupation"] == place and enterprise in (None, sites[unit["site"]])
    }
    return [position["id"] for position in draft.rows("positions") if position["unit"] in units]


def _wishes(draft: Draft, draw: dict[str, Any], chance: Chance) -> None:
    """Let a part of the students rank all positions of theirs, two in the middle and the last two as ties."""
    for student in draft.rows("students"):
        places = chance.shuffled(_places(draft, draft.row("cohorts", student["cohort"])["programme"]))
        if not places or not chance.happens(draw["wishing"]):
            continue
        rank = 0
        for number, position in enumerate(places):
            rank += number not in (2, len(places) - 1) or number == 0
            draft.add("preferences", student=student["id"], position=position, rank=rank, said_on=draw["said_on"])


def _rankings(draft: Draft, draw: dict[str, Any], chance: Chance) -> None:
    """Let every other unit that ranks sort some of the students whom it met; ranks of three are ties."""
    for number, unit in enumerate(draft.rows("hiring_units")):
        if unit.get("ranks_by") == "fit" or number % 2:
            continue
        met = [
            student["id"]
            for student in draft.rows("students")
            if any(draft.row("positions", position)["unit"] == unit["id"]
                   for position in _places(draft, draft.row("cohorts", student["cohort"])["programme"]))
        ]  # fmt: skip
        for place, student in enumerate(chance.shuffled(met)[: draw.get("ranked", 15)]):
            draft.add("unit_rankings", unit=unit["id"], student=student, rank=1 + place // 3)
