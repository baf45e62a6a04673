"""The rows of a community that is being drawn, and the random choices in short."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from hypothesis import strategies as st
from tests.tables import monday

__all__ = ["IN_ROOMS", "Rows"]

T = TypeVar("T")
#: Forms whose students sit in a room of the community: nobody is placed there.
IN_ROOMS = ("studio", "joint platform")


@dataclass
class Rows:
    """Rows by table, in the order drawn; the first value of every choice is the plainest."""

    draw: st.DrawFn
    weeks: int
    tables: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def add(self, table: str, **row: Any) -> str:
        """Add a row and return its id (empty where it has none)."""
        self.tables.setdefault(table, []).append(row)
        return str(row.get("id", ""))

    def __getitem__(self, table: str) -> list[dict[str, Any]]:
        return self.tables.get(table, [])

    def number(self, least: int, most: int) -> int:
        return self.draw(st.integers(least, most))

    def one(self, *values: T) -> T:
        return self.draw(st.sampled_from(values))

    def seldom(self) -> bool:
        """Return True once in a while, False when shrunk."""
        return self.draw(st.integers(0, 3)) == 3

    def some(self, values: Sequence[T]) -> list[T]:
        """Return a few of `values`, in their order."""
        return [value for value in values if self.draw(st.booleans())]

    def schools(self) -> list[str]:
        return [row["id"] for row in self["organisations"] if row["kind"] == "school"]

    def window(self) -> dict[str, Any]:
        """Return a window that leaves out a little at both ends, or none."""
        if not self.seldom():
            return {}
        early, late = self.number(0, self.weeks // 4), self.number(0, self.weeks // 4)
        return {"window_from": monday(early), "window_to": monday(self.weeks - 1 - late)}
