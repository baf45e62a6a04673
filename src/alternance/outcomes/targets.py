"""What was aimed at with a cohort beside what came: each target with its figure, reached or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from alternance.community.community import Community
from alternance.community.measures import SIDES
from alternance.outcomes.graduates import SMALLEST, Graduates
from alternance.outcomes.register import REGISTER
from alternance.outcomes.solve import Figure
from alternance.text import _, say

__all__ = ["Reached", "reached"]

#: Two figures nearer than this are equal.
NEAR = 1e-9


@dataclass(frozen=True)
class Reached:
    """A target of a cohort, and what came of it.

    Attributes
    ----------
    target : dict
        Its row of `cohort_targets`.
    indicator : str
        The indicator that measures it.
    value : float or None
        None where it is not known.
    met : bool or None
        None where it is not known, where the indicator has no direction, or where the target was set too late.
    note : str
        Why it is not known or not counted, in words; empty: it is.
    """

    target: dict[str, Any]
    indicator: str
    value: float | None
    met: bool | None
    note: str


def reached(community: Community, figures: Sequence[Figure]) -> Iterator[Reached]:
    """Yield every target of `community` in the order of cohorts and measures.

    Parameters
    ----------
    figures : sequence of Figure
        Those of the plan; see `alternance.outcomes.solve`.

    Notes
    -----
    Of structure a target is the share of first jobs in one occupation: it is met where at least so large a share came.
    Linear in targets, figures and first jobs.
    """
    known = {(figure.id, figure.scope): figure for figure in figures if figure.kind in ("all", "cohort")}
    graduates = Graduates(community)
    order = {id_: number for number, id_ in enumerate(REGISTER)}
    rows = [(SIDES.get(row["measure"], row["measure"]), row) for row in _targets(community)]
    for indicator, row in sorted(rows, key=lambda pair: (pair[1]["cohort"], order[pair[0]], pair[1]["id"])):
        shares = row["measure"] == "structure"
        value = _share(graduates, row) if shares else _value(known, indicator, row["cohort"])
        late = not graduates.in_time(row)
        met = None if value is None or late else _met(value, row["target"], "higher" if shares else indicator)
        yield Reached(row, indicator, value, met, _note(row, value, late, known.get((indicator, "all")), graduates))


def _targets(community: Community) -> Iterator[dict[str, Any]]:
    """Yield the targets whose measure is known."""
    for row in community["cohort_targets"].iter_rows(named=True):
        if SIDES.get(row["measure"], row["measure"]) in REGISTER:
            yield row


def _value(known: dict[tuple[str, str], Figure], indicator: str, cohort: str) -> float | None:
    figure = known.get((indicator, cohort))
    return None if figure is None else figure.value


def _share(graduates: Graduates, row: dict[str, Any]) -> float | None:
    """Return the share of a cohort's first jobs in the occupation of a target."""
    first = graduates.occupations.get(row["cohort"], {})
    if len(first) < SMALLEST:
        return None
    return list(first.values()).count(row["occupation"]) / len(first)


def _met(value: float, target: float, indicator: str) -> bool | None:
    direction = REGISTER[indicator].direction if indicator in REGISTER else indicator
    return {"lower": value <= target + NEAR, "higher": value >= target - NEAR, "none": None}[direction]


def _note(
    row: dict[str, Any], value: float | None, late: bool, whole: Figure | None, graduates: Graduates
) -> str:  # fmt: skip
    if late:
        first = graduates.first_known[row["cohort"]]
        return say(
            "set on {day}, when the first results were known ({first}): not counted", day=row["set_on"], first=first
        )
    if value is not None:
        return ""
    if whole is not None and whole.note:
        return whole.note
    if row["cohort"] in graduates.cohorts:
        return say("not known: nothing is told of fewer than {count} students", count=SMALLEST)
    return _("not known: the cohort has not graduated, or the plan has no such figure of it")
