"""All frameworks that are inside the distribution, as one: an id says by its beginning whose it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, cached_property

import polars as pl

from alternance.framework.csco import csco
from alternance.framework.esco import esco
from alternance.framework.framework import Framework

__all__ = ["Known", "known"]


class Known(Framework):
    """ESCO and China's classification side by side. What one id asks is answered by its own framework alone."""

    title = "ESCO v1.1.1, CSCO 2022"

    @property
    def _parts(self) -> tuple[Framework, ...]:
        return esco(), csco()

    def _all(self, table: Callable[[Framework], pl.DataFrame]) -> pl.DataFrame:
        frames = [table(part) for part in self._parts]
        common = [name for name in frames[0].columns if all(name in frame.columns for frame in frames)]
        return pl.concat([frame.select(common) for frame in frames])

    @cached_property
    def competences(self) -> pl.DataFrame:
        """Columns that all have: id, label."""
        return self._all(lambda part: part.competences.select("id", "label"))

    @cached_property
    def occupations(self) -> pl.DataFrame:
        """Columns that all have: id, code, label."""
        return self._all(lambda part: part.occupations.select("id", "code", "label"))

    @cached_property
    def requirements(self) -> pl.DataFrame:
        """Columns occupation, competence, essential."""
        return self._all(lambda part: part.requirements)

    @cached_property
    def broader(self) -> pl.DataFrame:
        """Columns concept, broader."""
        return self._all(lambda part: part.broader.select("concept", "broader"))

    @cached_property
    def related(self) -> pl.DataFrame:
        """Columns skill, related."""
        return self._all(lambda part: part.related.select("skill", "related"))

    def requires(self, occupation: str) -> list[tuple[str, bool]]:
        """Return (competence, essential) of an occupation; only the framework that it belongs to is read."""
        return (csco() if occupation.startswith("csco/") else esco()).requires(occupation)


@cache
def known() -> Known:
    """Return all frameworks as one; tables are read when first used."""
    return Known()
