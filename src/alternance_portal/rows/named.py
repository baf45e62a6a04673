"""A row that people know by a name: it can be searched for, and stands in lists in its place."""

from __future__ import annotations

from typing import Any

from alternance_portal.columns.fields import Folded
from alternance_portal.rows.folding import folded, in_order
from alternance_portal.rows.row import Row

__all__ = ["Named"]


class Named(Row):
    """A row with an id, and mostly a title.

    Attributes
    ----------
    sought : str
        Id, title and other words by which people look for it, folded.
    sorted_by : str
        What comes first in a list.
    """

    key: Any  # each model has its own field for it

    sought = Folded(editable=False, default="")
    sorted_by = Folded(editable=False, default="", db_index=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(getattr(self, "title", None) or self.key)

    def fold(self) -> None:
        """Set what is searched and sorted, from the row's texts."""
        title = getattr(self, "title", None)
        self.sought = folded(self.key, title, getattr(self, "occupation", None))
        self.sorted_by = in_order(title or self.key)

    def save(self, *args: Any, **more: Any) -> None:
        """Save, folded."""
        self.fold()
        super().save(*args, **more)
