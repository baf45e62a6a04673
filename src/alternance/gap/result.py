"""What the gap engine finds: figures, each with the ids of the rows behind."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["QualityRow", "QuantityRow", "Result", "StructureRow", "TypeRow"]


@dataclass(frozen=True)
class QuantityRow:
    """One occupation and quarter; `rows` are demands and cohorts.

    Attributes
    ----------
    demanded : float
        People, each line by the weight of how sure it is.
    demanded_sure, demanded_most : float
        People who are sure, and all who may be needed.
    """

    occupation: str
    quarter: str
    demanded: float
    supplied: float
    rows: tuple[str, ...]
    demanded_sure: float = 0.0
    demanded_most: float = 0.0


@dataclass(frozen=True)
class StructureRow:
    """One occupation's share of demand and supply; `rows` are demands and cohorts."""

    occupation: str
    demanded: float
    supplied: float
    rows: tuple[str, ...] = ()


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
    givers : tuple of str
        Modules and blocks that give it, or the relative through which it counts.
    seen : int
        Students of the programme whose level was seen.
    attained, shortfall_attained : float or None
        Mean level seen, and levels missing by what was seen, summed over the people; None: of too few students.
    levels_band, shortfall_band : tuple of float
        Levels asked, and missing, summed over those who are sure, and over all who may be needed.
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
    givers: tuple[str, ...] = ()
    seen: int = 0
    attained: float | None = None
    shortfall_attained: float | None = None
    levels_band: tuple[float, float] = (0.0, 0.0)
    shortfall_band: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True)
class TypeRow:
    """School and practice of one programme; `rows` are its modules and blocks.

    `compound` is None where nothing is demanded of it.
    """

    programme: str
    theory_minutes: int
    practice_minutes: int
    compound: float | None
    only_school: tuple[str, ...]
    only_practice: tuple[str, ...]
    rows: tuple[str, ...] = ()


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
    attained : float or None
        The same as quality from what students attained, over the competences of which enough were seen.
    compound : float or None
        Share of demanded competences met at school and in practice, mean over programmes by headcount.
    too_few_band, quality_band : tuple of float
        `too_few` and `quality` for those alone who are sure, and for all who may be needed.
    unknown : tuple of str
        Demand lines without a headcount.
    beyond : tuple of str
        Demand lines that begin after what a change of programmes reaches; they count nothing.
    """

    quantity_rows: tuple[QuantityRow, ...]
    structure_rows: tuple[StructureRow, ...]
    quality_rows: tuple[QualityRow, ...]
    type_rows: tuple[TypeRow, ...]
    too_few: float
    too_many: float
    structure: float | None
    quality: float | None
    attained: float | None
    compound: float | None
    unknown: tuple[str, ...]
    beyond: tuple[str, ...] = ()
    too_few_band: tuple[float, float] = (0.0, 0.0)
    quality_band: tuple[float | None, float | None] = (None, None)
