"""Names: short where that is clear, and always found again."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alternance.io.untis.called import Called

TITLES = {"s:lf1": "LF 1 Filing", "s:lf2": "LF 2 Milling", "q:lf2": "LF 2 Sewing", "s:x": ""}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("s:lf1", {"s:lf1"}), ("lf1", {"s:lf1"}), ("LF 1", {"s:lf1"}), ("LF1 filing", {"s:lf1"}), ("LF", {"s:lf1", "s:lf2", "q:lf2"}),
        ("lf2", {"s:lf2", "q:lf2"}), ("LF 2 M", set()), ("X", {"s:x"}), ("", set()), ("–", set()), ("LF 12", set()),
    ],
)  # fmt: skip
def test_what_a_name_may_mean(text: str, found: set[str]) -> None:
    assert Called(TITLES, begins=True).fits(text) == found


def test_first_words_count_only_where_asked() -> None:
    assert Called(TITLES).fits("LF 1") == {"s:lf1"}  # the end of the id
    assert Called({"s:m": "LF 1 Filing"}).fits("LF 1") == frozenset()


def test_an_alias_goes_before_all_else() -> None:
    called = Called(TITLES, {"LF 1": "s:x", "gone": "nowhere"})
    assert called.fits("lf1") == {"s:x"} and called.fits("gone") == frozenset()
    # and what it took away is shown otherwise
    assert called.shown("s:lf1") == "LF 1 Filing"


def test_the_shortest_clear_name_is_shown() -> None:
    called = Called(TITLES)
    assert [called.shown(own) for own in TITLES] == ["lf1", "LF 2 Milling", "LF 2 Sewing", "x"]
    assert Called({"s:a": "IM 25a", "s:b": "IM 25a"}, by_title=True).shown("s:a") == "a"
    assert Called({"s:a": "IM 25a", "q:a": "IM 25a"}, by_title=True).shown("s:a") == "s:a"


def test_what_was_perhaps_meant() -> None:
    assert Called(TITLES).guess("LF 1 Fillig") == " (perhaps LF 1 Filing)"
    assert Called(TITLES).guess("Sport") == ""


IDS = st.from_regex(r"([a-c]:)?[a-c0-2._-]{1,3}", fullmatch=True)
NAMES = st.text("ab 12\"'/,;\té\n", max_size=5)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(IDS, NAMES, min_size=1, max_size=8), st.booleans(), st.booleans())
def test_what_is_shown_is_found_again(titles: dict[str, str], by_title: bool, begins: bool) -> None:
    called = Called(titles, by_title=by_title, begins=begins)
    for own in titles:
        assert called.fits(" ".join(called.shown(own).split())) == {own}
