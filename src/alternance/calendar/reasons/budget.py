"""How much an analysis may do: counted, cancellable, told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["Budget", "OutOfWorkError"]


class OutOfWorkError(Exception):
    """The work allowed is done, or the caller cancelled: what is known so far stands."""


@dataclass
class Budget:
    """Questions that may still be asked of the solvers.

    Parameters
    ----------
    questions
        Most problems looked at; each gets counted time of its own, so that the same budget gives the same answer.
    progress
        Told the number of questions asked.
    cancelled
        Asked before each question.
    """

    questions: int
    progress: Callable[[int], None] | None = None
    cancelled: Callable[[], bool] | None = None
    asked: int = 0
    cut: bool = False

    def spend(self) -> None:
        """Count one question.

        Raises
        ------
        OutOfWorkError
            When none is left, or the caller cancelled.
        """
        if self.cancelled is not None and self.cancelled():
            self.cut = True
            raise OutOfWorkError
        if self.asked >= self.questions:
            raise OutOfWorkError
        self.asked += 1
        if self.progress is not None:
            self.progress(self.asked)

    def share(self, questions: int) -> Budget:
        """Return a budget of at most so many of the questions left; what it spends is spent here too."""
        return _Share(questions, cancelled=self.cancelled, whole=self)


@dataclass
class _Share(Budget):
    whole: Budget | None = None

    def spend(self) -> None:
        super().spend()
        assert self.whole is not None
        self.whole.spend()
