"""Tiny plans: moves enumerated and judged naively give the same three; no proposed move makes anything worse."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alternance import mend
from alternance.community import Community, Meta
from alternance.mend import Step
from alternance.plan import Plan, PlanMeta
from alternance.plan.tables import empty_table
from alternance.readiness.from_plan import red_student_weeks

FIRST = dt.date(2025, 9, 1)
WEEKS = 12
COHORTS, MODULES, BLOCKS, AIMS = ("c1", "c2"), ("m1", "m2", "m3", "m4"), ("b1", "b2"), ("a1", "a2", "a3")
SIZES = {"c1": 10, "c2": 7}
SEEDS = (0, 2, 34, 75, 89, 94, 129)


@dataclass(frozen=True)
class Year:
    """One class's year: module → weeks, (block, phase) → weeks, (block, phase) → days of instruction."""

    modules: dict[str, list[int]]
    phases: dict[tuple[str, int], list[int]]
    days: dict[tuple[str, int], int]

    def away(self, block: str | None = None) -> list[int]:
        return sorted(w for (b, _), weeks in self.phases.items() if block in (None, b) for w in weeks)


def monday(week: int) -> dt.date:
    return FIRST + dt.timedelta(weeks=week)


def draw_community(draw: random.Random) -> Community:
    aims = [{"id": a, "programme": "p", "title": a, "safety": False} for a in AIMS]
    modules = [
        {"id": m, "title": m, "minutes": 60, "weekly_min": 1, "weekly_max": 60, "splittable": draw.random() < 0.5, "kind": "theory"}
        for m in MODULES
    ]  # fmt: skip
    gives = [
        {"module": m, "aim": a, "level_given": draw.randint(1, 3)} for m in MODULES for a in AIMS if draw.random() < 0.5
    ]
    blocks = [
        {"id": b, "programme": "p", "title": b, "place": "x", "order": n, "in_school_holidays": draw.random() < 0.3, "rhythm": "whole weeks"}
        for n, b in enumerate(BLOCKS, start=1)
    ]  # fmt: skip
    phases = [
        {"block": b, "order": n, "weeks": 1, "first_days_instruction": draw.choice([0, 0, 2])}
        for b in BLOCKS
        for n in (1, 2)
    ]
    work = [
        {
            "block": b, "phase": n, "aim": a, "role": draw.choice(["alone", "alone", "assist"]),
            "level_needed": draw.choice([None, 1, 3]), "level_given": draw.choice([None, 2]), "instructed_here": draw.random() < 0.3,
        }
        for b in BLOCKS for n in (1, 2) for a in AIMS if draw.random() < 0.5
    ]  # fmt: skip
    order = (
        [{"before": "m1", "after": "m2", "weeks_min": 0, "weeks_max": draw.choice([None, 3])}]
        if draw.random() < 0.5
        else []
    )
    frames: dict[str, list[dict[str, Any]]] = {
        "programmes": [{"id": "p", "school": "s", "title": "p"}], "aims": aims, "modules": modules, "module_aims": gives,
        "blocks": blocks, "phases": phases, "phase_aims": work, "module_order": order,
    }  # fmt: skip
    tables = {name: pl.DataFrame(rows, infer_schema_length=None) for name, rows in frames.items() if rows}
    return Community(Meta("tiny", FIRST, WEEKS), tables)


def draw_year(draw: random.Random, free: set[int]) -> Year:
    open_weeks = [w for w in range(WEEKS) if w not in free]
    things: list[Any] = [*draw.sample(MODULES, draw.randint(1, 3))]
    for block in BLOCKS[: draw.randint(1, 2)]:
        place = draw.randint(things.index(BLOCKS[0]) + 1 if BLOCKS[0] in things else 0, len(things))
        things.insert(place, block)
    modules: dict[str, list[int]] = {}
    phases: dict[tuple[str, int], list[int]] = {}
    at = 0
    for thing in things:
        length = draw.randint(1, 2)
        at += draw.randint(0, 1)
        weeks = open_weeks[at : at + length]
        at += length
        if thing in MODULES and weeks:
            modules[thing] = weeks
        elif weeks:
            phases.update({(thing, n): [w] for n, w in enumerate(weeks, start=1)})
    away = {w for weeks in phases.values() for w in weeks}
    lessons = [w for w in open_weeks if w not in away]
    extra = [m for m in MODULES if m not in modules]
    if draw.random() < 0.4 and len(lessons) > 3:
        begin = draw.randrange(len(lessons) - 1)
        modules[extra[0]] = lessons[begin : begin + 2]
    return Year(modules, phases, dict.fromkeys(phases, 0))


