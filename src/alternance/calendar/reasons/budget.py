"""How much an analysis may do: counted, cancellable, told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["EFFORT", "Budget", "OutOfWorkError"]

EFFORT = 30.0


class OutOfWorkError(Exception):
    """The work allowed is done, or the caller cancelled: what is known so far stands."""


@dataclass
class Budget:
    """Questions that may still be asked of the solvers.

    Parameters
    ----------
    questions
        Most problems looked at.
    effort
        Most of what they cost together, in the counted seconds of CP-SAT: the same budget gives the same answer.
    progress
        Told the number of questions asked.
    cancelled
        Asked before each question.
    """

    questions: int
    effort: float = EFFORT
    progress: Callable[[int], None] | None = None
    cancelled: Callable[[], bool] | None = None
    asked: int = 0
    used: float = 0.0
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
        if self.over:
            raise OutOfWorkError
        self.asked += 1
        if self.progress is not None:
            self.progress(self.asked)

    def use(self, effort: float) -> None:
        """Note what an answer has cost."""
        self.used += effort

    @property
    def over(self) -> bool:
        """Whether nothing more may be asked."""
        return self.asked >= self.questions or self.used >= self.effort

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

    def use(self, effort: float) -> None:
        super().use(effort)
        assert self.whole is not None
        self.whole.use(effort)
