"""Lines and fields: separators, quotes, ends of lines, and what is broken."""

from __future__ import annotations

import pytest
from tests.io.untis.lines import line

from alternance.io.untis.fields import FIELDS, Field
from alternance.io.untis.scan import scan


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_and_ends_of_lines(separator: str, end: str) -> None:
    content = end.join([line(separator, title="a, b; c"), "", "   ", line(separator, lesson=2)]).encode()
    lines = list(scan(content))
    assert [one.row for one in lines] == [1, 4]
    assert [len(one) for one in lines] == [FIELDS, FIELDS]
    assert lines[0][Field.TITLE] == "a, b; c" and lines[1][Field.LESSON] == "2"


def test_the_first_number_says_the_separator_also_where_it_is_quoted_and_below_a_title() -> None:
    lines = list(scan(b'Unterricht, exportiert\n"12";"a,b";x\n'))
    assert lines[1].cells == ("12", "a,b", "x")


def test_quotes_are_doubled_and_a_field_beyond_the_end_is_empty() -> None:
    (own,) = scan(b'1,"say ""no""",  x  ')
    assert (own[2], own[3], own[40]) == ('say "no"', "x", "")


def test_a_broken_line_spoils_itself_alone() -> None:
    lines = list(scan(b'1,"a\n2,"b"\n3,"c"d\n' + b'4,"' + b"x" * 200_000 + b'"\n5,e'))
    assert [(one.row, one.cells is None) for one in lines] == [(1, True), (2, False), (3, True), (4, True), (5, False)]
    assert lines[0][1] == "" and len(lines[0]) == 0
