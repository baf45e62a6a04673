"""A plan with its community: verified, compared, saved, loaded, mended, shown."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from tests.cli.run import LAST_YEAR, early
from tests.communities import monday, tiny

import alternance as alt


@cache
def made(mode: str = "joint") -> alt.Planned:
    return alt.plan(early(), work_limit=500, mode=mode)


def test_a_plan_is_made_verified_saved_and_loaded(tmp_path: Path) -> None:
    assert made().status == "planned"
    assert made().verify().violations == 0
    assert made().verify() is made().verify()
    page = made().save(tmp_path / "out")
    assert page.read_text(encoding="utf-8").endswith("</html>\n") or page.stat().st_size > 10_000
    again = alt.load(tmp_path / "out", early())
    assert again.plan.hash == made().plan.hash
    assert again["verification"].height == len(made().verify().rules)


def test_tables_may_be_parquet_and_replace_the_other_format(tmp_path: Path) -> None:
    made().save(tmp_path / "out")
    made().save(tmp_path / "out", format="parquet")
    files = {file.suffix for file in (tmp_path / "out").iterdir()}
    assert ".parquet" in files
    assert ".csv" not in files
    again = alt.load(tmp_path / "out", early()).plan
    assert again.hash == made().plan.hash
    assert all(again[name].equals(table) for name, table in made().verified().tables.items())


def test_a_table_in_two_formats_is_refused(tmp_path: Path) -> None:
    made().save(tmp_path / "out", format="parquet")
    (tmp_path / "out" / "spans.csv").write_text("cohort\n", encoding="utf-8")
    with pytest.raises(alt.PlanError, match=r"spans\.csv.*also as spans\.parquet"):
        alt.load(tmp_path / "out", early())


def test_choices_are_members_of_options() -> None:
    assert made().plan.hash == alt.plan(early(), alt.Options(work_limit=500), workers=1).plan.hash
    with pytest.raises(TypeError, match="speed"):
        alt.plan(early(), speed=3)
    with pytest.raises(ValueError, match="free"):
        alt.plan(early(), mode="free")


def test_plans_are_compared_side_by_side() -> None:
    lines = alt.compare(made(), made("traditional").plan)
    assert lines.columns[-3:] == ["plan 1", "plan 2", "best"]
    red = lines.filter(id="working_before_learning_weeks").row(0, named=True)
    assert (red["plan 1"], red["best"]) == (0.0, "1")
    assert red["plan 2"] > 0


def test_a_plan_from_anywhere_is_judged_by_a_community() -> None:
    assert alt.verify(early(), made().plan).violations == 0
    assert alt.verify(tiny(), made()).violations > 0


def test_what_is_impossible_says_why_and_is_not_kept(tmp_path: Path) -> None:
    phases = {"phases": [{"weeks": 4, "alone": {"a": None}}]}
    none = alt.plan(tiny(blocks={"b": {**phases, "window_to": monday(3)}}), work_limit=500)
    assert none.status == "impossible"
    for act in (none.verify, lambda: none.save(tmp_path / "out")):
        with pytest.raises(alt.PlanError, match="no plan") as error:
            act()
        assert none.meta.reasons[0] in str(error.value)
    assert not (tmp_path / "out").exists()
    assert none.meta.reasons[0].partition("<")[0] in none._repr_html_()


def test_a_notebook_shows_little_and_escapes_it() -> None:
    community = tiny(facts={"title": "A <b>bold</b> name"})
    for shown in (community._repr_html_(), alt.plan(community, work_limit=200)._repr_html_()):
        assert "A &lt;b&gt;bold&lt;/b&gt; name" in shown
        assert "<b>" not in shown
        assert len(shown) < 4000
    assert repr(made()).startswith("<Plan ")
    assert len(repr(made())) < 500


def test_verdicts_and_findings_are_shown_short_too(tmp_path: Path) -> None:
    (tmp_path / "community.json").write_text("<b>", encoding="utf-8")
    for shown in (made().verify(), alt.check(tmp_path)):
        assert len(repr(shown)) < 200
        assert shown._repr_html_().startswith("<table>")
        assert "<b>" not in shown._repr_html_()


def test_parts_may_be_planned_elsewhere() -> None:
    from alternance.planner import InProcess

    assert alt.plan(early(), work_limit=500, executor=InProcess()).plan.hash == made().plan.hash


def test_a_recorded_year_is_read_and_mended() -> None:
    from alternance.community.reading import NEEDED_TO_RECORD, examine

    community, _report = examine(LAST_YEAR / "community", NEEDED_TO_RECORD)
    assert community is not None
    year = alt.record(community, LAST_YEAR / "Jahresplan.xlsx", LAST_YEAR / "Praktikumsplaetze.xlsx",
                      LAST_YEAR / "mapping.toml")  # fmt: skip
    assert year.status == "recorded"
    moves, mended = year.mend()
    assert moves
    assert mended.verify().red_weeks < year.verify().red_weeks


def test_a_sheet_that_is_not_understood_is_told(tmp_path: Path) -> None:
    (tmp_path / "year.xlsx").write_bytes(b"no spreadsheet")
    with pytest.raises(alt.RecordError) as error:
        alt.record(tiny(), tmp_path / "year.xlsx")
    assert error.value.report.errors
