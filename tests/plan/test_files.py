"""A plan's folder: what is saved is loaded, what is broken is named, what is no plan is not overwritten."""

from __future__ import annotations

import datetime as dt
import errno
import json
from pathlib import Path

import polars as pl
import pytest

from alternance.plan import REPORT, Plan, PlanError, PlanMeta, claim, load, save
from alternance.plan.tables import TABLES

FIRST = dt.date(2026, 9, 7)
LATER = dt.date(2026, 9, 14)


def a_plan() -> Plan:
    """One cohort, one module, one block, one student; a name with comma, quote and umlaut."""
    tables = {
        "cohorts": [{"id": "c", "programme": "p", "school": 'Schule "Süd", Haus 2', "title": "C", "size": 1}],
        "sections": [{"id": "c/m/1", "cohort": "c", "module": "m", "number": 1, "size": 1}],
        "sessions": [{"section": "c/m/1", "from": FIRST, "to": FIRST, "minutes": 240}],
        "spans": [{"cohort": "c", "block": "b", "phase": 1, "from": LATER, "to": LATER, "instruction_days": 0}],
        "placements": [{"student": "s", "cohort": "c", "block": "b", "from": LATER, "to": LATER, "door": "round"}],
        "indicators": [
            {"id": "lag_mean_weeks", "kind": "all", "scope": "all", "value": 0.1 + 0.2, "direction": "lower"}
        ],
    }
    meta = PlanMeta(
        "Tiny", "hash", FIRST, 4, rules_off=("learn-before-work",), assumed=("a", "b"), bounds={"calendar": 1.5}
    )
    return Plan(meta, {name: pl.DataFrame(rows) for name, rows in tables.items()})


def saved(folder: Path) -> Path:
    save(a_plan(), folder, {REPORT: "<html>"})
    return folder


def test_saved_and_loaded_it_is_the_same(tmp_path: Path) -> None:
    plan, again = a_plan(), load(saved(tmp_path / "out"))
    assert again.meta == plan.meta
    assert again.hash == plan.hash
    for name in TABLES:
        assert again[name].equals(plan[name]), name
        assert again[name].schema == plan[name].schema


def test_a_column_that_came_later_changes_no_plan_that_says_nothing_there(tmp_path: Path) -> None:
    """Neither its file nor its hash; one that says something is another plan, and keeps it."""
    plan = a_plan()
    assert "seat_of" in plan["placements"].columns
    assert "seat_of" not in (saved(tmp_path / "out") / "placements.csv").read_text(encoding="utf-8")
    assert plan.hash == "f687ce42b58b3fba965e671588028de9734437ac7d1958ba15de4f298b60ed75"
    kept = plan.with_tables(placements=plan["placements"].with_columns(seat_of=pl.lit("c")))
    save(kept, tmp_path / "kept")
    assert load(tmp_path / "kept").hash == kept.hash != plan.hash


def test_saving_again_replaces_the_whole_plan_and_an_old_report(tmp_path: Path) -> None:
    folder = saved(tmp_path / "out")
    (folder / "my notes.txt").write_text("kept", encoding="utf-8")
    fewer = a_plan().with_tables(placements=a_plan()["placements"].clear())
    save(fewer, folder)
    assert load(folder)["placements"].height == 0
    assert sorted(file.name for file in folder.iterdir()) == [
        "cohorts.csv", "indicators.csv", "my notes.txt", "plan.json", "sections.csv", "sessions.csv", "spans.csv"
    ]  # fmt: skip


def test_nothing_is_left_beside_it(tmp_path: Path) -> None:
    saved(tmp_path / "deep" / "out")
    assert [file.name for file in (tmp_path / "deep").iterdir()] == ["out"]


