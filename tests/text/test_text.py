"""The one catalogue: values by name, languages that fall back to English, no language carried over to others."""

from __future__ import annotations

import contextvars

import pytest

from alternance.text import N_, _, language, say, use_language


def test_values_are_put_in_by_name_after_translation() -> None:
    assert say("{rows} rows in {file}", file="aims.csv", rows=3) == "3 rows in aims.csv"


def test_a_value_that_looks_like_a_place_for_a_value_is_left_alone() -> None:
    assert say("found: {value}", value="{rows}") == "found: {rows}"


def test_a_value_that_is_missing_is_an_error_here_not_a_hole_for_the_reader() -> None:
    with pytest.raises(KeyError, match="rows"):
        say("{rows} rows")


def test_marking_changes_nothing() -> None:
    assert N_("a text") == "a text"


@pytest.mark.parametrize("name", ["en", "de", "zh-Hans", "xx"])
def test_a_language_without_a_catalogue_reads_english(name: str) -> None:
    def inside() -> tuple[str, str]:
        use_language(name)
        return language(), _("a text that no catalogue has")

    assert contextvars.copy_context().run(inside) == (name, "a text that no catalogue has")
    assert language() == "en"
