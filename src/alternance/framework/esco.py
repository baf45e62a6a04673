"""ESCO v1.1.1, whole and in English, from inside the distribution.

Source: European Commission; "This service uses the ESCO classification of the European Commission."
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources

import polars as pl

__all__ = ["Esco", "esco"]

#: Share of a relative's level that counts for a competence not taught itself, by kind of relation.
NEAR, RELATED, SAME_GROUP = 0.7, 0.6, 0.5


def _table(name: str) -> pl.DataFrame:
    with (resources.files("alternance.framework") / "data" / "esco" / f"{name}.parquet").open("rb") as stream:
        return pl.read_parquet(stream)


@dataclass(frozen=True, eq=False)
class Esco:
    """The classification's tables, read when first asked for; ids are the URI's part after ``/esco/``."""

    @cached_property
    def competences(self) -> pl.DataFrame:
        """13,896 rows: id, label, alt_labels, type, reuse_level, description."""
        return _table("skills")

    @cached_property
    def occupations(self) -> pl.DataFrame:
        """3,007 rows: id, code, isco, label, alt_labels, description; `requirements` names one more."""
        return _table("occupations")

    @cached_property
    def requirements(self) -> pl.DataFrame:
        """123,855 rows: occupation, competence, essential (bool)."""
        return _table("occupation_skill").select(
            "occupation", competence="skill", essential=pl.col("relation") == "essential"
        )

    @cached_property
    def broader(self) -> pl.DataFrame:
        """20,656 rows: concept, broader (competences and groups)."""
        return _table("skill_broader")

    @cached_property
    def related(self) -> pl.DataFrame:
        """5,899 rows: skill, related, relation."""
        return _table("skill_skill")

    @cached_property
    def labels(self) -> dict[str, str]:
        """Id → label, of competences and occupations, without the blanks that some have too many."""
        rows = [*self.competences.select("id", "label").rows(), *self.occupations.select("id", "label").rows()]
        return {name: " ".join(label.split()) for name, label in rows}

    def requires(self, occupation: str) -> list[tuple[str, bool]]:
        """Return (competence, essential) of an occupation, by id; empty where it is not known."""
        rows = self.requirements.filter(pl.col("occupation") == occupation).select("competence", "essential")
        return sorted(rows.rows())

    def relatives(self, competences: set[str]) -> dict[str, list[tuple[str, float]]]:
        """Return for each competence its relatives one step away, with the share of their level that counts.

        Broader and narrower 0.7, related 0.6, in the same broader group 0.5; of several shares the largest.
        """
        known = set(self.competences["id"])
        shares: dict[str, dict[str, float]] = defaultdict(dict)
        members: dict[str, list[str]] = defaultdict(list)

        def note(one: str, other: str, share: float) -> None:
            if one in competences and other in known and one != other:
                shares[one][other] = max(share, shares[one].get(other, 0.0))

        for concept, broader in self.broader.rows():
            members[broader].append(concept)
            note(concept, broader, NEAR)
            note(broader, concept, NEAR)
        for skill, other, _ in self.related.rows():
            note(skill, other, RELATED)
            note(other, skill, RELATED)
        for group in members.values():
            for one in group:
                if one in competences:
                    for other in group:
                        note(one, other, SAME_GROUP)
        return {one: sorted(found.items()) for one, found in shares.items()}


@cache
def esco() -> Esco:
    """Return ESCO; its tables are read when first used."""
    return Esco()
