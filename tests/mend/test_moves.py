"""What moves respect: windows, enterprises, the caller's count, the work limit; and what they write into the plan."""

from __future__ import annotations

import datetime as dt
from typing import Any

import polars as pl

from alternance import mend
from alternance.community import Community, Meta
from alternance.mend import Result
from alternance.mend.chain import Chain
from alternance.mend.search import tried
from alternance.plan import Plan, PlanMeta
from alternance.plan.tables import empty_table

FIRST = dt.date(2025, 9, 1)


def monday(week: int) -> dt.date:
    return FIRST + dt.timedelta(weeks=week)


def community(level: int = 3, **block: object) -> Community:
    """One programme: module `late` gives the aim that both phases of the block need; `other` gives nothing."""
    module = {"minutes": 60, "weekly_min": 1, "weekly_max": 60, "splittable": True, "kind": "theory"}
    row = {
        "id": "b",
        "programme": "p",
        "title": "Practice",
        "place": "x",
        "order": 1,
        "in_school_holidays": False,
        **block,
    }
    frames: dict[str, list[dict[str, Any]]] = {
        "programmes": [{"id": "p", "school": "s", "title": "P"}],
        "aims": [{"id": "a", "programme": "p", "title": "A", "safety": False}],
        "modules": [{"id": "late", "title": "Late", **module}, {"id": "other", "title": "Other", **module}],
        "module_aims": [{"module": "late", "aim": "a", "level_given": 3}],
        "blocks": [row],
        "phases": [{"block": "b", "order": 1, "weeks": 1, "first_days_instruction": 0}, {"block": "b", "order": 2, "weeks": 1, "first_days_instruction": 0}],
        "phase_aims": [{"block": "b", "phase": n, "aim": "a", "role": "alone", "level_needed": level} for n in (1, 2)],
    }  # fmt: skip
    return Community(Meta("t", FIRST, 8), {name: pl.DataFrame(rows) for name, rows in frames.items()})


def plan(firms: tuple[str, ...] = ()) -> Plan:
    """Class 1: other 0–2, practice 3–4, late 5–6. With firms: class 2 practises in weeks 5–6 and learnt before."""
    layout = {"c1": ({"other": (0, 2), "late": (5, 6)}, 3)}
    if firms:
        layout["c2"] = ({"late": (0, 1), "other": (2, 4)}, 5)
    found: dict[str, list[dict[str, Any]]] = {
        "cohorts": [],
        "sections": [],
        "sessions": [],
        "spans": [],
        "placements": [],
    }
    for cohort, (modules, begin) in layout.items():
        found["cohorts"].append(
            {"id": cohort, "programme": "p", "school": "s", "title": cohort, "size": 10, "first_week": FIRST}
        )
        for module, (first, last) in modules.items():
            found["sections"].append(
                {"id": f"{cohort}/{module}", "cohort": cohort, "module": module, "number": 1, "size": 10}
            )
            found["sessions"].append({"section": f"{cohort}/{module}", "from": monday(first), "to": monday(last)})
        for n in (1, 2):
            week = monday(begin + n - 1)
            found["spans"].append(
                {"cohort": cohort, "block": "b", "phase": n, "from": week, "to": week, "instruction_days": 0}
            )
        for k, firm in enumerate(firms):
            found["placements"].append(
                {
                    "student": f"{cohort}/{k}",
                    "cohort": cohort,
                    "block": "b",
                    "from": monday(begin),
                    "to": monday(begin + 1),
                    "enterprise": firm,
                }
            )
    given = ("cohorts", "sections", "sessions", "spans", *(["placements"] if firms else []))
    meta = PlanMeta("t", "", FIRST, 8, kind="recorded", mode="recorded", status="recorded", tables_given=given)
    tables = {}
    for name, rows in found.items():
        schema = empty_table(name).schema
        tables[name] = pl.DataFrame(rows, schema={c: schema[c] for c in rows[0]}) if rows else empty_table(name)
    return Plan(meta, tables)


def solve(where: Community, what: Plan, **more: Any) -> Result:
    return mend.solve(mend.build(where, what, more.pop("violations", lambda _: {}), **more))


