"""From raw tables to a community: every cell read as text, coerced by us with its place kept, judged by the schema."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from alternance.community.community import Community
from alternance.community.crosscheck import cross_findings
from alternance.community.findings import Finding, Place, Report
from alternance.community.judging import judge
from alternance.community.meta_reading import read_meta
from alternance.community.opening import open_source
from alternance.community.source import Source
from alternance.community.table_reading import Table, read_table
from alternance.community.upgrade import upgrade

__all__ = ["NEEDED", "NEEDED_TO_RECORD", "CommunityError", "check", "examine", "examine_source", "read"]

#: Tables without which there is nothing to plan.
NEEDED = ("organisations", "programmes", "aims", "modules", "programme_modules", "cohorts")
#: Tables that a school's own sheets are read against (`alternance record`).
NEEDED_TO_RECORD = ("programmes", "aims", "modules", "module_aims", "blocks", "phases", "phase_aims")


class CommunityError(ValueError):
    """The input cannot be planned with; `report` holds every reason."""

    def __init__(self, report: Report) -> None:
        super().__init__("\n".join(report.lines()))
        self.report = report


def read(path: str | Path) -> Community:
    """Read a community.

    Parameters
    ----------
    path : str or pathlib.Path
        A folder of CSV files with `community.json`, or an .xlsx file.

    Raises
    ------
    CommunityError
        When anything is wrong; nothing is half-read.
    """
    community, report = examine(path)
    if community is None or report.errors:
        raise CommunityError(report)
    return community


def check(path: str | Path) -> Report:
    """Report every problem of the community at `path` at once."""
    return examine(path)[1]


def examine(path: str | Path, needed: Collection[str] = NEEDED) -> tuple[Community | None, Report]:
    """Read and check; the community is None where its own facts, a table or a cell could not be read.

    Parameters
    ----------
    path : str or pathlib.Path
        A folder or an .xlsx file.
    needed : collection of str
        Tables that must have rows. With another choice than `NEEDED`, tables that others name may be absent.
    """
    return examine_source(open_source(Path(path)), needed)


def examine_source(source: Source, needed: Collection[str] = NEEDED) -> tuple[Community | None, Report]:
    """Check what was found at a path, as `examine` does."""
    path = source.path
    upgrade(source)
    meta = read_meta(source) if source.meta is not None else None
    tables = {name: read_table(raw) for name, raw in source.tables.items()}
    findings = [*source.findings, *(found for table in tables.values() for found in (*table.findings, *judge(table)))]
    whole = not source.unread and all(finding.severity != "error" for finding in findings)
    community = Community(meta, {name: t.values for name, t in tables.items()}) if meta and whole else None
    if source.meta is not None or tables:
        findings.extend(_lacking(path.name, source, tables, needed))
    whole_keys = {name: table for name, table in tables.items() if table.has_keys}
    findings.extend(cross_findings(meta, whole_keys, source.unread | (set(tables) - set(whole_keys)), needed == NEEDED))
    return community, Report(str(path), tuple(sorted(_plain(findings, tables.values()), key=_order)))


def _lacking(name: str, source: Source, tables: Mapping[str, Table], needed: Collection[str]) -> list[Finding]:
    found = []
    for table in needed:
        if table in tables and not tables[table].raw.rows:
            found.append(Finding("table-empty", Place(tables[table].raw.file), None, {"table": table}))
        elif table not in tables and table not in source.unread:
            found.append(Finding("table-missing", Place(name), None, {"table": table}))
    return found


def _plain(findings: Iterable[Finding], tables: Iterable[Table]) -> Iterable[Finding]:
    """Leave out what follows from another finding: a cell out of place or without value is wrong in many ways."""
    findings = list(findings)
    skewed = {(table.raw.file, row) for table in tables for row in table.raw.skewed}
    uncomputed = {finding.place for finding in findings if finding.code == "formula-error"}
    once = {(finding.code, finding.place, str(finding.facts)): finding for finding in findings}
    for finding in once.values():
        place = finding.place
        if finding.code in ("row-length", "formula-error") or (
            (place.file, place.row) not in skewed and place not in uncomputed
        ):
            yield finding


def _order(finding: Finding) -> tuple[str, int, str, str]:
    place = finding.place
    return place.file, place.row or 0, place.column or "", finding.code
