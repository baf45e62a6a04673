"""How a community lies in a spreadsheet: agreed once between what reads it and what writes it."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = [
    "COMMUNITY",
    "FIRST_ROW",
    "FOR_PEOPLE",
    "MARKS",
    "MEMBER_HEADINGS",
    "PROBLEMS",
    "READ_ME",
    "is_comment",
    "letters",
]

#: Sheet with the community's own facts: a member and its value a row.
COMMUNITY = "community"
MEMBER_HEADINGS = ("member", "value", "what it is")
READ_ME = "read me"
PROBLEMS = "problems"
#: Sheets that are for people only.
FOR_PEOPLE = (READ_ME, PROBLEMS)
#: Columns that `mark` adds and reading leaves out, so that a marked spreadsheet can be corrected and read again.
MARKS = ("result", "what to do")
#: In what we write: headings in row 1, what each column is in row 2, then the rows (counted from 0).
FIRST_ROW = 2


def is_comment(cells: Sequence[str]) -> bool:
    """Tell whether a row is a comment: every filled cell of it begins with ``#``."""
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(cell.startswith("#") for cell in filled)


def letters(column: int) -> str:
    """Return a column's letters, counted from 0: A, B, …, Z, AA."""
    name = ""
    while column >= 0:
        column, rest = divmod(column, 26)
        name, column = chr(65 + rest) + name, column - 1
    return name
