"""ESCO v1.1.1, whole and in English, from inside the distribution.

Source: European Commission; "This service uses the ESCO classification of the European Commission."
"""

from __future__ import annotations

from functools import cache, cached_property

import polars as pl

from alternance.framework.framework import Framework
from alternance.framework.tables import shipped

__all__ = ["Esco", "esco"]


class Esco(Framework):
    """The classification's tables, read when first asked for; ids are the URI's part after ``/esco/``."""

    title = "ESCO v1.1.1"

    @cached_property
    def competences(self) -> pl.DataFrame:
        """13,896 rows: id, label, alt_labels, type, reuse_level, description."""
        return shipped("esco", "skills")

    @cached_property
    def occupations(self) -> pl.DataFrame:
        """3,007 rows: id, code, isco, label, alt_labels, description; `requirements` names one more."""
        return shipped("esco", "occupations")

    @cached_property
    def requirements(self) -> pl.DataFrame:
        """123,855 rows: occupation, competence, essential (bool)."""
        return shipped("esco", "occupation_skill").select(
            "occupation", competence="skill", essential=pl.col("relation") == "essential"
        )

    @cached_property
    def broader(self) -> pl.DataFrame:
        """20,656 rows: concept, broader (competences and groups)."""
        return shipped("esco", "skill_broader")

    @cached_property
    def related(self) -> pl.DataFrame:
        """5,899 rows: skill, related, relation."""
        return shipped("esco", "skill_skill")


@cache
def esco() -> Esco:
    """Return ESCO; its tables are read when first used."""
    return Esco()
