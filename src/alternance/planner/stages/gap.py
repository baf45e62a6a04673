"""Fifth stage: what do we teach too little, or for nobody? Four sides, with the rows behind each figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import polars as pl

from alternance import gap
from alternance.community import Community
from alternance.framework import Esco
from alternance.gap.problem import ESSENTIAL, OPTIONAL, Asked
from alternance.outcomes import GapSides
from alternance.plan.tables import empty_table
from alternance.planner.progress import Watch
from alternance.text import say

__all__ = ["Gap", "gaps", "requirements"]

#: Most characters of a list of ids in a cell; what does not fit is left out, with a mark that says so.
ROWS_MOST, IDS_MOST = 4000, 20_000


@dataclass(frozen=True, eq=False)
class Gap:
    """The tables `gap_…`, and the engine's own result behind them."""

    tables: dict[str, pl.DataFrame]
    result: gap.Result

    @property
    def sides(self) -> GapSides:
        """The figures, as outcomes take them."""
        found = self.result
        return GapSides(found.too_few, found.too_many, found.structure, found.quality, found.compound)


def gaps(community: Community, framework: Esco, watch: Watch) -> Gap:
    """Set what is demanded against what is taught; occupations and competences are those of `framework`."""
    asked = requirements(community, framework)
    named = gap.competences(community, asked)
    relations, titles = (framework.relatives(named), framework.labels) if named else ({}, {})
    result = gap.solve(gap.build(community, asked, relations, titles))
    watch.tell("gap", say("{count} lines of demand", count=community["demands"].height), done=True)
    return Gap(
        {
            "gap_quantity": _table("gap_quantity", _quantity(result)),
            "gap_structure": _table("gap_structure", _structure(result)),
            "gap_quality": _table("gap_quality", _quality(result)),
            "gap_type": _table("gap_type", _type(result)),
        },
        result,
    )


def requirements(community: Community, framework: Esco) -> dict[str, list[Asked]]:
    """Return what the framework asks of each occupation that is demanded; one it does not know asks nothing."""
    wanted = community["demands"]["occupation"].unique()
    found: dict[str, list[Asked]] = defaultdict(list)
    if wanted.len():
        rows = framework.requirements.filter(pl.col("occupation").is_in(wanted.implode())).sort(
            "occupation", "competence"
        )
        for occupation, competence, essential in rows.rows():
            found[occupation].append(Asked(competence, *(ESSENTIAL if essential else OPTIONAL)))
    return dict(found)


def _table(name: str, rows: list[dict[str, Any]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema_overrides=dict(empty_table(name).schema)) if rows else empty_table(name)


def _ids(names: Iterable[str], most: int = ROWS_MOST) -> str:
    text = " ".join(names)
    return text if len(text) <= most else text[: most - 4].rsplit(" ", 1)[0] + " ..."


def _quantity(result: gap.Result) -> list[dict[str, Any]]:
    return [
        {
            "occupation": row.occupation, "quarter": row.quarter, "demanded": row.demanded, "supplied": row.supplied,
            "gap": row.supplied - row.demanded, "rows": _ids(row.rows),
        }
        for row in result.quantity_rows
    ]  # fmt: skip


def _structure(result: gap.Result) -> list[dict[str, Any]]:
    return [
        {
            "occupation": row.occupation, "demanded": row.demanded, "supplied": row.supplied,
            "gap": row.supplied - row.demanded,
        }
        for row in result.structure_rows
    ]  # fmt: skip


def _quality(result: gap.Result) -> list[dict[str, Any]]:
    return [
        {
            "programme": row.programme, "competence": row.competence, "title": row.title, "demanded": row.demanded,
            "level_asked": row.level_asked, "level_given": row.level_given, "shortfall": row.shortfall,
            "minutes": round(row.minutes), "rows": _ids(row.rows),
        }
        for row in result.quality_rows
    ]  # fmt: skip


def _type(result: gap.Result) -> list[dict[str, Any]]:
    return [
        {
            "programme": row.programme, "theory_minutes": row.theory_minutes, "practice_minutes": row.practice_minutes,
            "compound": row.compound, "only_school": _ids(row.only_school, IDS_MOST),
            "only_practice": _ids(row.only_practice, IDS_MOST),
        }
        for row in result.type_rows
    ]  # fmt: skip
