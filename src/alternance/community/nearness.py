"""The known name that was perhaps meant: by other capitals and signs at once, else by likeness, within bounds."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Collection, Iterable

from alternance.text import say

__all__ = ["Nearest", "near"]

#: Likeness is compared with each known name, so it is asked for so many names at most, and among so many.
_ASKED, _KNOWN = 30, 3_000


def near(name: str, known: Iterable[str]) -> str:
    """Return ` (perhaps to X)` for the known name nearest to `name`, else an empty text."""
    close = difflib.get_close_matches(name, list(known), n=1, cutoff=0.7)
    return say(" (perhaps to {name})", name=close[0]) if close else ""


class Nearest:
    """Nearest names among many known ones.

    Other capitals, accents and signs are found by look-up. Likeness is tried for the first 30 names that are lost, and
    where at most 3,000 are known: a column of wrong names takes no time.
    """

    def __init__(self, known: Collection[str]) -> None:
        self._known = known
        self._folded = {_folded(name): name for name in known}
        self._found: dict[str, str | None] = {}

    def __call__(self, name: str) -> str | None:
        """Return the known name that was perhaps meant."""
        if name not in self._found:
            self._found[name] = self._folded.get(_folded(name)) or self._alike(name)
        return self._found[name]

    def _alike(self, name: str) -> str | None:
        if len(self._found) >= _ASKED or len(self._known) > _KNOWN or len(name) > 120:
            return None
        close = difflib.get_close_matches(name, self._known, n=1, cutoff=0.75)
        return close[0] if close else None


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).casefold()
    return re.sub(r"[^\w]|_", "", "".join(sign for sign in plain if not unicodedata.combining(sign)))
