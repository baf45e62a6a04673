"""A plan together with the community that it is for: what one asks of a plan needs both."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from alternance.community import Community
from alternance.community.showing import as_html
from alternance.plan import Format, Plan, PlanError, PlanMeta
from alternance.text import N_, _, say

if TYPE_CHECKING:
    from alternance.mend import Move
    from alternance.verify import Verification

__all__ = ["Planned"]

#: What a notebook shows first of a plan: indicators of the whole.
_HEADLINE = ("working_before_learning_weeks", "lag_mean_weeks", "unplaced_students", "seats_used_share")


@dataclass(frozen=True, eq=False)
class Planned:
    """A plan and its community; frozen: whatever changes it returns another one.

    Parameters
    ----------
    community : Community
        What was planned for.
    plan : Plan
        Facts and tables as `docs/data/tables.md` describes them; weeks are Mondays, times are minutes.
    Examples
    --------
    See `alternance.plan`, which returns one.
    """

    community: Community
    plan: Plan

    @property
    def meta(self) -> PlanMeta:
        """The plan's own facts, as in `plan.json`: status, objective, bounds, what was assumed."""
        return self.plan.meta

    @property
    def status(self) -> str:
        """``planned``, ``cut short``, ``impossible``, ``not found`` or ``recorded``; see `PlanMeta`."""
        return self.plan.meta.status

    @property
    def tables(self) -> Mapping[str, pl.DataFrame]:
        """The plan's tables by name, rows in the order of their keys."""
        return self.plan.tables

    def __getitem__(self, name: str) -> pl.DataFrame:
        """Return table `name` of the plan.

        Raises
        ------
        KeyError
            When a plan has no such table.
        """
        return self.plan[name]

    def __repr__(self) -> str:
        return repr(self.plan)

    def _repr_html_(self) -> str:
        """Return what a notebook shows: status, headline figures, bound, rows."""
        return as_html(say("{title}, {mode}: {status}", title=self.meta.title, mode=_(self.meta.mode),
                           status=_(self.status)), list(self._facts()))  # fmt: skip

    def _facts(self) -> list[tuple[str, object]]:
        from alternance.outcomes import REGISTER

        facts: list[tuple[str, object]] = [(_("There is no plan:"), reason) for reason in self.meta.reasons]
        figures = dict(self["indicators"].filter(scope="all").select("id", "value").rows())
        known = [name for name in _HEADLINE if figures.get(name) is not None]
        facts += [(_(REGISTER[name].title), f"{figures[name]:.6g}") for name in known]
        facts += [(say("bound of {engine}", engine=name), f"{bound:.6g}") for name, bound in self.meta.bounds.items()]
        return facts + [(name, table.height) for name, table in self.tables.items() if table.height]

    @cached_property
    def _verification(self) -> Verification:
        from alternance.verify import verify

        self._must_be_there()
        return verify(self.community, self.plan)

    def _must_be_there(self) -> None:
        if self.status in ("impossible", "not found"):
            text = N_("there is no plan to judge or keep: {reasons}")
            raise PlanError(say(text, reasons=" ".join(self.meta.reasons)))

    def verify(self) -> Verification:
        """Recompute every rule from the raw tables, with code that shares nothing with what made the plan.

        Returns
        -------
        Verification
            `violations` (cases), `red_weeks` (student-weeks) and the results by rule. Computed once.

        Raises
        ------
        PlanError
            When there is no plan: it is impossible, or none was found.
        """
        return self._verification

    def explain(self, student: str, block: str, position: str) -> tuple[str, ...]:
        """Say in sentences why a student is, or is not, at a position for a block.

        Raises
        ------
        PlanError
            When the plan places otherwise than its calendar leads to: it was changed by hand, or repaired.
        KeyError
            When the student needs no position for this block, or there is no such position.

        Notes
        -----
        Placement is made again from the plan's calendar: seconds for a region.
        """
        from alternance.planner import explain

        self._must_be_there()
        return explain(self.community, self.plan, student, block, [position])[position].lines

    def verified(self) -> Planned:
        """Return the same with the verdict as its table `verification`."""
        return replace(self, plan=self.plan.with_tables(verification=self.verify().table()))

    def render(self, beside: Planned | Plan | None = None) -> str:
        """Return the report as one HTML page that needs nothing beside it, in the language in use.

        Parameters
        ----------
        beside : Planned or Plan, optional
            Another plan of the same community, whose indicators are set beside.
        """
        from alternance.report import render

        other = beside.plan if isinstance(beside, Planned) else beside
        return render(self.community, self.verified().plan, beside=other)

    def save(self, folder: str | Path, *, format: Format = "csv", beside: Planned | Plan | None = None) -> Path:
        """Write the plan, its verdict and its report into `folder`, at one stroke.

        Parameters
        ----------
        folder : str or pathlib.Path
            A new folder, an empty one, or one that holds a plan, which is replaced.
        format : {"csv", "parquet"}
            Of the tables.
        beside : Planned or Plan, optional
            Another plan that the report sets beside it.

        Returns
        -------
        pathlib.Path
            Where the report lies.

        Raises
        ------
        PlanError
            When the folder holds something else, or there is no plan.
        OSError
            When it cannot be written; what stood there still stands.
        """
        from alternance.plan import REPORT, save

        folder = Path(folder)
        save(self.verified().plan, folder, {REPORT: self.render(beside)}, format=format)
        return folder / REPORT

    def mend(self) -> tuple[tuple[Move, ...], Planned]:
        """Return the three best single moves that take red weeks out, and the plan in which they are made.

        Notes
        -----
        See `alternance.mend`: moves remove red student-weeks and break nothing new; each is tried by verifying again.
        """
        from alternance import mend
        from alternance.planner import counted
        from alternance.verify import verify

        tried: Callable[[Plan], Mapping[str, int]] = lambda plan: verify(self.community, plan).counts()  # noqa: E731
        result = mend.solve(mend.build(self.community, self.plan, tried))
        mended = mend.apply(self.plan, result.moves)
        return tuple(result.moves), replace(self, plan=mended.with_tables(**counted(self.community, mended)))
