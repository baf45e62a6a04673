"""What is allowed in a column, told by the spreadsheet itself: drop-downs of words and ids, bounds, Mondays.

Words and bounds are refused; what may become right later (an id whose row is still to come) or is read as well (a week
written 2026-W37) is warned of, and may be kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter.worksheet import Worksheet

from alternance.community.explaining import About
from alternance.community.layout import FIRST_ROW, letters
from alternance.community.schema import TABLES
from alternance.community.schema.column import LARGEST, LATEST
from alternance.community.sheets import FIRST_DATE, LAST_ROW
from alternance.text import say

__all__ = ["OWN_IDS", "add_drop_downs"]

#: Rows below the last one that get drop-downs too, so that there is room to write.
_ROOM = 2_000
#: Table → its first id, in the spreadsheets that we write.
OWN_IDS = {name: f"'{name}'!$A${FIRST_ROW + 1}" for name in TABLES}


def add_drop_downs(
    sheet: Worksheet, columns: Sequence[About | None], first: int, rows: int, ids: Mapping[str, str] = OWN_IDS
) -> None:
    """Let the sheet say what is allowed, from row `first` (counted from 0) on to some rows beyond the last one.

    `columns` are those of the sheet (None: not known); `ids` tells where the ids of the other tables begin.
    """
    last = min(LAST_ROW - 1, first + rows + _ROOM)
    for number, column in enumerate(columns):
        rule = None if column is None else _rule(column, f"{letters(number)}{first + 1}", ids)
        if column is not None and rule is not None:
            told = {"error_title": column.name, "error_message": column.takes()[:255]}
            sheet.data_validation(first, number, last, number, {**told, **rule})


def _rule(column: About, cell: str, ids: Mapping[str, str]) -> dict[str, Any] | None:
    """Return XlsxWriter's form of what a column takes; `cell` is the first one."""
    if column.allowed:
        return {"validate": "list", "source": list(column.allowed)}
    if column.is_week:
        return {"validate": "custom", "value": f"=WEEKDAY({cell},2)=1", "error_type": "warning"}
    if column.is_date:
        return {"validate": "date", "error_type": "warning", **_between(FIRST_DATE, LATEST)}
    if column.is_number:
        least = -LARGEST if column.least is None else column.least
        most = LARGEST if column.most is None else column.most
        return {"validate": "integer" if column.is_whole else "decimal", **_between(least, most)}
    if len(column.refers) == 1 and column.refers[0] in ids:
        return _ids(column.refers[0], ids[column.refers[0]])
    return None


def _between(least: Any, most: Any) -> dict[str, Any]:
    return {"criteria": "between", "minimum": least, "maximum": most}


def _ids(table: str, first: str) -> dict[str, Any]:
    """Return a drop-down of as many ids as the other sheet has."""
    column = first.rpartition("!")[2].split("$")[1]
    filled = f"COUNTA({first}:${column}${LAST_ROW})"
    message = say("{table} has no row with this id yet.", table=table)
    source = f"=OFFSET({first},0,0,MAX(1,{filled}),1)"
    return {"validate": "list", "source": source, "error_type": "warning", "error_message": message}
