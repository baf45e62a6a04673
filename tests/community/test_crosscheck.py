"""What no cell shows alone: the finer points of the checks between tables."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.community.good import TABLES, changed, write_folder

from alternance.community import check, examine
from alternance.community.nearness import Nearest
from alternance.community.reading import NEEDED_TO_RECORD

Tables = Mapping[str, str | bytes | None]


def codes(folder: Path, tables: Tables) -> list[tuple[str, str, int | None]]:
    """Return code, file and row of each finding."""
    report = check(write_folder(folder, tables))
    return [(finding.code, finding.place.file, finding.place.row) for finding in report.findings]


def test_every_cycle_is_told_once(tmp_path: Path) -> None:
    modules = "id,title,minutes,weekly_min,weekly_max\n" + "".join(f"m{n},M,60,60,60\n" for n in range(9))
    order = "before,after\nm0,m1\nm1,m2\nm2,m0\nm3,m4\nm4,m3\nm5,m5\nm6,m7\nm1,m6\n"
    made_of = "programme,module\nn:mech,m0\n"
    tables: Tables = {
        "modules": modules, "module_order": order, "programme_modules": made_of, "module_aims": None, "block_modules": None,
    }  # fmt: skip
    found = check(write_folder(tmp_path / "c", tables)).findings
    assert sorted(f.facts["path"] for f in found if f.code == "cycle") == [
        "m0 → m1 → m2 → m0",
        "m3 → m4 → m3",
        "m5 → m5",
    ]
    assert {f.place.row for f in found if f.code == "cycle"} == {2, 5, 7}


@pytest.mark.parametrize(
    ("table", "before", "after", "given"),
    [
        ("module_aims", "n:mill,2", "n:mill,1", False),
        ("phase_aims", "n:b1,1,n:make,alone,,3,yes", "n:b1,1,n:make,alone,,3,yes\nn:b1,1,n:mill,observe,,2,no", True),  # an earlier phase
        ("phase_aims", "n:b1,2,n:mill,alone,2,3,no", "n:b1,2,n:mill,alone,2,3,yes", False),  # instructed, in a phase without days for it
        ("phase_aims", "n:b1,2,n:mill,alone,2,3,no", "n:b1,2,n:mill,alone,1,3,no", True),  # asks for less
        ("phase_aims", "n:b1,2,n:mill,alone,2,3,no", "n:b1,2,n:mill,assist,2,3,no", True),  # assisting needs nothing
        ("phase_aims", "n:b1,2,n:mill,alone,2,3,no", "n:b1,2,n:mill,observe,4,3,no", True),
    ],
)  # fmt: skip
def test_who_gives_an_aim(table: str, before: str, after: str, given: bool, tmp_path: Path) -> None:
    tables = {**changed("module_aims", "n:mill,2", "n:mill,1"), **changed(table, before, after)}
    found = codes(tmp_path / "c", tables)
    assert found == ([] if given else [("no-giver", "phase_aims.csv", 4)])


def test_instruction_gives_level_two_and_no_more(tmp_path: Path) -> None:
    found = codes(tmp_path / "c", changed("phase_aims", "n:make,alone,,3,yes", "n:make,alone,3,3,yes"))
    assert found == [("no-giver", "phase_aims.csv", 3)]


def test_safety_is_given_before_the_first_phase_of_work(tmp_path: Path) -> None:
    """Named in the second phase, it is needed before the first one, in which students work."""
    rows = TABLES["phase_aims"].replace("n:b1,1,n:safe,assist,,,no\n", "") + "n:b1,2,n:safe,observe,,,yes\n"
    without = changed("module_aims", "n:m1,n:safe,1\n", "")
    assert codes(tmp_path / "c", {**without, "phase_aims": rows}) == [("no-safety", "phase_aims.csv", 5)]
    assert codes(tmp_path / "d", {"phase_aims": rows}) == []


@pytest.mark.parametrize(
    ("table", "before", "after", "enough"),
    [
        ("positions", "m:m1,2", "m:m1,1", False),
        ("positions", "m:m1,2", ",2", True),
        ("hiring_units", "isco/C7233,2", "isco/C7233,1", False),
        ("organisations", "40,2", "40,1", False),
        ("mentors", "m:u1,2", "m:u1,1", False),
        ("position_weeks", "2026-09-07,2027-06-21", "2026-01-05,2026-08-31", False),
    ],
)
def test_seats_are_cut_at_units_mentors_and_weeks(
    table: str, before: str, after: str, enough: bool, tmp_path: Path
) -> None:
    found = codes(tmp_path / "c", {**changed(table, before, after), "position_rankings": None})
    assert [code for code, _file, _row in found] == ([] if enough else ["few-seats"])


def test_seats_of_several_positions_add_up_within_their_unit(tmp_path: Path) -> None:
    positions = "id,unit,title,mentor,seats\nm:p1,m:u1,A,,1\nm:p2,m:u1,B,,1\n"
    weeks = "position,from,to\nm:p1,2026-09-07,2026-10-05\nm:p2,2026-10-05,2027-06-21\n"
    together: Tables = {"positions": positions, "position_weeks": weeks, "position_rankings": None}
    assert codes(tmp_path / "a", together) == []
    apart: Tables = {**together, "position_weeks": weeks.replace("2026-10-05,2027", "2026-10-12,2027")}
    assert codes(tmp_path / "b", apart) == [("few-seats", "blocks.csv", 2)]
    small: Tables = {**together, **changed("hiring_units", "isco/C7233,2", "isco/C7233,1")}
    assert codes(tmp_path / "c", small) == [("few-seats", "blocks.csv", 2)]


def test_a_block_outside_the_horizon_needs_no_seats(tmp_path: Path) -> None:
    tables = {
        **changed("positions", "m:m1,2", "m:m1,1"),
        "outside_horizon": "cohort,kind,item,ended\nn:c1,block,n:b1,\n",
    }
    assert codes(tmp_path / "c", tables) == []


def test_an_order_class_counts_only_its_enterprise(tmp_path: Path) -> None:
    blocks = changed(
        "blocks",
        "order\nn:b1,n:mech,Practice,in-post,isco/C7233,1",
        "order,enterprise\nn:b1,n:mech,Practice,order class,isco/C7233,1,n",
    )
    assert codes(tmp_path / "c", {**blocks, "position_blocks": None}) == [("no-place", "blocks.csv", 2)]
    mine = {"blocks": blocks["blocks"].replace(",1,n\n", ",1,m\n"), "position_blocks": None}
    assert codes(tmp_path / "d", mine) == []


@pytest.mark.parametrize(
    ("lock", "where"),
    [
        ("block start,n:c1,,n:b1,2027-02-01", None),
        ("block start,n:c1,,n:b1,2027-02-02", ("lock-form", "value")),
        ("block start,n:c1,,n:b1,soon", ("lock-form", "value")),
        ("block start,n:c1,,n:m1,2027-02-01", ("unknown", "item")),
        ("module start,n:c1,,n:b1,2027-02-01", ("unknown", "item")),
        ("position,,n:s1,n:b1,m:p1", None),
        ("position,,,n:b1,m:p1", ("lock-form", "student")),
        ("position,,n:s1,n:b1,m:p9", ("unknown", "value")),
        ("teacher,n:c1,,n:m1,n:t1", None),
        ("teacher,,,n:m1,n:t1", ("lock-form", "cohort")),
        ("teacher,n:c1,,n:m1,m:p1", ("unknown", "value")),
    ],
)
def test_locks(lock: str, where: tuple[str, str] | None, tmp_path: Path) -> None:
    report = check(write_folder(tmp_path / "c", {"locks": f"id,what,cohort,student,item,value\nl1,{lock}\n"}))
    assert [(f.code, f.place.column) for f in report.findings] == ([] if where is None else [where])


def test_a_table_that_cannot_be_read_says_nothing_of_what_refers_to_it(tmp_path: Path) -> None:
    assert codes(tmp_path / "c", {"students": b"\xff\xfe"}) == [("encoding", "students.csv", 1)]
    assert codes(tmp_path / "d", {"aims": 'id,title\n"a'}) == [("quotes", "aims.csv", 2)]
    assert codes(tmp_path / "e", changed("positions", "id,unit", "idd,unit")) == [
        ("column-missing", "positions.csv", 1), ("column-unknown", "positions.csv", 1),
    ]  # fmt: skip


def test_checks_go_on_without_the_facts(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "c", changed("preferences", "n:s2,m:p1", "n:s9,m:p1"))
    (folder / "community.json").write_text("{")
    assert [f.code for f in check(folder).findings] == ["json", "unknown"]


def test_a_recorded_year_may_lack_what_others_name(tmp_path: Path) -> None:
    kept = set(NEEDED_TO_RECORD)
    tables: Tables = {name: None for name in TABLES if name not in kept}
    community, report = examine(write_folder(tmp_path / "c", tables), NEEDED_TO_RECORD)
    assert report.findings == () and community is not None
    missing = {finding.code for finding in check(tmp_path / "c").findings}
    assert missing == {"table-missing", "table-referred"}


def test_nearest_names() -> None:
    nearest = Nearest(["school:mechanic-26", "Müller", "x_y"])
    assert nearest.name("School: Mechanic 26") == "school:mechanic-26"
    assert nearest.name("muller") == "Müller"
    assert nearest.name("school:mechanik-26") == "school:mechanic-26"
    assert nearest.name("nothing like it") is None
    assert nearest.guess("XY") == " (perhaps to x_y)" and nearest.guess("?") == ""


def test_likeness_is_not_asked_without_end() -> None:
    nearest = Nearest([f"name-{number}" for number in range(2_000)])
    begun = time.process_time()
    assert sum(nearest.name(f"nome-{number}") is not None for number in range(5_000)) <= 30
    assert time.process_time() - begun < 3
