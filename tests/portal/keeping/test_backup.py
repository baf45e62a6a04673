"""A drill: what was backed up stands again, on either database; a file that is not whole is refused whole."""

from __future__ import annotations

import datetime as dt
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from tests.portal.portals import Portal, new_portal
from tools.tree import ROOT

from alternance.community import Community
from alternance_portal.keeping import BackupError, back_up, restore
from alternance_portal.people.models import User
from alternance_portal.plans.models import Frame
from alternance_portal.plans.snapshot import put, snapshot
from alternance_portal.programmes.models import Student
from alternance_portal.rows import kept, models_in_order

NOW = dt.datetime(2026, 11, 25, 9, 30, tzinfo=dt.UTC)


def _emptied() -> None:
    for model in reversed(models_in_order()):
        model.objects.all().delete()
    Frame.objects.all().delete()
    User.objects.all().delete()


@pytest.fixture
def backup(db: None, good: Community, tmp_path: Path) -> Path:
    put(good)
    User.objects.create_user("li@school.example", "right horse", name="李雷")
    back_up(tmp_path / "backup.zip", NOW)
    _emptied()
    return tmp_path / "backup.zip"


def test_everything_stands_again(backup: Path, good: Community) -> None:
    rows = restore(backup)
    assert snapshot().hash == good.hash
    assert rows["people.user.jsonl"] == 1
    user = User.objects.get(email="li@school.example")
    assert (user.name, user.check_password("right horse")) == ("李雷", True)
    assert set(Student.objects.values_list("owner__key", flat=True)) == {"n"}


def test_the_next_row_gets_a_number_of_its_own(backup: Path) -> None:
    restore(backup)
    User.objects.create_user("han@school.example", name="韩梅梅")
    assert User.objects.count() == 2


def test_a_portal_with_rows_is_left_alone(backup: Path) -> None:
    User.objects.create_user("han@school.example", name="韩梅梅")
    with pytest.raises(BackupError, match="rows already"):
        restore(backup)
    assert User.objects.count() == 1


def _without_the_end(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-200])


def _with_another_row(path: Path) -> None:
    _with(path, "programmes.student.jsonl", lambda text: text.replace("2009-03-01", "2008-03-01"))


def _of_another_format(path: Path) -> None:
    _with(path, "backup.json", lambda text: json.dumps(json.loads(text) | {"format": 9}))


def _of_another_version(path: Path) -> None:
    _with(path, "backup.json", lambda text: json.dumps(json.loads(text) | {"migrations": ["plans.0001_initial"]}))


def _with_other_columns(path: Path) -> None:
    _with(path, "people.user.jsonl", lambda text: text.replace("joined", "came"))


def _with(path: Path, name: str, changed: Callable[[str], str]) -> None:
    with zipfile.ZipFile(path) as archive:
        texts = {each: archive.read(each).decode() for each in archive.namelist()}
    before, texts[name] = texts[name], changed(texts[name])
    assert texts[name] != before
    with zipfile.ZipFile(path, "w") as archive:
        for each, text in texts.items():
            archive.writestr(each, text)


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (_without_the_end, "is no backup of a portal, or is damaged"),
        (_with_another_row, "programmes.student.jsonl is damaged"),
        (_of_another_format, "of format 9"),
        (_of_another_version, "whose tables are others"),
        (_with_other_columns, "people.user.jsonl has other columns"),
    ],
)
def test_a_file_that_is_not_whole_is_refused_whole(backup: Path, harm: Callable[[Path], None], said: str) -> None:
    harm(backup)
    with pytest.raises(BackupError, match=said):
        restore(backup)
    assert not any(model.objects.exists() for model in kept().values())


@pytest.mark.django_db
def test_a_backup_takes_no_files_place(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    with pytest.raises(FileExistsError):
        back_up(tmp_path / "mine", NOW)
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]
    assert (tmp_path / "mine").read_text() == "mine"


def test_from_one_portal_to_another(tmp_path: Path) -> None:
    """By the commands; where the tests have PostgreSQL, from there to the embedded database."""
    with new_portal(tmp_path / "one") as one:
        one.done("init")
        one.done("load", ROOT / "examples" / "dual")
        one.done("backup", tmp_path / "file")
        assert one.run("backup", tmp_path / "file").returncode == 2
        assert "rows already" in one.run("restore", tmp_path / "file").stderr
    other = Portal(tmp_path / "other", {"DATABASE_URL": ""})
    other.done("init")
    other.done("restore", tmp_path / "file")
    assert "nothing changes" in other.done("load", ROOT / "examples" / "dual")


def test_tests_run_on_the_database_that_was_asked_for() -> None:
    assert connection.vendor == ("postgresql" if os.environ.get("DATABASE_URL") else "sqlite")