def names(result: Result) -> list[str]:
    return [move.step.name for move in result.moves]


def test_the_smallest_of_those_that_remove_all() -> None:
    result = solve(community(), plan())
    # the block by 2 weeks and the late module by 2: 10 students x 4; swapping moves by 2 x 5 and more
    assert names(result) == ["c1 / shift block / b / +2 weeks"]
    assert (result.moves[0].before, result.moves[0].after, result.moves[0].size) == (20, 0, 40.0)
    assert result.moves[0].words == "c1: “Practice” begins 2 weeks later, on 2025-10-06 instead of 2025-09-22"
    assert not result.under_half


def test_lessons_make_way_and_the_plan_says_what_was_mended() -> None:
    result = solve(community(), plan())
    new = mend.apply(plan(), result.moves)
    assert new["spans"]["from"].to_list() == [monday(5), monday(6)]
    assert new["sessions"].filter(section="c1/late").select("from", "to").rows() == [(monday(3), monday(4))]
    assert new["sessions"].filter(section="c1/other").equals(plan()["sessions"].filter(section="c1/other"))
    assert new.meta.kind == "recorded" and new.meta.options["mended"] == names(result)


def test_a_window_keeps_the_block_and_modules_change_places() -> None:
    result = solve(community(window_from=monday(3), window_to=monday(4)), plan())
    assert names(result) == ["c1 / swap modules / late / other"]
    assert mend.apply(plan(), result.moves)["sessions"].filter(section="c1/late").select("from", "to").rows() == [
        (monday(0), monday(1))
    ]


def test_two_small_moves_together_go_before_a_large_one_that_does_as_much() -> None:
    where = community(level=2, window_from=monday(3), window_to=monday(4))
    result = solve(where, plan())
    # the best single move is to swap the modules, which moves 10 students by 10 weeks and cures both phases at once
    assert names(result) == ["c1 / instruct / b / phase 1, 1 days", "c1 / instruct / b / phase 2, 1 days"]
    assert [(move.before, move.after, move.alone, move.size) for move in result.moves] == [
        (20, 10, 10, 2),
        (10, 0, 10, 2),
    ]
    assert result.trace["one_by_one"] == 20 and result.status == "proven"
    assert mend.apply(plan(), result.moves)["spans"]["instruction_days"].to_list() == [1, 1]


def test_three_moves_together_remove_more_than_the_best_and_what_goes_with_it() -> None:
    """The best single move cures a class whole, and nothing else may be changed beside it."""
    one = plan()
    other = {name: one[name].with_columns(pl.col(pl.String).str.replace("c1", "c2")) for name in one.meta.tables_given}
    two = one.with_tables(**{name: pl.concat([one[name], rows]) for name, rows in other.items()})

    def changes(there: Plan) -> dict[str, int]:
        swapped = (
            there["sessions"].filter(pl.col("section").str.ends_with("late") & (pl.col("from") != monday(5))).height
        )
        instructed = there["spans"].filter(pl.col("instruction_days") > 0).height
        return {"beside": max(0, swapped + instructed - 1) if swapped else 0}

    result = solve(community(level=2, window_from=monday(3), window_to=monday(4)), two, violations=changes)
    assert [move.step.kind for move in result.moves] == ["instruct"] * 3
    assert (result.trace["one_by_one"], result.before - result.after, result.status) == (20, 30, "proven")


def test_an_enterprise_takes_no_more_than_it_ever_had() -> None:
    both = plan(firms=("Firm",) * 3)
    result = solve(community(), both)
    # weeks 5 and 6 are taken by class 2 at the same firm: class 1 cannot go there
    assert all(move.step.kind != "shift block" for move in result.moves)
    assert (result.before, result.after) == (6, 0)
    assert solve(community(), plan()).moves[0].step.kind == "shift block"


def test_placements_follow_their_block() -> None:
    there = plan(firms=("Firm",))
    alone = there.with_tables(placements=there["placements"].filter(cohort="c1"))
    result = solve(community(), alone)
    assert result.moves[0].step.kind == "shift block" and result.before == 2
    assert mend.apply(alone, result.moves)["placements"].select("from", "to").rows() == [(monday(5), monday(6))]


