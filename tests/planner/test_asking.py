"""A plan answers why a student is, or is not, at a position; one changed by hand does not pretend to know."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from tests.cli.run import alternance
from tests.communities import tiny

from alternance.community import Community, save
from alternance.plan import Plan, PlanError
from alternance.plan import save as save_plan
from alternance.planner import Options, explain, plan


@pytest.fixture(scope="module")
def made() -> tuple[Community, Plan]:
    community = tiny(weeks=20)
    return community, plan(community, Options(work_limit=2_000))


def test_who_is_there_is_said_to_be_there(made: tuple[Community, Plan]) -> None:
    community, planned = made
    for student, block, position in planned["placements"].select("student", "block", "position").rows():
        answers = explain(community, planned, student, block, community["positions"]["id"].to_list())
        assert [name for name, why in answers.items() if why.code == "held"] == [position]
        assert all(why.lines for why in answers.values())


def test_what_is_not_in_the_plan_is_named(made: tuple[Community, Plan]) -> None:
    community, planned = made
    student, block = planned["placements"].select("student", "block").row(0)
    with pytest.raises(KeyError, match="there is no position moon"):
        explain(community, planned, student, block, ["moon"])
    with pytest.raises(KeyError, match="nobody needs no position"):
        explain(community, planned, "nobody", block, [])


def test_a_plan_changed_by_hand_is_not_answered_for(made: tuple[Community, Plan]) -> None:
    community, planned = made
    student, block = planned["placements"].select("student", "block").row(0)
    moved = planned["placements"].with_columns(position=pl.lit("elsewhere"))
    with pytest.raises(PlanError, match="changed by hand"):
        explain(community, planned.with_tables(placements=moved), student, block, [])


def test_the_command(made: tuple[Community, Plan], tmp_path: Path) -> None:
    community, planned = made
    save(community, tmp_path / "community")
    save_plan(planned, tmp_path / "plan")
    student, block, position = planned["placements"].select("student", "block", "position").row(0)
    asked = ("explain", tmp_path / "community", tmp_path / "plan", "--student", student, "--block", block)
    run = alternance(*asked)
    assert run.exit_code == 0 and f"{position}: {student} is at {position}" in run.output
    assert alternance(*asked, "--position", "moon").exit_code == 2
