"""How much is read at most: far more than a region's alliance needs, and no more than a desk's computer bears."""

from __future__ import annotations

__all__ = ["BYTES", "CELLS", "FACTS", "FILE", "SHEETS", "size"]

#: Bytes of a folder's files together, or of a spreadsheet's parts when they are unpacked.
BYTES = 200_000_000
#: Bytes of a spreadsheet's file itself.
FILE = 50_000_000
#: Bytes of community.json.
FACTS = 100_000
#: Cells, empty ones included: of all sheets together, or of one CSV file.
CELLS = 4_000_000
#: Sheets.
SHEETS = 200


def size(count: int) -> str:
    """Return a number of bytes as people say it."""
    return f"{count // 1_000_000} MB" if count >= 1_000_000 else f"{count // 1_000} kB"