def test_what_the_caller_counts_must_not_rise() -> None:
    def late_lessons(there: Plan) -> dict[str, int]:
        """Count lessons of the late module anywhere but where they were."""
        return {
            "moved": there["sessions"].filter((pl.col("section") == "c1/late") & (pl.col("from") != monday(5))).height
        }

    result = solve(community(), plan(), violations=late_lessons)
    assert names(result) == [] and result.under_half and result.after == 20


def test_the_work_limit_is_said() -> None:
    result = solve(community(), plan(), checks_most=0)
    assert (result.moves, result.status) == ((), "cut short")


def test_a_beam_tries_the_best_with_the_best() -> None:
    heads, singles = [Chain(()) for _ in range(3)], [Chain(()) for _ in range(2)]
    found = [(heads.index(head), singles.index(one)) for head, one in tried(heads, singles, 4)]
    assert found == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert len(tried(heads, singles, 6)) == 6


def narrowed(**tables: list[dict[str, Any]]) -> Community:
    """A community in which the block cannot move: modules must."""
    return community(window_from=monday(3), window_to=monday(4)).with_tables(
        **{name: pl.DataFrame(rows, infer_schema_length=None) for name, rows in tables.items()}
    )


def test_a_module_goes_only_where_it_is_offered() -> None:
    never = [{"module": "late", "week": monday(5), "places": None}]
    assert names(solve(narrowed(offers=never), plan())) == []
    early = [{"module": "late", "week": monday(0), "places": None}]
    assert names(solve(narrowed(offers=early), plan())) == ["c1 / swap modules / late / other"]


def test_courses_keep_their_distance() -> None:
    where = narrowed(order_groups=[{"id": "g", "title": "G", "spacing_min": 1, "spacing_max": None}])
    grouped = where.with_tables(modules=where["modules"].with_columns(order_group=pl.lit("g")))
    # swapped, one would begin in the week after the other; as recorded, practice lies between them
    assert names(solve(where, plan())) and names(solve(grouped, plan())) == []


def test_lessons_that_are_shared_stay() -> None:
    together = pl.when(pl.col("module") == "late").then(pl.lit("course")).otherwise(None)
    there = plan()
    other = there["sections"].with_columns(pl.col("id", "cohort").str.replace("c1", "c9"))
    shared = there.with_tables(sections=pl.concat([there["sections"], other]).with_columns(together=together))
    assert names(solve(narrowed(), there)) == ["c1 / swap modules / late / other"]
    assert names(solve(narrowed(), shared)) == []


def test_a_day_release_leaves_days_for_lessons() -> None:
    release: dict[str, Any] = {"rhythm": "day release", "window_from": monday(3), "window_to": monday(4)}
    where = community(days_per_week=2, **release)
    apart = where.with_tables(modules=where["modules"].with_columns(splittable=pl.lit(False)))
    problem = mend.build(apart, plan(), lambda _: {})
    assert problem.cohorts["c1"].lesson_weeks(problem.timelines["c1"]) == list(range(8))
    whole = mend.build(community(days_per_week=5, **release), plan(), lambda _: {})
    assert whole.cohorts["c1"].lesson_weeks(whole.timelines["c1"]) == [0, 1, 2, 5, 6, 7]
    # practice interrupts no lessons, and the modules change places through it
    assert names(solve(apart, plan())) == ["c1 / swap modules / late / other"]


def test_quick_rules_are_asked_first() -> None:
    asked: list[str] = []

    def quick(there: Plan) -> dict[str, int]:
        asked.append("quick")
        return {"moved": there["spans"].filter(pl.col("from") >= monday(5)).height}

    def whole(there: Plan) -> dict[str, int]:
        asked.append("whole")
        return {}

    result = solve(community(), plan(), violations=whole, quick=quick)
    assert result.moves[0].step.kind == "swap modules"
    assert asked.count("whole") < asked.count("quick")


def test_a_plan_without_red_weeks_needs_nothing() -> None:
    result = solve(community(), mend.apply(plan(), solve(community(), plan()).moves))
    assert (result.moves, result.before, result.under_half, result.status) == ((), 0, False, "proven")
