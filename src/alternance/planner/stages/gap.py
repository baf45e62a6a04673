"""Fifth stage: what do we teach too little, or for nobody? Four sides, what would close them, and where demand goes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import polars as pl

from alternance import gap
from alternance.community import Community
from alternance.framework import Framework
from alternance.gap import recommend
from alternance.gap.problem import ESSENTIAL, OPTIONAL, Asked
from alternance.gap.trend import trends
from alternance.plan.tables import table_of
from alternance.planner.progress import Watch
from alternance.planner.stages import gap_rows
from alternance.text import say

__all__ = ["Gap", "gaps", "problem", "requirements"]


@dataclass(frozen=True, eq=False)
class Gap:
    """The tables `gap_…`, and the engine's own result behind them."""

    tables: dict[str, pl.DataFrame]
    result: gap.Result


def gaps(community: Community, framework: Framework, watch: Watch, budget: int = 0) -> Gap:
    """Set what is demanded against what is taught; occupations and competences are those of `framework`.

    Of every programme from which something is demanded: what to change, within its own hours, whatever has to be moved,
    and for improvements that cost at most `budget`.
    """
    posed = problem(community, framework)
    result = gap.solve(posed)
    asked = {line.occupation for line in posed.demands if line.people.counted and line.asks}
    advice = [
        recommend.advise(community, posed, programme.id, budget=budget, reasons=False)
        for programme in posed.programmes
        if programme.occupation in asked
    ]
    kinds = dict(community["organisations"].select("id", "kind").rows())
    going = trends((*posed.history, *posed.demands), community.meta.first_week)
    watch.tell("gap", say("{count} lines of demand", count=community["demands"].height), done=True)
    tables = {
        "gap_quantity": gap_rows.quantity(result),
        "gap_structure": gap_rows.structure(result),
        "gap_quality": gap_rows.quality(result),
        "gap_type": gap_rows.types(result),
        "gap_recommendation": gap_rows.recommendation(advice, kinds),
        "gap_frontier": gap_rows.frontier(advice),
        "gap_budget": gap_rows.budget(advice),
        "gap_trend": gap_rows.trend(going, framework.labels if going else {}),
    }
    return Gap({name: table_of(name, rows) for name, rows in tables.items()}, result)


def problem(community: Community, framework: Framework) -> gap.Problem:
    """Return the gap's problem, with what the framework says of the occupations and competences demanded."""
    asked = requirements(community, framework)
    named = gap.competences(community, asked)
    relations, titles = (framework.relatives(named), framework.labels) if named else ({}, {})
    return gap.build(community, asked, relations, titles)


def requirements(community: Community, framework: Framework) -> dict[str, list[Asked]]:
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
