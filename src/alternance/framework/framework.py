"""What every framework of occupations and competences says, however it is published."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from functools import cached_property

import polars as pl

__all__ = ["NEAR", "RELATED", "SAME_GROUP", "Framework"]

#: Share of a relative's level that counts for a competence not taught itself, by kind of relation.
NEAR, RELATED, SAME_GROUP = 0.7, 0.6, 0.5


class Framework(ABC):
    """Occupations, competences and their relations as tables, with what is asked of them.

    Each framework brings the five tables, in these columns at least; it may have more.
    """

    @property
    @abstractmethod
    def title(self) -> str:
        """Its name, with the edition."""

    @property
    @abstractmethod
    def competences(self) -> pl.DataFrame:
        """Columns id, label: a row a competence (or work task)."""

    @property
    @abstractmethod
    def occupations(self) -> pl.DataFrame:
        """Columns id, label: a row an occupation."""

    @property
    @abstractmethod
    def requirements(self) -> pl.DataFrame:
        """Columns occupation, competence, essential (bool)."""

    @property
    @abstractmethod
    def broader(self) -> pl.DataFrame:
        """Columns concept, broader: competences and the groups above them."""

    @property
    @abstractmethod
    def related(self) -> pl.DataFrame:
        """Columns skill, related: competences that have to do with each other."""

    @cached_property
    def labels(self) -> dict[str, str]:
        """Id → label, of competences and occupations, without the blanks that some have too many."""
        rows = [*self.competences.select("id", "label").rows(), *self.occupations.select("id", "label").rows()]
        return {name: " ".join(label.split()) for name, label in rows}

    @cached_property
    def _required(self) -> dict[str, list[tuple[str, bool]]]:
        found: dict[str, list[tuple[str, bool]]] = defaultdict(list)
        for occupation, competence, essential in self.requirements.select(
            "occupation", "competence", "essential"
        ).rows():
            found[occupation].append((competence, essential))
        return {occupation: sorted(rows) for occupation, rows in found.items()}

    def requires(self, occupation: str) -> list[tuple[str, bool]]:
        """Return (competence, essential) of an occupation, by id; empty where it is not known."""
        return list(self._required.get(occupation, ()))

    def relatives(self, competences: set[str]) -> dict[str, list[tuple[str, float]]]:
        """Return for each competence its relatives one step away, with the share of their level that counts.

        Broader and narrower 0.7, related 0.6, in the same broader group 0.5; of several shares the largest.

        Notes
        -----
        Linear in the relations, and in the members of the groups in which a competence asked for is.
        """
        known = set(self.competences["id"])
        shares: dict[str, dict[str, float]] = defaultdict(dict)
        members: dict[str, list[str]] = defaultdict(list)

        def note(one: str, other: str, share: float) -> None:
            if one in competences and other in known and one != other:
                shares[one][other] = max(share, shares[one].get(other, 0.0))

        for concept, broader in self.broader.select("concept", "broader").rows():
            members[broader].append(concept)
            note(concept, broader, NEAR)
            note(broader, concept, NEAR)
        for skill, other in self.related.select("skill", "related").rows():
            note(skill, other, RELATED)
            note(other, skill, RELATED)
        for group in members.values():
            for one in group:
                if one in competences:
                    for other in group:
                        note(one, other, SAME_GROUP)
        return {one: sorted(found.items()) for one, found in shares.items()}
