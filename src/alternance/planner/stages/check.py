"""First stage: can be planned with what is there? A community made in memory is held to the same rules as a file."""

from __future__ import annotations

import polars as pl

from alternance.community import Community, CommunityError, Report
from alternance.community.crosscheck import cross_findings
from alternance.community.judging import judge
from alternance.community.source import RawTable
from alternance.community.table_reading import Table
from alternance.policy import Limits

__all__ = ["check"]


def check(community: Community) -> Limits:
    """Check the tables against their schema and one another; return the limits of the packs in force.

    Raises
    ------
    CommunityError
        When anything is wrong; places count the rows of each table in the order of its key, 1 is the heading.
    PackError
        When a pack is not there.
    """
    limits = Limits.of(community.meta.packs)
    tables = {name: _as_read(name, values) for name, values in community.tables.items() if values.height}
    findings = [finding for table in tables.values() for finding in judge(table)]
    findings += cross_findings(community.meta, tables)
    report = Report(community.meta.title, tuple(findings))
    if report.errors:
        raise CommunityError(report)
    return limits


def _as_read(name: str, values: pl.DataFrame) -> Table:
    numbers = list(range(2, values.height + 2))
    return Table(RawTable(name, name, tuple(values.columns), [[] for _ in numbers], numbers), values, {}, [])
