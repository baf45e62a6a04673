"""What the gap engine finds: figures, each with the ids of the rows behind."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["QualityRow", "QuantityRow", "Result", "StructureRow", "TypeRow"]


@dataclass(frozen=True)
class QuantityRow:
    """One occupation and quarter; `rows` are demands and cohorts."""

    occupation: str
    quarter: str
    demanded: float
    supplied: float
    rows: tuple[str, ...]


@dataclass(frozen=True)
class StructureRow:
    """One occupation's share of demand and supply."""

    occupation: str
    demanded: float
    supplied: float


@dataclass(frozen=True)
class QualityRow:
    """One competence of one programme; `demanded` 0: taught, and nobody asks for it.

    Attributes
    ----------
    demanded : float
        People who are wanted with it, each counted with the weight of the competence.
    level_asked : float
        Mean level asked, by the people.
    level_given : float
        Level of the programme, its own or through a relative.
    shortfall : float
        Levels missing, summed over the people.
    minutes : float
        School time spent on it.
    rows : tuple of str
        Demands that ask for it.
    """

    programme: str
    competence: str
    title: str
    demanded: float
    level_asked: float
    level_given: float
    shortfall: float
    minutes: float
    rows: tuple[str, ...]


@dataclass(frozen=True)
class TypeRow:
    """School and practice of one programme. `compound` is None where nothing is demanded of it."""

    programme: str
    theory_minutes: int
    practice_minutes: int
    compound: float | None
    only_school: tuple[str, ...]
    only_practice: tuple[str, ...]


@dataclass(frozen=True)
class Result:
    """The gap. Exact: its bound is itself.

    Attributes
    ----------
    too_few, too_many : float
        People missing and people too many, summed over occupations, all quarters together.
    structure : float or None
        Total variation between demand and supply, 0 to 1; None without demand or supply.
    quality : float or None
        Share of the levels asked that is missing, 0 to 1; None without demand.
    compound : float or None
        Share of demanded competences met at school and in practice, mean over programmes by headcount.
    unknown : tuple of str
        Demand lines without a headcount.
    """

    quantity_rows: tuple[QuantityRow, ...]
    structure_rows: tuple[StructureRow, ...]
    quality_rows: tuple[QualityRow, ...]
    type_rows: tuple[TypeRow, ...]
    too_few: float
    too_many: float
    structure: float | None
    quality: float | None
    compound: float | None
    unknown: tuple[str, ...]
