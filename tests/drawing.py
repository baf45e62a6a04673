"""Random communities that are valid: everything that `check` asks holds, whether or not a plan can be made of them.

Drawn subject by subject, each from what was drawn before; the first value of every choice is the plainest, so that a
failing example shrinks to few rows.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, TypeVar

from hypothesis import strategies as st
from tests.tables import FIRST, community, monday

from alternance.community import Community

__all__ = ["communities"]

T = TypeVar("T")
Draw = st.DrawFn
IN_ROOMS = ("studio", "joint platform")
#: A student of age, one of 16, one of 15, one of unknown age.
BIRTHS = (dt.date(2005, 3, 1), dt.date(2010, 3, 1), dt.date(2011, 3, 1), None)


@dataclass
class Rows:
    """The rows drawn so far, and the random choices in short."""

    draw: Draw
    weeks: int
    tables: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def add(self, table: str, **row: Any) -> str:
        """Add a row and return its id (empty where it has none)."""
        self.tables.setdefault(table, []).append(row)
        return str(row.get("id", ""))

    def __getitem__(self, table: str) -> list[dict[str, Any]]:
        return self.tables.get(table, [])

    def number(self, least: int, most: int) -> int:
        return self.draw(st.integers(least, most))

    def one(self, *values: T) -> T:
        return self.draw(st.sampled_from(values))

    def seldom(self) -> bool:
        """Return True once in a while, False when shrunk."""
        return self.draw(st.integers(0, 3)) == 3

    def some(self, values: Sequence[T]) -> list[T]:
        """Return a few of `values`, in their order."""
        return [value for value in values if self.draw(st.booleans())]


@st.composite
def communities(draw: Draw, *, weeks: tuple[int, int] = (10, 30), cohorts: int = 3) -> Community:
    """Draw a valid community: 1 or 2 schools, up to `cohorts` cohorts, 2 to 5 modules, 1 to 3 blocks a programme."""
    rows = Rows(draw, draw(st.integers(*weeks)))
    _organisations(rows)
    _modules(rows)
    _module_order(rows)
    for programme in rows["programmes"]:
        _blocks(rows, programme)
    _cohorts(rows, draw(st.integers(1, cohorts)))
    _teachers(rows)
    _school_year(rows)
    _units(rows)
    _wishes(rows)
    _demands(rows)
    country, region = draw(st.sampled_from([("", ""), ("DE", "SN")]))
    return community(rows.tables, weeks=rows.weeks, country=country, region=region)


def _organisations(rows: Rows) -> None:
    schools = [f"s{n}" for n in range(rows.number(1, 2))]
    for school in schools:
        rows.add("organisations", id=school, kind="school", title=f"School {school}")
        rows.add("sites", id=f"{school}:site", organisation=school, title="School")
        rows.add(
            "rooms", id=f"{school}:w", site=f"{school}:site", kind="w", places=rows.number(4, 8), minutes_per_week=2100
        )
    for enterprise in ("e0", "e1"):
        rows.add("organisations", id=enterprise, kind="enterprise", title=enterprise)
        rows.add("sites", id=f"{enterprise}:site", organisation=enterprise, title="Works", lat=51.0, lon=13.0)
    for n in range(rows.number(1, 2)):
        rows.add("programmes", id=f"p{n}", school=schools[n % len(schools)], title=f"Programme {n}", occupation=f"o{n}")


def _modules(rows: Rows) -> None:
    aims = [
        rows.add("aims", id=f"a{n}", title=f"Aim {n}", safety=n > 0 and rows.draw(st.booleans()))
        for n in range(rows.number(1, 4))
    ]
    programmes = [programme["id"] for programme in rows["programmes"]]
    count = rows.number(2, 5)
    for n in range(count):
        weekly, length = rows.one(60, 120, 240), rows.number(1, 3)
        module = rows.add(
            "modules", id=f"m{n}", title=f"Module {n}", minutes=weekly * length, weekly_min=weekly,
            weekly_max=weekly + rows.one(0, 60), splittable=rows.draw(st.booleans()), section_max=rows.one(None, 2),
            qualification=rows.one(None, "q0", "q1"), room_kind=rows.one(None, "w"),
        )  # fmt: skip
        # every programme has a module; the others may serve one or all
        mine = {programmes[n]} if n < len(programmes) else set(rows.one(programmes[:1], programmes[-1:], programmes))
        for programme in sorted(mine):
            rows.add("programme_modules", programme=programme, module=module)
        for aim in rows.some(aims):
            rows.add("module_aims", module=module, aim=aim, level_given=rows.number(1, 3))


def _module_order(rows: Rows) -> None:
    modules = [module["id"] for module in rows["modules"]]
    for before, after in pairwise(modules):
        if rows.seldom():
            rows.add("module_order", before=before, after=after, weeks_min=rows.one(0, 1), weeks_max=rows.one(None, 8))


def _blocks(rows: Rows, programme: dict[str, Any]) -> None:
    mine = [row["module"] for row in rows["programme_modules"] if row["programme"] == programme["id"]]
    given = {aim["id"]: 0 for aim in rows["aims"]}
    for row in rows["module_aims"]:
        if row["module"] in mine:
            given[row["aim"]] = max(row["level_given"], given[row["aim"]])
    for order in range(1, rows.number(1, 3) + 1):
        form = rows.one("in-post", "apprenticeship", "order class", *IN_ROOMS)
        rhythm = rows.one("whole weeks", "alternation")
        block = rows.add(
            "blocks", id=f"{programme['id']}:b{order}", programme=programme["id"], title=f"Block {order}", form=form,
            place="w" if form in IN_ROOMS else programme["occupation"], enterprise="e0" if form == "order class" else None,
            order=order, rhythm=rhythm, practice_weeks=rows.number(1, 2) if rhythm == "alternation" else None,
            school_weeks=1 if rhythm == "alternation" else None, minutes_per_day=rows.one(420, 480),
            in_school_holidays=rows.draw(st.booleans()),
        )  # fmt: skip
        before = given
        for phase in range(1, rows.number(1, 2) + 1):
            given = _phase(rows, block, phase, given)
        _keep_safe(rows, block, before)
        for module in mine:
            if relation := rows.one(None, None, None, "applies", "applies", "builds on"):
                rows.add("block_modules", block=block, module=module, relation=relation)
        if rows.seldom():
            rows.add("cycles", block=block, first_week=monday(rows.number(0, rows.weeks - 1)))


def _phase(rows: Rows, block: str, phase: int, given: dict[str, int]) -> dict[str, int]:
    """Draw a phase that asks only what is `given` before or instructed in it; return what is given after it."""
    weeks = rows.number(1, 2) if rows.weeks >= 16 else 1
    days = rows.one(0, 0, 1, 5)
    rows.add("phases", block=block, order=phase, weeks=weeks, first_days_instruction=days)
    safety = {aim["id"] for aim in rows["aims"] if aim["safety"]}
    after = dict(given)
    for aim in rows.some(list(given)):
        role, level = rows.one("alone", "assist", "observe"), rows.one(None, 1, 2, 3)
        here = rows.seldom()
        needed = (2 if level is None else level) if role == "alone" else 0
        needed = max(needed, 1) if aim in safety and role != "observe" else needed
        if max(given[aim], 2 if here and days else 0) < needed:
            role = "observe"
        gives = rows.one(None, 2, 3)
        rows.add(
            "phase_aims", block=block, phase=phase, aim=aim, role=role, level_needed=level, level_given=gives,
            instructed_here=here,
        )  # fmt: skip
        after[aim] = max(gives or 0, after[aim])
    return after


def _keep_safe(rows: Rows, block: str, before: dict[str, int]) -> None:
    """Let students only observe in a block one of whose safety aims nobody gives before its first work."""
    mine = [row for row in rows["phase_aims"] if row["block"] == block]
    first = min((row["phase"] for row in mine if row["role"] != "observe"), default=0)
    days = {row["order"]: row["first_days_instruction"] for row in rows["phases"] if row["block"] == block}
    here = {row["aim"] for row in mine if row["phase"] == first and row["instructed_here"] and days.get(first)}
    earlier = {row["aim"] for row in mine if row["phase"] < first and row["level_given"]}
    safety = {aim["id"] for aim in rows["aims"] if aim["safety"]} & {row["aim"] for row in mine}
    if any(not before[aim] for aim in safety - here - earlier):
        for row in mine:
            row["role"] = "observe"


def _cohorts(rows: Rows, count: int) -> None:
    for n in range(count):
        programme = rows.one(*rows["programmes"])
        first = rows.number(0, 2) if rows.weeks >= 16 else 0
        size = rows.number(1, 4)
        cohort = rows.add(
            "cohorts", id=f"c{n}", programme=programme["id"], school=programme["school"], first_week=monday(first),
            due_week=monday(rows.weeks - 1 - rows.number(0, 4)), size=size, minutes_per_day=360,
        )  # fmt: skip
        for k in range(size):
            student = rows.add(
                "students", id=f"{cohort}/{k}", cohort=cohort, birth_date=rows.one(*BIRTHS), lat=51.0,
                lon=rows.one(13.0, 13.5, None), travel_max=rows.one(None, 60),
            )  # fmt: skip
            if rows.seldom():
                seen, aim = rows.one(-3, 5), rows.one(*rows["aims"])["id"]
                rows.add("student_aims", student=student, aim=aim, level=rows.number(0, 4), seen_on=monday(seen))
        if rows.seldom():
            kind, item = rows.one(*_items(rows, programme["id"]))
            rows.add("outside_horizon", cohort=cohort, kind=kind, item=item, ended=rows.one(monday(-4), None))


def _items(rows: Rows, programme: str) -> list[tuple[str, str]]:
    """Return the first module and the first block of a programme."""
    modules = [row["module"] for row in rows["programme_modules"] if row["programme"] == programme]
    blocks = [row["id"] for row in rows["blocks"] if row["programme"] == programme]
    return [("module", modules[0]), ("block", blocks[0])]


def _teachers(rows: Rows) -> None:
    for school in (row["id"] for row in rows["organisations"] if row["kind"] == "school"):
        for n in range(rows.number(1, 2)):
            teacher = rows.add(
                "teachers", id=f"{school}:t{n}", school=school, minutes_per_week=rows.one(1500, 900),
                other_duties_minutes=rows.one(0, 120), ceiling=rows.one(None, 1600),
            )  # fmt: skip
            for qualification in ("q0", "q1") if n == 0 else (rows.one("q0", "q1"),):
                rows.add("teacher_qualifications", teacher=teacher, qualification=qualification)
            if rows.seldom():
                week = rows.number(0, rows.weeks - 2)
                rows.add(
                    "teacher_absences",
                    teacher=teacher,
                    share=rows.one(0.5, 1.0),
                    **{"from": monday(week), "to": monday(week + 1)},
                )


def _school_year(rows: Rows) -> None:
    for school in (row["id"] for row in rows["organisations"] if row["kind"] == "school"):
        for week in sorted(set(rows.draw(st.lists(st.integers(0, rows.weeks - 1), max_size=2)))):
            days = rows.one(0, 3)
            kind = "teaching" if days else "holiday"
            rows.add("school_weeks", school=school, week=monday(week), days=days, kind=kind)


def _units(rows: Rows) -> None:
    """Draw for every occupation one position with seats for the largest cohort, and perhaps a smaller one."""
    largest = max(cohort["size"] for cohort in rows["cohorts"])
    for programme in rows["programmes"]:
        occupation = programme["occupation"]
        for n in range(rows.number(1, 2)):
            unit = f"e{n}:{occupation}"
            seats = rows.number(largest, 2 * largest) if n == 0 else rows.number(1, 2)
            rows.add(
                "hiring_units", id=unit, site=f"e{n}:site", occupation=occupation, seats_total=max(seats - rows.one(0, 0, 1), largest if n == 0 else 1),
                staff=rows.one(40, 5, None),
            )  # fmt: skip
            mentor = None
            if rows.seldom():
                mentor = rows.add("mentors", id=f"{unit}:m", unit=unit, students_max=rows.number(largest, largest + 2))
            position = rows.add(
                "positions", id=f"{unit}:p", unit=unit, title="Post", mentor=mentor, seats=seats,
                minutes_per_day=rows.one(None, 480, 540), days=rows.one(5, 4),
            )  # fmt: skip
            _position_weeks(rows, position, seats)
            if rows.seldom():
                rows.add(
                    "position_aims",
                    position=position,
                    aim=rows.one(*rows["aims"])["id"],
                    role="alone",
                    level_needed=rows.one(1, 2),
                )
    if rows.seldom():
        served = rows.one(*rows["blocks"])["id"]
        rows.add("position_blocks", position=rows.one(*rows["positions"])["id"], block=served)


def _position_weeks(rows: Rows, position: str, seats: int) -> None:
    starts = rows.one("any", "any", f"every 2 from {FIRST}", " ".join(str(monday(k)) for k in range(0, rows.weeks, 3)))
    promised = rows.number(0, 1)
    half = rows.weeks // 2
    if rows.seldom():
        rows.add(
            "position_weeks",
            position=position,
            promised=promised,
            starts=starts,
            **{"from": FIRST, "to": monday(half - 1)},
        )
        rows.add(
            "position_weeks", position=position, seats=seats - 1, **{"from": monday(half), "to": monday(rows.weeks - 1)}
        )
    else:
        rows.add(
            "position_weeks",
            position=position,
            promised=promised,
            starts=starts,
            **{"from": FIRST, "to": monday(rows.weeks - 1)},
        )


def _wishes(rows: Rows) -> None:
    occupations = {programme["id"]: programme["occupation"] for programme in rows["programmes"]}
    programme_of = {cohort["id"]: cohort["programme"] for cohort in rows["cohorts"]}
    taken: set[str] = set()
    for student in rows["students"]:
        programme = programme_of[student["cohort"]]
        fitting = [row["id"] for row in rows["positions"] if row["unit"].endswith(f":{occupations[programme]}")]
        for position in rows.some(fitting):
            rows.add("preferences", student=student["id"], position=position, rank=rows.number(1, 2))
        for unit in {position.removesuffix(":p") for position in fitting}:
            if rows.draw(st.booleans()):
                rows.add("unit_rankings", unit=unit, student=student["id"], rank=rows.number(1, 3))
        blocks = [row["id"] for row in rows["blocks"] if row["programme"] == programme and row["form"] not in IN_ROOMS]
        choice = rows.number(0, 7)
        if choice == 6 and blocks and fitting[0] not in taken:
            taken.add(fitting[0])
            rows.add("fixed", student=student["id"], block=blocks[0], position=fitting[0])
        if choice == 7:
            rows.add("forbidden", student=student["id"], position=fitting[-1], reason="related")
        if choice == 5:
            rows.add("travel", student=student["id"], site="e0:site", minutes=rows.one(20, 90))


def _demands(rows: Rows) -> None:
    for n in range(rows.number(0, 3)):
        low, high = rows.one((2, 5), (3, None), (None, 1), (None, None), (0, 0))
        first = rows.number(0, 60)
        demand = rows.add(
            "demands", id=f"d{n}", enterprise=rows.one("e0", None), occupation=rows.one("o0", "o1", "o2"),
            headcount_low=low, headcount_high=high, **{"from": monday(first), "to": monday(first + rows.number(0, 20))},
        )  # fmt: skip
        for competence in rows.some([*(aim["id"] for aim in rows["aims"]), "k0"]):
            rows.add(
                "demand_aims",
                demand=demand,
                competence=competence,
                level=rows.number(1, 4),
                essential=rows.one(True, False),
            )
    if rows.seldom():
        cohort = rows.one(*rows["cohorts"])
        rows.add("graduates", cohort=cohort["id"], date=monday(rows.weeks), expected=rows.number(0, cohort["size"]))
