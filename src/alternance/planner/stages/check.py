"""First stage: can be planned with what is there? A community made in memory is held to the same rules as a file."""

from __future__ import annotations

from alternance.community import Community, CommunityError, Report
from alternance.community.crosscheck import cross_findings
from alternance.community.findings import Finding, Place
from alternance.community.schema import TABLES
from alternance.community.source import RawTable
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
    tables = {name: table for name, table in community.tables.items() if table.height}
    findings = [finding for name in tables for finding in _schema(name, community)]
    if not findings:
        raw = {name: _places(name, table.height) for name, table in tables.items()}
        findings = cross_findings(community.meta, tables, raw)
    report = Report(community.meta.title, tuple(findings))
    if report.errors:
        raise CommunityError(report)
    return limits


def _schema(name: str, community: Community) -> list[Finding]:
    _good, failure = TABLES[name].filter(community[name])
    return [Finding("row-rule", Place(name), str(count), {"rule": rule}) for rule, count in failure.counts().items()]


def _places(name: str, height: int) -> RawTable:
    return RawTable(name, name, (), [], list(range(2, height + 2)))
