"""The line between a task, wherever it runs, and who waits for it."""

from __future__ import annotations

from typing import Protocol

from alternance.planner.progress import Progress

__all__ = ["Line"]


class Line(Protocol):
    """What a task may use of the outside."""

    def tell(self, progress: Progress) -> None:
        """Tell how far it is."""

    def cancelled(self) -> bool:
        """Tell whether to stop, and return the best so far."""
