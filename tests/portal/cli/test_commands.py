"""From nothing to a portal with a community, and back to a folder: by the commands that people type."""

from __future__ import annotations

import filecmp
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.portal.portals import Portal, new_portal
from tools.tree import ROOT

SMALL = ROOT / "examples" / "small"


@pytest.fixture
def portal(tmp_path: Path) -> Iterator[Portal]:
    with new_portal(tmp_path / "home") as made:
        yield made


def test_before_it_is_set_up_every_command_says_so(portal: Portal, tmp_path: Path) -> None:
    for command, path in (("load", SMALL), ("save", tmp_path / "out"), ("backup", tmp_path / "file")):
        ran = portal.run(command, path)
        assert (ran.returncode, ran.stdout) == (2, "")
        assert "Run `alternance-portal init`" in ran.stderr
    assert not portal.home.exists()


def test_a_community_in_and_out_again(portal: Portal, tmp_path: Path) -> None:
    assert "set up" in portal.done("init")
    assert "no community" in portal.run("save", tmp_path / "early").stderr
    assert "cohorts: 3 added, 0 changed, 0 removed" in portal.done("load", SMALL)
    assert portal.done("load", SMALL) == "nothing changes: the portal has exactly these rows\n"
    portal.done("save", tmp_path / "out")
    same, *others = filecmp.cmpfiles(tmp_path / "out", SMALL, [path.name for path in (tmp_path / "out").iterdir()])
    assert len(same) > 20
    assert others == [[], []]
    assert "not empty" in portal.run("save", tmp_path / "out").stderr


def test_the_key_is_nobody_elses(portal: Portal) -> None:
    portal.done("init")
    key = (portal.home / "key").read_text()
    assert stat.S_IMODE((portal.home / "key").stat().st_mode) == 0o600
    assert stat.S_IMODE(portal.home.stat().st_mode) == 0o700
    assert "was set up" in portal.done("init")
    assert (portal.home / "key").read_text() == key


def test_a_dry_run_writes_nothing(portal: Portal) -> None:
    portal.done("init")
    said = portal.done("load", SMALL, "--dry-run")
    assert "cohorts: 3 added, 0 changed, 0 removed" in said
    assert "nothing was written" in said
    assert portal.done("load", SMALL, "--dry-run") == said


def test_what_the_input_lacks_goes_unless_it_is_to_be_kept(portal: Portal, tmp_path: Path) -> None:
    portal.done("init")
    portal.done("load", SMALL)
    part = tmp_path / "part"
    part.mkdir()
    for path in SMALL.glob("*.*"):
        if path.name != "preferences.csv" and path.suffix in (".csv", ".json"):
            (part / path.name).write_bytes(path.read_bytes())
    assert portal.done("load", part, "--keep") == "preferences: 0 added, 0 changed, 0 removed\n"
    assert portal.done("load", part) == "preferences: 0 added, 0 changed, 175 removed\n"


def test_a_community_with_errors_is_told_whole_and_not_taken(portal: Portal, tmp_path: Path) -> None:
    portal.done("init")
    portal.done("load", SMALL)
    for path in SMALL.glob("*.*"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "cohorts.csv").write_text((tmp_path / "cohorts.csv").read_text().replace("2026-08-17", "2026-08-19"))
    ran = portal.run("load", tmp_path)
    assert ran.returncode == 2
    assert "cohorts.csv" in ran.stderr
    assert "2026-08-19" in ran.stderr
    assert "nothing changes" in portal.done("load", SMALL)


def test_a_doctor_finds_nothing_in_what_is_well(portal: Portal) -> None:
    ran = portal.run("doctor")
    assert ran.returncode == 1
    assert "wrong  folder" in ran.stdout
    portal.done("init")
    portal.done("load", SMALL)
    assert {line.split()[0] for line in portal.done("doctor").splitlines()} == {"well"}


def test_a_doctor_names_what_is_ill(portal: Portal) -> None:
    portal.done("init")
    portal.home.chmod(0o755)
    (portal.home / "key").unlink()
    ran = portal.run("doctor")
    assert ran.returncode == 1
    assert f"chmod 700 {portal.home}" in ran.stdout
    assert "nobody can sign in" in ran.stdout
    assert "no rows yet" in ran.stdout


def test_a_database_that_does_not_answer_is_named(portal: Portal) -> None:
    ran = portal.run("load", SMALL, DATABASE_URL="postgres://nobody:secret@127.0.0.1:1/none")
    assert ran.returncode == 2
    assert "the database does not answer" in ran.stderr
    assert "secret" not in ran.stderr
    assert "Traceback" not in ran.stderr
