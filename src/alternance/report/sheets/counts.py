"""Teaching weeks beside the weeks of a sheet, where the school of the row counts them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import polars as pl

from alternance.community.community import Community
from alternance.community.teaching_weeks import teaching_weeks
from alternance.plan.plan import Plan
from alternance.report.words import taught_weeks

__all__ = ["Counts"]

#: Columns by which the school of a row is known, the surest first.
KEYS = ("school", "cohort", "section", "teacher")


class Counts:
    """The teaching weeks of a community's schools, for the rows of a plan's tables."""

    def __init__(self, community: Community, plan: Plan) -> None:
        self._community, self._plan = community, plan
        self._counted = teaching_weeks(community)

    def column(self, rows: pl.DataFrame, column: str) -> list[object]:
        """Return what each week of `column` is counted as; None where it is not, or the school is not known."""
        key = next((key for key in KEYS if key in rows.columns), None)
        if not self._counted or key is None:
            return [None] * rows.height
        schools = self._schools(key)
        return [
            taught_weeks(week, week, self._counted.get(schools.get(owner) or "", {})) or None if week else None
            for owner, week in rows.select(key, column).rows()
        ]

    def _schools(self, key: str) -> Mapping[str, str]:
        """Return the cells of column `key` and whose school each means."""
        if key == "school":
            return {school: school for school in self._counted}
        if key == "teacher":
            return dict(self._community["teachers"].select("id", "school").rows())
        if key == "section":
            return {
                section: self._cohorts.get(own, "")
                for section, own in self._plan["sections"].select("id", "cohort").rows()
            }
        return self._cohorts

    @cached_property
    def _cohorts(self) -> dict[str, str]:
        return dict(self._plan["cohorts"].select("id", "school").rows())
