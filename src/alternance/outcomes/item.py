"""One thing counted: which row it is, how much of how much, and where it belongs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from alternance.outcomes.indicator import Kind

__all__ = ["Item", "Where", "key"]


@dataclass(frozen=True)
class Where:
    """The school, programme, cohort and enterprise that something belongs to, as far as it has them."""

    school: str | None = None
    programme: str | None = None
    cohort: str | None = None
    enterprise: str | None = None

    def scopes(self) -> Iterator[tuple[Kind, str]]:
        """Yield the scopes in which it counts, the whole first."""
        yield "all", "all"
        for kind in ("school", "programme", "cohort", "enterprise"):
            if (id_ := getattr(self, kind)) is not None:
                yield kind, id_


NOWHERE = Where()


@dataclass(frozen=True)
class Item:
    """A row behind a figure.

    Attributes
    ----------
    table : str
        The table of the plan or the community that it is of.
    row : str
        The row's key, as `key` writes it.
    value, of : float
        How much was counted, out of how much.
    step : int
        Rows of different steps are not set beside each other; 0 where there is but one.
    """

    table: str
    row: str
    value: float
    of: float = 1.0
    where: Where = NOWHERE
    step: int = 0

    @property
    def share(self) -> float:
        """Its value as a share of what it is out of; 0 out of nothing."""
        return self.value / self.of if self.of else 0.0


def key(*cells: object) -> str:
    """Return the key of a row in one text.

    Examples
    --------
    >>> key("mechanic-26", "block-1", 2)
    'mechanic-26 · block-1 · 2'
    """
    return " · ".join(str(cell) for cell in cells)
