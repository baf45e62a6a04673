"""The gap's results as rows of the plan's tables `gap_…`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from alternance import gap
from alternance.gap.recommend import Recommendation
from alternance.gap.trend import Trend
from alternance.plan.gap_tables import IDS_MOST

__all__ = ["Rows", "budget", "frontier", "quality", "quantity", "recommendation", "structure", "trend", "types"]

Rows = list[dict[str, Any]]


def _ids(names: Iterable[str]) -> str:
    """Return ids parted by blanks; what does not fit a cell is left out, with a mark that says so."""
    text = " ".join(names)
    return text if len(text) <= IDS_MOST else text[: IDS_MOST - 4].rsplit(" ", 1)[0] + " ..."


def _people(counts: Iterable[float]) -> str:
    return " ".join(f"{round(count, 2):g}" for count in counts)


def quantity(result: gap.Result) -> Rows:
    """Return the rows of `gap_quantity`."""
    return [
        {
            "occupation": row.occupation, "quarter": row.quarter, "demanded": row.demanded, "supplied": row.supplied,
            "gap": row.supplied - row.demanded, "demanded_sure": row.demanded_sure,
            "demanded_most": row.demanded_most, "rows": _ids(row.rows),
        }
        for row in result.quantity_rows
    ]  # fmt: skip


def structure(result: gap.Result) -> Rows:
    """Return the rows of `gap_structure`."""
    return [
        {
            "occupation": row.occupation, "demanded": row.demanded, "supplied": row.supplied,
            "gap": row.supplied - row.demanded, "rows": _ids(row.rows),
        }
        for row in result.structure_rows
    ]  # fmt: skip


def quality(result: gap.Result) -> Rows:
    """Return the rows of `gap_quality`."""
    return [
        {
            "programme": row.programme, "competence": row.competence, "title": row.title, "demanded": row.demanded,
            "level_asked": row.level_asked, "level_given": row.level_given, "shortfall": row.shortfall,
            "minutes": round(row.minutes), "rows": _ids(row.rows), "givers": _ids(row.givers), "seen": row.seen,
            "level_attained": row.attained, "shortfall_attained": row.shortfall_attained,
            "asked_sure": row.levels_band[0], "shortfall_sure": row.shortfall_band[0],
            "asked_most": row.levels_band[1], "shortfall_most": row.shortfall_band[1],
        }
        for row in result.quality_rows
    ]  # fmt: skip


def types(result: gap.Result) -> Rows:
    """Return the rows of `gap_type`."""
    return [
        {
            "programme": row.programme, "theory_minutes": row.theory_minutes, "practice_minutes": row.practice_minutes,
            "compound": row.compound, "only_school": _ids(row.only_school), "only_practice": _ids(row.only_practice),
            "rows": _ids(row.rows),
        }
        for row in result.type_rows
    ]  # fmt: skip


def recommendation(advice: Sequence[Recommendation], kinds: Mapping[str, str]) -> Rows:
    """Return the rows of `gap_recommendation`: what is bought, changes of competences, hours, cohorts.

    Parameters
    ----------
    kinds : mapping of str to str
        Organisation → what it is.
    """
    return [
        {"programme": one.programme, "order": order, **row}
        for one in advice
        for order, row in enumerate(_changes(one, kinds), start=1)
    ]


def _changes(one: Recommendation, kinds: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    nothing = {"phase": 0, "aim": None, "competence": None, "lost": 0.0, "owner": "school"}
    for bought in one.improvements:
        row = {"before": 0, "after": 0, "minutes": 0, "title": bought.title, "lost": bought.lost}
        money = {"cost": bought.cost, "currency": bought.currency, "provider": bought.owner}
        ready = dt.date.fromisoformat(bought.ready_from) if bought.ready_from else None
        who = {"owner": kinds[bought.owner], "ready_from": ready}
        yield nothing | row | money | who | {"kind": bought.kind, "place": bought.id, "rows": _ids(bought.rows)}
    for action in one.actions:
        row = asdict(action) | {"rows": _ids(action.rows), "improvements": _ids(action.improvements) or None}
        yield {name: value for name, value in row.items() if name not in ("id", "new_aim")}
    for hours in one.hours:
        more = hours.after - hours.before
        row = {"before": hours.before, "after": hours.after, "minutes": more, "title": hours.title or None}
        yield nothing | row | {"kind": "hours", "place": hours.module, "rows": None}
    for size in one.sizes:
        row = {"before": size.before, "after": size.after, "minutes": 0, "title": None}
        yield nothing | row | {"kind": "students", "place": size.cohort, "rows": _ids(size.rows)}


def frontier(advice: Sequence[Recommendation]) -> Rows:
    """Return the rows of `gap_frontier`: step 0 is what is, where anything is demanded."""
    rows: Rows = []
    for one in advice:
        if one.before is None:
            continue
        now = {"minutes": 0, "coverage": one.before, "gain": 0.0, "proven": True, "opens": "", "rows": ""}
        rows.append({"programme": one.programme, "step": 0, **now})
        for number, step in enumerate(one.frontier, start=1):
            row = {"minutes": step.minutes, "coverage": step.coverage, "gain": step.gain, "proven": step.proven}
            ids = {"opens": _ids(step.opens), "rows": _ids(step.rows)}
            rows.append({"programme": one.programme, "step": number, **row, **ids})
    return rows


def budget(advice: Sequence[Recommendation]) -> Rows:
    """Return the rows of `gap_budget`: step 0 is what is possible without money, where anything can be bought."""
    rows: Rows = []
    for one in advice:
        for number, step in enumerate(one.costs):
            row = {"cost": step.cost, "currency": one.currency, "minutes": step.minutes, "coverage": step.coverage}
            more = {"gain": step.gain, "proven": step.proven, "improvements": _ids(step.improvements)}
            ids = {"opens": _ids(step.opens), "rows": _ids(step.rows)}
            rows.append({"programme": one.programme, "step": number, **row, **more, **ids})
    return rows


def trend(found: Sequence[Trend], titles: Mapping[str, str]) -> Rows:
    """Return the rows of `gap_trend`."""
    return [
        {
            "kind": one.series.kind, "name": one.series.name, "title": titles.get(one.series.name),
            "first_quarter": one.series.quarters[0], "last_quarter": one.series.quarters[-1],
            "quarters": len(one.series.quarters),
            "history": _people(one.series.people), "slope": one.slope.value, "slope_low": one.slope.low,
            "slope_high": one.slope.high, "direction": one.slope.direction, "forecast": one.forecast.value,
            "error": one.forecast.error, "naive_error": one.forecast.naive, "rows": _ids(one.series.rows),
        }
        for one in found
    ]  # fmt: skip
