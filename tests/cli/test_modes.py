"""`modes`: every way of planning side by side, beside a recorded plan, and what if a little were different."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from tests.cli.run import LAST_YEAR, SHEETS, a_community, alternance, early
from tests.communities import FIRST, monday, tiny

from alternance.outcomes import REGISTER
from alternance.plan import load


def figures(file: Path) -> dict[str, dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as rows:
        return {row["indicator"]: row for row in csv.DictReader(rows)}


@cache
def run() -> tuple[Path, str]:
    """Plan in every way, with other forms, a recorded plan beside and what-if; return the folder and what was printed."""
    folder = Path(mkdtemp())
    form = early()["blocks"].with_columns(
        form=early()["blocks"]["form"].replace_strict({"in-post": "order class"}),
        enterprise=early()["sites"]["organisation"].head(1),
    )
    community = a_community(folder / "community", early().with_tables(blocks=form))
    assert alternance("record", *SHEETS, LAST_YEAR / "community", "--out", folder / "last").exit_code == 0
    result = alternance(
        "modes", community, "--out", folder / "out", "--recorded", folder / "last", "--what-if", "--percent", 50, "--work-limit", 300,
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    return folder, result.stdout


def test_each_way_has_its_plan_with_a_report_that_verifies() -> None:
    folder, _ = run()
    for way, community in (
        ("traditional", "community"), ("joint", "community"), ("joint-in-post", "out/joint-in-post-community")
    ):  # fmt: skip
        assert (folder / "out" / way / "report.html").is_file()
        assert alternance("verify", folder / community, folder / "out" / way).exit_code == 0
    assert "is held as in-post practice" in load(folder / "out" / "joint-in-post").meta.assumed[0]


def test_the_figures_are_those_of_the_plans_and_empty_where_not_known() -> None:
    folder, text = run()
    rows = figures(folder / "out" / "modes.csv")
    assert set(rows) == set(REGISTER)
    red = rows["working_before_learning_weeks"]
    assert (red["traditional"], red["joint"], red["recorded"]) == ("8.0", "0.0", "394.0")
    assert rows["seats_used_share"]["recorded"] == ""
    assert "traditional does not keep the rule learn-before-work" in text
    assert "traditional and recorded were made for different communities" in text
    assert "traditional is not the best in" in text


def test_what_if_tells_every_change_and_what_has_no_plan_then() -> None:
    folder, text = run()
    columns = list(figures(folder / "out" / "what-if.csv")["seats_offered_weeks"])
    assert columns[3:] == [
        "joint", "-50 % seats", "+50 % seats", "-50 % people demanded", "+50 % people demanded", "-50 % teachers' minutes",
        "+50 % teachers' minutes", "without Enterprise",
    ]  # fmt: skip
    assert "-50 % seats: there is no plan (impossible)" in text
    assert "without Enterprise: there is no plan (impossible)" in text
    more = text.split("+50 % seats:\n")[1].split("+50 % people demanded")[0]
    assert "  Seats offered: 24 seat-weeks, now 36 seat-weeks\n" in more
    assert "Lateness" not in more  # only what changes
    assert "+50 % teachers' minutes:" in text
    offered = figures(folder / "out" / "what-if.csv")["seats_offered_weeks"]
    assert float(offered["+50 % seats"]) == 1.5 * float(offered["joint"])
    assert offered["without Enterprise"] == ""


def test_where_joint_loses_it_is_said_with_both_figures(tmp_path: Path) -> None:
    weeks = [{"position": "p1", "from": monday(first), "to": monday(first + 3)} for first in (0, 8)]
    community = tiny(
        weeks=16,
        cohorts={"c": {"size": 4, "due_week": monday(5)}},
        position_weeks=weeks,
        cycles=[{"block": "b", "first_week": FIRST}],
    )
    result = alternance("modes", a_community(tmp_path / "c", community), "--out", tmp_path / "out", "--work-limit", 300)
    lost = result.stdout.split("joint is not the best in ")[1]
    assert "  Lateness: 6 weeks, traditional has 0 weeks" in lost.splitlines()
    page = (tmp_path / "out" / "joint" / "report.html").read_text(encoding="utf-8")
    assert "Where this plan loses:" in page and "Lateness: 6 against 0" in page


def test_what_cannot_be_planned_or_understood_is_said_before_anything_is_written(tmp_path: Path) -> None:
    community = a_community(tmp_path / "c")
    result = alternance("modes", community, "--out", tmp_path / "out", "--what-if", "--lost", "nobody")
    assert result.exit_code == 2 and "nobody has no position" in result.stderr
    (tmp_path / "joint").mkdir()
    (tmp_path / "joint" / "mine.txt").write_text("mine", encoding="utf-8")
    assert alternance("modes", community, "--out", tmp_path).exit_code == 2
    assert not (tmp_path / "out").exists() and not (tmp_path / "traditional").exists()