def test_a_disk_without_room_leaves_the_old_plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = saved(tmp_path / "out")
    before = {file.name: file.read_bytes() for file in folder.iterdir()}

    def full(self: Path, content: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        save(a_plan().with_meta(title="Other"), folder)
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before
    assert [file.name for file in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("photo.jpg", "x"),
        ("plan.json", "{}"),
        ("plan.json", "[1]"),
        ("plan.json", "not json"),
        ("community.json", "{}"),
    ],
)
def test_what_is_no_plan_is_never_overwritten(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    for act in (claim, lambda folder: save(a_plan(), folder)):
        with pytest.raises(PlanError, match="something else than a plan"):
            act(tmp_path)
    assert [(file.name, file.read_text(encoding="utf-8")) for file in tmp_path.iterdir()] == [(name, content)]


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    with pytest.raises(PlanError, match="a file of this name is there"):
        claim(file)
    with pytest.raises(PlanError, match="file is a file"):
        claim(file / "below" / "it")


def test_a_folder_without_the_right_to_write_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(prefix: str, dir: Path) -> str:
        raise PermissionError(errno.EACCES, "Permission denied", str(dir))

    monkeypatch.setattr("tempfile.mkdtemp", refused)
    with pytest.raises(PlanError, match=r"cannot be written to \(Permission denied\)"):
        claim(tmp_path / "out")


def test_new_empty_and_old_folders_may_be_claimed(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for folder in (tmp_path / "new", tmp_path / "empty", saved(tmp_path / "old")):
        claim(folder)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["empty", "old"]


def edit(folder: Path, **members: object) -> None:
    facts = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    facts = {name: value for name, value in {**facts, **members}.items() if value is not ...}
    (folder / "plan.json").write_text(json.dumps(facts), encoding="utf-8")


def test_another_format_is_told_and_may_be_overwritten(tmp_path: Path) -> None:
    folder = saved(tmp_path / "out")
    edit(folder, format=99)
    with pytest.raises(PlanError, match="format is 99, this version reads 1"):
        load(folder)
    save(a_plan(), folder)
    assert load(folder).hash == a_plan().hash


@pytest.mark.parametrize(
    ("members", "named"),
    [
        ({"format": ...}, "format is None"),
        ({"first_week": "soon"}, "soon"),
        ({"first_week": ...}, "first_week"),
        ({"weeks": "four"}, "weeks"),
        ({"weeks": 0}, "weeks"),
        ({"title": ...}, "title"),
    ],
)
def test_a_broken_plan_json_is_named(tmp_path: Path, members: dict[str, object], named: str) -> None:
    folder = saved(tmp_path / "out")
    edit(folder, **members)
    with pytest.raises(PlanError, match=rf"plan\.json.*{named}"):
        load(folder)


def test_a_member_that_a_later_version_added_is_left_out(tmp_path: Path) -> None:
    folder = saved(tmp_path / "out")
    edit(folder, weather="fine")
    assert load(folder).meta == a_plan().meta


def test_no_plan_at_all_names_the_command_that_makes_one(tmp_path: Path) -> None:
    with pytest.raises(PlanError, match="alternance plan"):
        load(tmp_path / "nowhere")
    (tmp_path / "plan.json").write_bytes(b"\xff\xfe")
    with pytest.raises(PlanError, match=r"plan\.json cannot be read"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("table", "old", "new", "named"),
    [
        ("spans", "block", "blocks", "column block is missing"),
        ("spans", "2026-09-14", "14.9.2026", "row 2, column from: 14.9.2026"),
        ("spans", "2026-09-14", "2026-09-15", "c, b, 1, 2026-09-15: from check__monday does not hold"),
        ("spans", "c,b,1", ",b,1", "row 2: cohort is empty"),
        ("spans", "c,b,1", "x,b,1", "cohort x is not in cohorts"),
        ("sessions", "c/m/1", "c/n/1", "section c/n/1 is not in sections"),
        ("cohorts", ",1,", ",-1,", "c: size min does not hold"),
        ("placements", "round", "window", "column door: window"),
        ("spans", '\n"', "\n", "spans"),
    ],
)
def test_a_broken_table_is_named(tmp_path: Path, table: str, old: str, new: str, named: str) -> None:
    folder = saved(tmp_path / "out")
    file = folder / f"{table}.csv"
    text = file.read_text(encoding="utf-8")
    if old in text:
        file.write_text(text.replace(old, new), encoding="utf-8")
    else:
        file.write_bytes(b"\xff\x00")
    with pytest.raises(PlanError, match=rf"{table}\.csv") as error:
        load(folder)
    assert named in str(error.value)


def test_a_row_that_stands_twice_is_named(tmp_path: Path) -> None:
    folder = saved(tmp_path / "out")
    file = folder / "cohorts.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join([*lines, lines[-1]]), encoding="utf-8")
    with pytest.raises(PlanError, match="c stands twice"):
        load(folder)


def test_the_verifier_gets_also_what_is_not_whole(tmp_path: Path) -> None:
    folder = saved(tmp_path / "out")
    file = folder / "spans.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("c,b,1", "x,b,1"), encoding="utf-8")
    assert load(folder, whole=False)["spans"]["cohort"].to_list() == ["x"]
