"""Older formats brought to the present one, step by step, before anything is judged."""

from __future__ import annotations

from collections.abc import Callable

from alternance.community.findings import Place
from alternance.community.meta import FORMAT
from alternance.community.source import Source

__all__ = ["FORMER_TABLES", "UPGRADERS", "upgrade"]

#: Format → what brings a source of it to the next format. Format 1 is the first.
UPGRADERS: dict[int, Callable[[Source], None]] = {}
#: Tables that only earlier formats have: they are read for the upgraders.
FORMER_TABLES: set[str] = set()


def upgrade(source: Source) -> None:
    """Bring `source` to the present format; a format newer than ours is a finding."""
    if source.meta is None:
        return
    found = source.meta.get("format", 1)
    if not isinstance(found, int) or isinstance(found, bool):
        return  # said when the facts are judged
    if found > FORMAT:
        source.find(
            "format-newer", Place(source.meta_file, source.meta_rows.get("format"), "format"), str(found), known=FORMAT
        )
        source.meta = None
        source.tables.clear()
    while source.meta is not None and found in UPGRADERS:
        UPGRADERS[found](source)
        found += 1
        source.meta["format"] = found
