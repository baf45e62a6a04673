"""What moves respect: windows, enterprises, the caller's count, the work limit; and what they write into the plan."""

from __future__ import annotations

import datetime as dt
from typing import Any

import polars as pl

from alternance import mend
from alternance.community import Community, Meta
from alternance.mend import Result
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


def test_a_day_of_instruction_is_least_where_level_2_is_enough() -> None:
    result = solve(community(level=2, window_from=monday(3), window_to=monday(4)), plan())
    assert result.moves[0].step.kind == "swap modules"  # cures both phases
    late_only = community(level=2, window_from=monday(3), window_to=monday(4))
    fixed = late_only.with_tables(
        modules=late_only["modules"].with_columns(window_to=pl.when(id="other").then(monday(2)).otherwise(None))
    )
    again = solve(fixed, plan())
    assert names(again) == ["c1 / instruct / b / phase 1, 1 days", "c1 / instruct / b / phase 2, 1 days"]
    assert [move.size for move in again.moves] == [2.0, 2.0]
    assert mend.apply(plan(), again.moves)["spans"]["instruction_days"].to_list() == [1, 1]


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


def test_a_plan_without_red_weeks_needs_nothing() -> None:
    result = solve(community(), mend.apply(plan(), solve(community(), plan()).moves))
    assert (result.moves, result.before, result.under_half, result.status) == ((), 0, False, "proven")
