from __future__ import annotations

import datetime as dt

import pytest

from alternance.community import Meta
from alternance.sample.draft import Draft

META = Meta("Here", dt.date(2026, 9, 7), 2)


def test_columns_not_given_have_their_default_or_are_empty() -> None:
    draft = Draft()
    draft.add("organisations", id="school", kind="school", title="School")
    row = draft.community(META)["organisations"].row(0, named=True)
    assert (row["id"], row["staff"], row["staff_known"]) == ("school", None, "missing")


def test_from_is_written_with_a_line() -> None:
    draft = Draft()
    draft.add("teacher_absences", teacher="t", from_=dt.date(2026, 9, 7), to=dt.date(2026, 9, 7))
    assert draft.community(META)["teacher_absences"]["from"].to_list() == [dt.date(2026, 9, 7)]


def test_a_column_that_is_not_there_is_named() -> None:
    with pytest.raises(KeyError, match="organisations has no column colour"):
        Draft().add("organisations", id="school", colour="red")
