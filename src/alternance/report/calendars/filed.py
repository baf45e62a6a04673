"""Names of files for ids: safe on every system, never the same for two ids, and mostly readable."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable

__all__ = ["file_names"]

#: What ids hold and file names may not → what no id holds.
SIGNS = str.maketrans({":": "+", "/": "~"})
#: Names that Windows keeps for itself, whatever stands behind the first point.
KEPT = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
#: Bytes that a name may have on common file systems, less what is put behind it.
LONGEST = 200


def file_names(items: Iterable[str], ending: str = ".ics") -> dict[str, str]:
    """Return id → the name of its file.

    Colons and slashes are replaced. Ids that some systems would take for one (other cases of letters, accents in
    parts) or not at all (names of devices, very long ones) get eight digits of their hash after a ``=``.

    Examples
    --------
    >>> file_names(["miller:p1/A", "con"])
    {'con': 'con=1143da2b.ics', 'miller:p1/A': 'miller+p1~A.ics'}
    """
    plain = {item: item.translate(SIGNS) for item in sorted(set(items))}
    alike = Counter(_seen(name) for name in plain.values())
    return {
        item: f"{name if alike[_seen(name)] == 1 and _allowed(name) else _marked(item, name)}{ending}"
        for item, name in plain.items()
    }


def _seen(name: str) -> str:
    """Return what the least careful system makes of a name."""
    return unicodedata.normalize("NFKC", name).casefold()


def _allowed(name: str) -> bool:
    return len(name.encode()) <= LONGEST and name.partition(".")[0].casefold() not in KEPT


def _marked(item: str, name: str) -> str:
    digits = hashlib.sha256(item.encode()).hexdigest()[:8]
    stem, point, rest = name.encode()[:LONGEST].decode(errors="ignore").partition(".")
    return f"{stem}={digits}{point}{rest}"
