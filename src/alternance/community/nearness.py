"""The known name that was perhaps meant: by other capitals and signs at once, else by likeness, within bounds."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Collection

from alternance.text import N_, say

__all__ = ["Nearest"]

#: Likeness is compared with each known name, so it is asked for so many names at most, and among so many.
_ASKED, _KNOWN = 30, 3_000
#: What is added to a remedy.
_PERHAPS = N_(" (perhaps to {name})")


class Nearest:
    """Nearest names among the known ones.

    Other capitals, accents and signs are found by look-up. Likeness is tried for the first 30 names that are lost, and
    where at most 3,000 are known: a column of wrong names takes no time.
    """

    def __init__(self, known: Collection[str]) -> None:
        self._known = known
        self._folded = {_folded(name): name for name in known}
        self._found: dict[str, str | None] = {}

    def name(self, lost: str) -> str | None:
        """Return the known name that was perhaps meant."""
        if lost not in self._found:
            self._found[lost] = self._folded.get(_folded(lost)) or self._alike(lost)
        return self._found[lost]

    def guess(self, lost: str, text: str = _PERHAPS) -> str:
        """Return it as a remedy adds it, such as `` (perhaps to X)``; empty where there is none."""
        name = self.name(lost)
        return say(text, name=name) if name else ""

    def _alike(self, lost: str) -> str | None:
        if len(self._found) >= _ASKED or len(self._known) > _KNOWN or len(lost) > 120:
            return None
        close = difflib.get_close_matches(lost, self._known, n=1, cutoff=0.7)
        return close[0] if close else None


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name[:200]).casefold()
    return re.sub(r"[^\w]|_", "", "".join(sign for sign in plain if not unicodedata.combining(sign)))
