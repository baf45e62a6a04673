"""What people decided or said about placements before any round."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from alternance.verify.given import Given

__all__ = ["Decided"]


@dataclass(frozen=True, eq=False)
class Decided:
    """Places fixed or locked, forbidden pairs, preferences."""

    given: Given

    @cached_property
    def by_hand(self) -> dict[tuple[str, str], str]:
        """(Student, block) → door, of places decided by hand: fixed ones, and locks, which come first."""
        fixed = {(row["student"], row["block"]): row["door"] for row in self.given.rows("fixed")}
        locks = {(r["student"], r["item"]): "lock" for r in self.given.rows("locks") if r["what"] == "position"}
        return {**fixed, **locks}

    @cached_property
    def where(self) -> dict[tuple[str, str], str]:
        """(Student, block) → position, of places decided by hand."""
        fixed = {(row["student"], row["block"]): row["position"] for row in self.given.rows("fixed")}
        locks = {(r["student"], r["item"]): r["value"] for r in self.given.rows("locks") if r["what"] == "position"}
        return {**fixed, **locks}

    @cached_property
    def searching(self) -> set[tuple[str, str]]:
        """(Student, block) of those who look for a place of their own, want no help, and have no place by hand."""
        rows = self.given.rows("searches")
        looking = {(row["student"], row["block"]) for row in rows if row["status"] == "searching"}
        return looking - self.by_hand.keys()

    @cached_property
    def forbidden(self) -> dict[str, dict[str, str]]:
        """Student → position that is forbidden → reason."""
        grouped = self.given.grouped("forbidden", "student").items()
        return {student: {row["position"]: row["reason"] for row in rows} for student, rows in grouped}

    @cached_property
    def groups(self) -> dict[str, list[str]]:
        """Student → groups with which the student goes."""
        grouped = self.given.grouped("peer_groups", "student").items()
        return {student: [row["group"] for row in rows] for student, rows in grouped}

    @cached_property
    def preferences(self) -> dict[str, dict[str, int]]:
        """Student → position named → rank."""
        grouped = self.given.grouped("preferences", "student").items()
        return {student: {row["position"]: row["rank"] for row in rows} for student, rows in grouped}
