"""The figures that the planted gaps make: what a gap engine should find, and nothing beside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import polars as pl

from alternance.sample.programme.programme import Programme
from alternance.sample.region.frame import Frame
from alternance.sample.region.gap_quality import QUALITY, Asked, asked_of, quality_rows
from alternance.sample.region.line import Line
from alternance.sample.region.plant import Plant

__all__ = ["gap_truth"]

_TYPE = ["programme", "compound", "school_minutes", "practice_minutes", "only_school", "only_practice"]


def gap_truth(frame: Frame, lines: Sequence[Line], plants: Sequence[Plant]) -> dict[str, pl.DataFrame]:
    """Return the tables whose names begin with ``gap_``."""
    demanded, supplied = _people(frame, lines)
    occupations = sorted(demanded)
    quantity = [(o, demanded[o], supplied[o], supplied[o] - demanded[o]) for o in occupations]
    shares = [(o, demanded[o] / sum(demanded.values()), supplied[o] / sum(supplied.values())) for o in occupations]
    asked = {programme.id: asked_of(programme.occupation, lines) for programme in frame.programmes}
    quality = quality_rows({programme.id: programme for programme in frame.programmes}, asked, plants)
    types = [_type(programme, asked[programme.id], plants) for programme in frame.programmes]
    levels = sum(row.people * row.level for own in asked.values() for row in own.values())
    heads = [demanded[programme.occupation] for programme in frame.programmes]
    totals = {
        "too_few": sum(max(0.0, -difference) for *_, difference in quantity),
        "too_many": sum(max(0.0, difference) for *_, difference in quantity),
        "structure": sum(abs(demand - supply) for _, demand, supply in shares) / 2,
        "quality": sum(row[QUALITY.index("shortfall")] for row in quality) / levels,  # type: ignore[misc]
        "compound": sum(head * row[1] for head, row in zip(heads, types, strict=True)) / sum(heads),
    }
    return {
        "gap_quantity": _table(quantity, ["occupation", "demanded", "supplied", "difference"]),
        "gap_structure": _table(shares, ["occupation", "demanded", "supplied"]),
        "gap_quality": _table(quality, QUALITY),
        "gap_type": _table(types, _TYPE),
        "gap_totals": _table(list(totals.items()), ["figure", "value"]),
        "gap_unknown": _table([(line.id,) for line in lines if line.people is None], ["demand"]).sort("demand"),
    }


def _table(rows: Sequence[tuple[object, ...]], columns: list[str]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=columns, orient="row")


def _people(frame: Frame, lines: Sequence[Line]) -> tuple[Mapping[str, float], Mapping[str, float]]:
    demanded, supplied = defaultdict[str, float](float), defaultdict[str, float](float)
    for line in lines:
        demanded[line.occupation] += line.people or 0
    for group in frame.groups:
        supplied[group.programme.occupation] += group.size
    return demanded, supplied


def _type(
    programme: Programme, asked: Mapping[str, Asked], plants: Sequence[Plant]
) -> tuple[str, float, int, int, str, str]:
    """Return a row of `_TYPE`: which share of what is asked is both taught and used, and what is only one of these."""
    own = [row for row in plants if row.programme == programme.id]
    school = sorted(row.competence for row in own if row.kind == "only at school")
    practice = sorted(row.competence for row in own if row.kind == "only in practice")
    neither = [row for row in own if row.kind in ("never taught", "newly asked for")]
    compound = (len(asked) - len(school) - len(practice) - len(neither)) / len(asked)
    taught = sum(lesson.minutes for lesson in programme.lessons)
    practised = sum(5 * 480 * practice.weeks for practice in programme.practices)
    return programme.id, compound, taught, practised, " ".join(school), " ".join(practice)