def plan_of(years: dict[str, Year], free: set[int]) -> Plan:
    def rows(name: str, found: list[dict[str, Any]]) -> pl.DataFrame:
        schema = empty_table(name).schema
        return pl.DataFrame(found, schema={c: schema[c] for c in found[0]}) if found else empty_table(name)

    cohorts = [
        {"id": c, "programme": "p", "school": "s", "title": c, "size": SIZES[c], "first_week": FIRST} for c in years
    ]
    sections = [
        {"id": f"{c}/{m}", "cohort": c, "module": m, "number": 1, "size": SIZES[c]}
        for c, y in years.items()
        for m in y.modules
    ]
    sessions = [
        {"section": f"{c}/{m}", "from": monday(w), "to": monday(w)}
        for c, y in years.items()
        for m, weeks in y.modules.items()
        for w in weeks
    ]
    spans = [
        {"cohort": c, "block": b, "phase": n, "from": monday(w), "to": monday(w), "instruction_days": y.days[b, n]}
        for c, y in years.items() for (b, n), weeks in y.phases.items() for w in weeks
    ]  # fmt: skip
    meta = PlanMeta(
        "tiny", "", FIRST, WEEKS, kind="recorded", mode="recorded", status="recorded",
        tables_given=("cohorts", "sections", "sessions", "spans"), options={"weeks_without_school": [monday(w).isoformat() for w in free]},
    )  # fmt: skip
    tables = {"cohorts": cohorts, "sections": sections, "sessions": sessions, "spans": spans}
    return Plan(meta, {name: rows(name, found) for name, found in tables.items()})


def violations(plan: Plan) -> dict[str, int]:
    """A naive rule across classes: weeks in which two are away at once; and one on lessons: m3 in the first three weeks."""
    away = Counter(week for _, _, _, week, *_ in plan["spans"].rows())
    early = plan["sessions"].filter(pl.col("section").str.ends_with("m3") & (pl.col("from") < monday(3))).height
    return {"together": sum(n > 1 for n in away.values()), "early": early}


def moved(year: Year, step: Step, free: set[int], holidays: dict[str, bool]) -> Year | None:
    """What a move makes of a year, written week by week."""
    lessons = [w for w in range(WEEKS) if w not in free and w not in year.away()]
    if step.kind == "instruct":
        return replace(year, days={**year.days, (step.item, step.phase): step.days})
    if step.kind == "shift block":
        return _block_moved(year, step, free, holidays[step.item], lessons)
    modules = dict(year.modules)
    if step.kind == "shift module":
        targets = [(step.item, modules[step.item][0] + step.weeks, "first")]
    else:
        early, late = sorted((step.item, step.other), key=lambda m: (modules[m], m))
        if modules[early][0] == modules[late][0]:
            return None
        targets = [(early, modules[late][-1], "last"), (late, modules[early][0], "first")]
    for module, week, end in targets:
        weeks = year.modules[module]
        if week not in lessons:
            return None
        by = lessons.index(week) - lessons.index(weeks[0] if end == "first" else weeks[-1])
        places = [lessons.index(w) + by for w in weeks]
        if min(places) < 0 or max(places) >= len(lessons):
            return None
        modules[module] = [lessons[p] for p in places]
    return replace(year, modules=modules)


def _block_moved(year: Year, step: Step, free: set[int], anytime: bool, lessons: list[int]) -> Year | None:
    weeks = year.away(step.item)
    can = [w for w in range(WEEKS) if anytime or w not in free]
    begin = weeks[0] + step.weeks
    if begin not in can:
        return None
    to = {}
    for week in weeks:
        offset = can.index(week) - can.index(weeks[0])
        if can.index(begin) + offset >= len(can):
            return None
        to[week] = can[can.index(begin) + offset]
    phases = {key: [to[w] for w in own] if key[0] == step.item else own for key, own in year.phases.items()}
    away = {w for own in phases.values() for w in own}
    left = [w for w in range(WEEKS) if w not in free and w not in away]
    modules = {}
    for module, own in year.modules.items():
        places = [lessons.index(w) for w in own]
        if places[-1] >= len(left):
            return None
        modules[module] = [left[p] for p in places]
    return Year(modules, phases, year.days)


def faults(year: Year, recorded: Year, community: Community) -> set[object]:
    """All that is wrong with one year."""
    found: set[object] = set()
    if year.away("b1") and year.away("b2") and year.away("b2")[0] <= year.away("b1")[-1]:
        found.add("blocks")
    splittable = dict(community["modules"].select("id", "splittable").rows())
    for module, weeks in year.modules.items():
        for block in BLOCKS:
            if not splittable[module] and any(weeks[0] < w < weeks[-1] for w in year.away(block)):
                found.add((module, block))
    fullest = max(Counter(w for weeks in recorded.modules.values() for w in weeks).values())
    load = Counter(w for weeks in year.modules.values() for w in weeks)
    found |= {("load", w) for w, n in load.items() if n > fullest}
    for before, after, least, most in community["module_order"].rows():
        if before in year.modules and after in year.modules:
            distance = year.modules[after][0] - year.modules[before][-1] - 1
            found |= {"early"} if distance < least else set()
            found |= {"late"} if most is not None and distance > most else set()
    return found


