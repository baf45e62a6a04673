"""Which module or block a name means: by id, by title, by the first words of its title, or as the mapping file says."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import Any

from alternance.community.community import Community
from alternance.community.findings import Place
from alternance.io.mapping import Mapping
from alternance.io.names import words
from alternance.io.problems import Found
from alternance.text import say

__all__ = ["Names"]


@dataclass
class Names:
    """The modules, blocks and programmes of a community by what they are called."""

    community: Community
    mapping: Mapping
    found: Found

    def __post_init__(self) -> None:
        self.blocks = {row["id"]: row for row in self.community["blocks"].iter_rows(named=True)}
        self.modules = {row["id"]: row for row in self.community["modules"].iter_rows(named=True)}
        programmes = self.community["programmes"].iter_rows(named=True)
        self.programmes: dict[str, dict[str, Any]] = {row["id"]: row for row in programmes}
        self._titles = {key: str(row["title"]) for key, row in (*self.modules.items(), *self.blocks.items())}
        self._of_programme = self._modules_by_programme()
        self._listed = set[str]().union(*self._of_programme.values())
        self._aliases = {words(text): target for text, target in self.mapping.items.items()}
        for text, target in self.mapping.items.items():
            if target not in self._titles:
                entry = f"items.{text}"
                self.found.note("mapping-refers", Place(self.mapping.file, column=entry), target, entry=entry)

    def _modules_by_programme(self) -> dict[str, set[str]]:
        """Return programme → its modules: as listed, else those that give one of its aims."""
        listed = self.community["programme_modules"].rows()
        owner = dict(self.community["aims"].select("id", "programme").rows())
        gives = self.community["module_aims"].select("module", "aim").rows()
        pairs = listed or [(owner.get(aim), module) for module, aim in gives]
        of: dict[str, set[str]] = {}
        for programme, module in pairs:
            of.setdefault(programme, set()).add(module)
        return of

    def item(self, text: str, programme: str | None, place: Place) -> str | None:
        """Return the id of the module or block that `text` means to a class of `programme`; None with a finding."""
        fits = self.fits(text, programme)
        if len(fits) == 1:
            return fits[0]
        if fits:
            self.found.note("item-several", place, text, names=", ".join(fits))
        else:
            close = difflib.get_close_matches(text, self._titles.values(), n=1, cutoff=0.6)
            self.found.note("item-unknown", place, text, guess=say(" (perhaps {name})", name=close[0]) if close else "")
        return None

    def fits(self, text: str, programme: str | None) -> list[str]:
        """Return the ids that `text` may mean, the programme's own where there are any."""
        asked = words(text)
        if (alias := self._aliases.get(asked)) in self._titles:
            return [alias] if alias else []
        if not asked:
            return []
        for test in (self._exact, self._begins):
            fits = [key for key in self._titles if test(key, text, asked)]
            own = [key for key in fits if self._belongs(key, programme)]
            if own or fits:
                return sorted(own or fits)
        return []

    def _exact(self, key: str, text: str, asked: tuple[str, ...]) -> bool:
        return text == key or words(self._titles[key]) == asked or words(key.rpartition(":")[2]) == asked

    def _begins(self, key: str, text: str, asked: tuple[str, ...]) -> bool:
        return words(self._titles[key])[: len(asked)] == asked

    def _belongs(self, key: str, programme: str | None) -> bool:
        if programme is None:
            return False
        if key in self.blocks:
            return bool(self.blocks[key]["programme"] == programme)
        # a module that no programme lists may be anybody's
        return key in self._of_programme.get(programme, ()) or key not in self._listed

    def programme(self, text: str, place: Place) -> str | None:
        """Return the id of the programme that `text` means; None with a finding."""
        asked = words(text)
        titles = {key: words(str(row["title"])) for key, row in self.programmes.items()}
        exact = [k for k, title in titles.items() if text == k or asked in (title, words(k.rpartition(":")[2]))]
        begins = [k for k, title in titles.items() if asked and title[: len(asked)] == asked]
        for fits in (exact, begins):
            if len(fits) == 1:
                return fits[0]
        names = [str(row["title"]) for row in self.programmes.values()]
        close = difflib.get_close_matches(text, names, n=1, cutoff=0.6)
        guess = say(" (perhaps {name})", name=close[0]) if close else ""
        self.found.note("programme-unknown", place, text, guess=guess)
        return None
