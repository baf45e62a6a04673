"""Rows as a table of plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

__all__ = ["table"]


def table(title: str, rows: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Yield the lines of a table: the first column to the left, the others to the right; what is missing is empty.

    The columns stand in the order of the row that has most of them.
    Nothing is yielded where there are no rows.
    """
    if not rows:
        return
    columns = list(dict.fromkeys(name for row in sorted(rows, key=len, reverse=True) for name in row))
    cells = [columns, *([_cell(row.get(name)) for name in columns] for row in rows)]
    widths = [max(len(line[k]) for line in cells) for k in range(len(columns))]
    yield title
    for line in cells:
        first, *others = line
        yield "  ".join([first.ljust(widths[0]), *(text.rjust(w) for text, w in zip(others, widths[1:], strict=True))])
    yield ""


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.3g}" if abs(value) < 100 else f"{value:,.0f}"
    return f"{value:,}" if isinstance(value, int) else str(value)