def every_step(cohort: str, year: Year, community: Community) -> list[Step]:
    found = [
        Step(cohort, "shift block", b, weeks=k) for b in BLOCKS if year.away(b) for k in range(-WEEKS, WEEKS + 1) if k
    ]
    found += [Step(cohort, "shift module", m, weeks=k) for m in year.modules for k in range(-WEEKS, WEEKS + 1) if k]
    found += [Step(cohort, "swap modules", one, other) for one, other in combinations(sorted(year.modules), 2)]
    own = {(b, n): d for b, n, _, d in community["phases"].rows()}
    found += [Step(cohort, "instruct", b, phase=n, days=d) for b, n in year.phases for d in range(own[b, n] + 1, 6)]
    return found


def size(cohort: str, old: Year, new: Year) -> float:
    total = sum((days - old.days[key]) / 5 for key, days in new.days.items())
    pairs = [(old.modules[m], new.modules[m]) for m in old.modules]
    pairs += [(old.away(b), new.away(b)) for b in BLOCKS if old.away(b)]
    total += sum(max(abs(a[0] - b[0]), abs(a[-1] - b[-1])) for a, b in pairs)
    return SIZES[cohort] * total


#: What one move does: red student-weeks (below 0: fewer), student-weeks moved, the move.
Done = tuple[int, float, Step]


def naive(community: Community, recorded: dict[str, Year], free: set[int]) -> list[Done]:
    """Enumerate every sequence of moves, judge every whole plan, take the best."""
    holidays = dict(community["blocks"].select("id", "in_school_holidays").rows())
    known: dict[str, tuple[int, dict[str, int]]] = {}

    def judged(years: dict[str, Year]) -> tuple[int, dict[str, int]]:
        if repr(years) not in known:
            plan = plan_of(years, free)
            known[repr(years)] = sum(red_student_weeks(community, plan).values()), violations(plan)
        return known[repr(years)]

    def options(years: dict[str, Year], steps: list[Step]) -> Iterator[tuple[Done, dict[str, Year]]]:
        for step in steps:
            first, old = recorded[step.cohort], years[step.cohort]
            new = moved(old, step, free, holidays)
            if new is None or not faults(new, first, community) <= faults(old, first, community):
                continue
            then = {**years, step.cohort: new}
            red, counts = judged(then)
            if red < judged(years)[0] and all(n <= judged(recorded)[1][rule] for rule, n in counts.items()):
                yield (red - judged(years)[0], size(step.cohort, old, new), step), then

    def sequences(years: dict[str, Year], made: list[Done]) -> Iterator[list[Done]]:
        """Yield every sequence of up to three moves that help alone, each on top of those before."""
        yield made
        if len(made) < 3:
            done = {thing for _, _, step in made for thing in step.things}
            for one, then in options(years, [step for step in alone if not step.things & done]):
                yield from sequences(then, [*made, one])

    every = [step for cohort in recorded for step in every_step(cohort, recorded[cohort], community)]
    alone = [step for (_, _, step), _ in options(recorded, every)]
    return min(sequences(recorded, []), key=rank)


def rank(made: list[Done]) -> tuple[int, float, list[int], list[Step]]:
    """The best is the least, as `alternance.mend.problem` says."""
    reds = [red for red, _, _ in made]
    return sum(reds), round(sum(moved for _, moved, _ in made), 6), reds, [step for _, _, step in made]


def draw_case(seed: int) -> tuple[Community, dict[str, Year], set[int]]:
    draw = random.Random(seed)
    free = set(draw.sample(range(WEEKS), draw.randint(0, 2)))
    community = draw_community(draw)
    years = {cohort: draw_year(draw, free) for cohort in COHORTS}
    return community, {c: y for c, y in years.items() if y.modules and y.phases}, free


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_three_moves_as_by_brute_force(seed: int) -> None:
    community, years, free = draw_case(seed)
    result = mend.solve(mend.build(community, plan_of(years, free), violations))
    assert result.status == "proven"
    wanted = naive(community, years, free)
    assert [(move.after - move.before, move.size, move.step) for move in result.moves] == wanted


def test_sets_that_are_alike_are_taken_piece_by_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    community, years, free = draw_case(94)
    problem = mend.build(community, plan_of(years, free), violations)
    whole = mend.solve(problem)
    monkeypatch.setattr("alternance.mend.search._ALIKE", 1)
    pieces = mend.solve(problem)
    assert (pieces.after, sum(move.size for move in pieces.moves)) == (whole.after, sum(m.size for m in whole.moves))


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**9))
def test_no_move_adds_red_weeks_or_violations_alone_or_together(seed: int) -> None:
    community, years, free = draw_case(seed)
    if not years:
        return
    plan = plan_of(years, free)
    counts, before = violations(plan), sum(red_student_weeks(community, plan).values())
    result = mend.solve(mend.build(community, plan, violations))
    assert result.before == before
    for number, move in enumerate(result.moves, start=1):
        then = mend.apply(plan, result.moves[:number])
        assert sum(red_student_weeks(community, then).values()) == move.after < move.before
        assert all(count <= counts[rule] for rule, count in violations(then).items())
        assert move.alone > 0
    assert result.under_half == (2 * (before - (result.moves[-1].after if result.moves else before)) < before)
    assert len({thing for move in result.moves for thing in move.step.things}) == sum(
        len(move.step.things) for move in result.moves
    )
