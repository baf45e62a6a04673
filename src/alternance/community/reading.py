"""From raw tables to a community: every cell read as text, coerced by us with its place kept, judged by the schema."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from pathlib import Path

import polars as pl

from alternance.community.cells import expected, typed
from alternance.community.community import Community
from alternance.community.crosscheck import cross_findings
from alternance.community.findings import Finding, Place, Report
from alternance.community.judging import judge
from alternance.community.meta_reading import read_meta
from alternance.community.schema import TABLES
from alternance.community.source import RawTable, Source, open_source
from alternance.community.upgrade import upgrade
from alternance.text import _, say

__all__ = ["CommunityError", "check", "examine", "read"]

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
    community, report = examine(Path(path))
    if community is None or report.errors:
        raise CommunityError(report)
    return community


def check(path: str | Path) -> Report:
    """Report every problem of the community at `path` at once."""
    return examine(Path(path))[1]


def examine(path: Path, needed: tuple[str, ...] = NEEDED) -> tuple[Community | None, Report]:
    """Read and check; the community is None where its own facts or a table could not be read."""
    source = open_source(path)
    upgrade(source)
    findings: list[Finding] = []
    meta = read_meta(source) if source.meta is not None else None
    tables: dict[str, pl.DataFrame] = {}
    places: dict[str, RawTable] = {}
    for raw in source.tables.values():
        if raw.name not in TABLES:
            source.find("table-unknown", Place(raw.file), raw.name, guess=near(raw.name, list(TABLES)))
        elif (table := _table(source, raw)) is not None:
            findings.extend(judge(raw, table))
            tables[raw.name], places[raw.name] = table, raw
    if source.meta is not None:
        for name in needed:
            if name not in source.tables:
                source.find("table-missing", Place(str(path.name)), table=name)
    whole = not any(finding.severity == "error" for finding in [*source.findings, *findings])
    community = Community(meta, tables) if meta is not None and whole else None
    if meta is not None:
        findings.extend(cross_findings(meta, tables, places))
    report = Report(str(path), tuple(_in_order([*source.findings, *findings])))
    return community, report


def near(name: str, known: list[str]) -> str:
    """Return ` (perhaps to X)` for the known name nearest to `name`, else an empty text."""
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    return say(" (perhaps to {name})", name=close[0]) if close else ""


def _in_order(findings: list[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda f: (f.place.file, f.place.row or 0, f.place.column or "", f.code))


def _table(source: Source, raw: RawTable) -> pl.DataFrame | None:
    """Coerce a raw table; None where its headings are wrong. Cells that cannot be read become findings."""
    schema = TABLES[raw.name]
    columns = schema.columns()
    if not _headings(source, raw, set(columns), {n for n, c in columns.items() if _required(c)}):
        return None
    texts = pl.DataFrame(raw.rows, schema=dict.fromkeys(raw.headings, pl.String), orient="row")
    texts = texts.with_columns(pl.all().str.strip_chars()).with_columns(pl.all().replace("", None))
    out = []
    for name, column in columns.items():
        if name not in texts.columns:
            out.append(_defaults(name, column, len(raw.rows)))
            continue
        values, bad = typed(texts[name], column.dtype)
        for row in bad.arg_true():
            _bad_cell(source, Place(raw.file, raw.numbers[row], name), texts[name][row], column.dtype)
        default = (column.metadata or {}).get("default")
        if default is not None:
            filled = values.fill_null(pl.Series([default], dtype=column.dtype)[0])
            values = pl.select(pl.when(~bad).then(filled).otherwise(values)).to_series()
        out.append(values.alias(name))
    return pl.DataFrame(out)


def _required(column: object) -> bool:
    metadata = getattr(column, "metadata", None) or {}
    return not getattr(column, "nullable", True) and metadata.get("default") is None


def _defaults(name: str, column: object, rows: int) -> pl.Series:
    default = (getattr(column, "metadata", None) or {}).get("default")
    return pl.Series(name, [default] * rows, dtype=column.dtype)  # type: ignore[attr-defined]


def _headings(source: Source, raw: RawTable, known: set[str], needed: set[str]) -> bool:
    good = True
    row = raw.numbers[0] - 1 if raw.numbers else 1
    for heading in raw.headings:
        if heading not in known:
            source.find("column-unknown", Place(raw.file, row, heading), heading, guess=near(heading, sorted(known)))
            good = False
    for heading in sorted({name for name in raw.headings if raw.headings.count(name) > 1}):
        source.find("column-twice", Place(raw.file, row, heading), heading)
        good = False
    for name in sorted(needed - set(raw.headings)):
        source.find("column-missing", Place(raw.file, row, name), missing=name)
        good = False
    return good


def _bad_cell(source: Source, place: Place, value: str, kind: pl.DataType) -> None:
    if isinstance(kind, pl.Date) and (guess := _guess_date(value)):
        source.find("date-style", place, value, guess=guess)
    else:
        source.find("type", place, value, expected=_(expected(kind)))


def _guess_date(value: str) -> str | None:
    """Return the ISO forms that a date in another style may mean, else None."""
    match = re.fullmatch(r"(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})", value)
    if not match:
        return None
    first, second, third = (int(part) for part in match.groups())
    orders = [(first, second, third)] if first > 31 else [(third, second, first), (third, first, second)]
    found = []
    for year, month, day in orders:
        try:
            found.append(dt.date(year + 2000 if year < 100 else year, month, day).isoformat())
        except ValueError:
            continue
    return say(" or ").join(dict.fromkeys(found)) or None
