"""What a thing is called in a timetable: short where that is clear, its id where not, and found again either way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping

from alternance.community.nearness import Nearest
from alternance.io.names import words
from alternance.text import N_

__all__ = ["Called"]

_PERHAPS = N_(" (perhaps {name})")


class Called:
    """Ids and what they are called: by id, by the end of the id, by title.

    Parameters
    ----------
    titles : mapping of str to str
        Id → title; empty where there is none.
    aliases : mapping of str to str
        Further names → id; they go before all others.
    by_title : bool
        Whether the title is what it is usually called (a class), rather than the end of its id.
    begins : bool
        Whether the first words of a title may stand for it: LF 7 for *LF 7 Milling*.
    """

    def __init__(
        self, titles: Mapping[str, str], aliases: Mapping[str, str] | None = None, *,
        by_title: bool = False, begins: bool = False,
    ) -> None:  # fmt: skip
        self._titles = {own: " ".join(title.split()) for own, title in titles.items()}
        self._by_title = by_title
        self._aliases = {words(name): own for name, own in (aliases or {}).items() if own in titles}
        self._exact, self._loose = _index(self._titles, str), _index(self._titles, words)
        self._firsts = [(words(title), own) for own, title in self._titles.items()] if begins else []
        self._found: dict[str, frozenset[str]] = {}
        self._near = Nearest({name for own, title in self._titles.items() for name in _names(own, title) if name})

    def fits(self, text: str) -> frozenset[str]:
        """Return the ids that may be meant: as written, else without regard to case and signs, else by first words."""
        if text not in self._found:
            self._found[text] = frozenset(self._fits(" ".join(text.split())))
        return self._found[text]

    def _fits(self, text: str) -> Iterable[str]:
        asked = words(text)
        if asked and (alias := self._aliases.get(asked)):
            return (alias,)
        if text in self._titles:
            return (text,)
        begun = (own for first, own in self._firsts if asked and first[: len(asked)] == asked)
        return self._exact.get(text) or (asked and self._loose.get(asked)) or begun

    def shown(self, own: str) -> str:
        """Return the first of its names that means it alone."""
        end, title = _end(own), self._titles.get(own, "")
        wanted = (title, end) if self._by_title else (end, title)
        return next((name for name in wanted if name and self.fits(name) == {own}), own)

    def guess(self, text: str) -> str:
        """Return what was perhaps meant, as a remedy adds it."""
        return self._near.guess(text, _PERHAPS)


def _index(titles: Mapping[str, str], form: Callable[[str], Hashable]) -> dict[Hashable, set[str]]:
    found: defaultdict[Hashable, set[str]] = defaultdict(set)
    for own, title in titles.items():
        for name in _names(own, title):
            if name and (key := form(name)):
                found[key].add(own)
    return dict(found)


def _names(own: str, title: str) -> tuple[str, str, str]:
    return own, _end(own), title


def _end(own: str) -> str:
    """Return an id without its school: school:t-01 is t-01."""
    return own.rpartition(":")[2]
