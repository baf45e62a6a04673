"""What was aimed at with a cohort beside what came: each target with its figure, reached or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from alternance.community.community import Community
from alternance.community.measures import SIDES
from alternance.outcomes.graduates import SMALLEST, Graduates
from alternance.outcomes.register import REGISTER
from alternance.outcomes.solve import Figure
from alternance.text import N_, _, say

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
        None where it is not known, where the indicator has no direction, where the target was set too late, or where
        those of whom it is not known could still make it.
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
    came, order = _Came(Graduates(community), known), {id_: number for number, id_ in enumerate(REGISTER)}
    targets = community["cohort_targets"].iter_rows(named=True)
    rows = [(SIDES.get(row["measure"], row["measure"]), row) for row in targets]
    told = [(indicator, row) for indicator, row in rows if indicator in REGISTER]
    for indicator, row in sorted(told, key=lambda pair: (pair[1]["cohort"], order[pair[0]], pair[1]["id"])):
        yield came.of(indicator, row)


@dataclass(frozen=True)
class _Came:
    """What came of cohorts, as it is known."""

    graduates: Graduates
    figures: Mapping[tuple[str, str], Figure]

    def of(self, indicator: str, row: dict[str, Any]) -> Reached:
        """Return a target beside what came."""
        shares = row["measure"] == "structure"
        value = self._share(row) if shares else self._figure(indicator, row["cohort"])
        if note := self._why_not(indicator, row, value):
            return Reached(row, indicator, value, None, note)
        direction = "higher" if shares else REGISTER[indicator].direction
        return Reached(row, indicator, value, _met(value or 0.0, row["target"], direction), "")

    def _figure(self, indicator: str, cohort: str) -> float | None:
        figure = self.figures.get((indicator, cohort))
        return None if figure is None else figure.value

    def _share(self, row: dict[str, Any]) -> float | None:
        """Return the share of a cohort's first jobs in the occupation of a target."""
        first = self.graduates.occupations.get(row["cohort"], {})
        if len(first) < SMALLEST:
            return None
        return list(first.values()).count(row["occupation"]) / len(first)

    def _why_not(self, indicator: str, row: dict[str, Any], value: float | None) -> str:
        """Say why a target is neither met nor missed; empty: it is one of them."""
        cohort, whole = row["cohort"], self.figures.get((indicator, "all"))
        if not self.graduates.in_time(row):
            text = N_("set on {day}, when the first results were known ({first}): not counted")
            return say(text, day=row["set_on"], first=self.graduates.first_known[cohort])
        if value is None:
            if whole is not None and whole.note:
                return whole.note
            if cohort in self.graduates.cohorts:
                return say("not known: nothing is told of fewer than {count} students", count=SMALLEST)
            return _("not known: the cohort has not graduated, or the plan has no such figure of it")
        if indicator == SIDES["quantity"] and value < row["target"] - NEAR:
            unknown = self.graduates.began[cohort] - len(self.graduates.graduated[cohort])
            if value + unknown >= row["target"] - NEAR:
                text = N_("not known yet: of {count} of those who began nobody has said whether they graduated")
                return say(text, count=unknown)
        return ""


def _met(value: float, target: float, direction: str) -> bool | None:
    return {"lower": value <= target + NEAR, "higher": value >= target - NEAR, "none": None}[direction]
