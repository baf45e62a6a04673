"""The example's sheets are read whole, and three single moves remove most of their red weeks."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path

import python_calamine

from alternance import mend
from alternance.community import Community, examine
from alternance.community.reading import NEEDED_TO_RECORD
from alternance.io.record import record
from alternance.plan import Plan
from alternance.readiness.from_plan import red_student_weeks
from alternance.verify import verify

FOLDER = Path(__file__).parents[2] / "examples" / "last-year"


def example() -> tuple[Community, Plan]:
    community, report = examine(FOLDER / "community", needed=NEEDED_TO_RECORD)
    assert community is not None and not report.findings
    plan = record(FOLDER / "Jahresplan.xlsx", FOLDER / "Praktikumsplaetze.xlsx", community, FOLDER / "mapping.toml")
    return community, plan


def test_all_classes_weeks_and_students_are_there() -> None:
    _, plan = example()
    assert dict(plan["cohorts"].select("title", "size").rows()) == {
        "IM 25a": 24, "IM 25b": 22, "IM 24a": 20, "ME 25a": 21, "ME 25b": 19, "ME 24a": 18
    }  # fmt: skip
    # first-year classes practise twice, second-year ones once
    assert plan["placements"].height == 2 * (24 + 22 + 21 + 19) + 20 + 18
    assert plan["sections"].height == sum([4, 4, 7, 5, 5, 7])


def test_the_firm_spelled_two_ways_is_one_and_said() -> None:
    _, plan = example()
    names = {name for name in plan["placements"]["enterprise"] if "Metallbau" in name}
    assert names == {"Mueller Metallbau GmbH & Co. KG"}
    assert plan["warnings"].filter(rule="firm-joined").height == 1
    assert {name for name in plan["placements"]["enterprise"] if "Antriebstechnik" in name} == {
        "Sächsische Antriebstechnik GmbH"
    }


def counts(community: Community) -> Callable[[Plan], dict[str, int]]:
    """The verifier's counts, as the command line hands them to `mend`."""
    return lambda plan: dict(verify(community, plan).counts())


def test_three_moves_of_three_kinds_remove_most_red_weeks() -> None:
    community, plan = example()
    # IM 25a 24 x 6, ME 24a 18 x 5, ME 25a 21 x 4, ME 25b 19 x 4, counted by hand from the sheets
    assert verify(community, plan).red_weeks == 144 + 90 + 84 + 76
    result = mend.solve(mend.build(community, plan, counts(community)))
    assert [move.step.kind for move in result.moves] == ["swap modules", "shift block", "instruct"]
    assert [(move.removed, move.size) for move in result.moves] == [(144, 624.0), (90, 378.0), (84, 4.2)]
    assert (result.before, result.after, result.under_half, result.status) == (394, 76, False, "proven")
    mended = mend.apply(plan, result.moves)
    assert verify(community, mended).red_weeks == sum(red_student_weeks(community, mended).values()) == 76


def test_each_move_alone_removes_what_it_says_and_breaks_nothing_that_the_verifier_sees() -> None:
    community, plan = example()
    before = counts(community)(plan)
    for move in mend.solve(mend.build(community, plan, counts(community))).moves:
        alone = mend.apply(plan, [move])
        after = counts(community)(alone)
        assert after["learn-before-work"] == before["learn-before-work"] - move.alone
        assert {rule for rule, count in after.items() if count > before[rule]} == set()


def test_the_sheets_are_those_that_the_script_writes(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("make_sheets", FOLDER / "make_sheets.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.main(tmp_path)
    for name in ("Jahresplan.xlsx", "Praktikumsplaetze.xlsx"):
        ours, theirs = (python_calamine.load_workbook(folder / name) for folder in (FOLDER, tmp_path))
        assert ours.sheet_names == theirs.sheet_names
        for sheet in ours.sheet_names:
            assert ours.get_sheet_by_name(sheet).to_python() == theirs.get_sheet_by_name(sheet).to_python()
