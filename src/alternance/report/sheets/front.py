"""The front sheet: what the plan is, what verifying it found, and which sheets follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from xlsxwriter.worksheet import Worksheet

from alternance.community.community import Community
from alternance.community.explaining import purpose
from alternance.community.sheets import Book, put
from alternance.plan.plan import Plan
from alternance.plan.tables import TABLES
from alternance.report.headline.verdict import verdict
from alternance.report.names import plan_name, status_name
from alternance.report.sheets.titles import title
from alternance.text import _, say

__all__ = ["write_front"]

WIDTHS = (30, 14, 90)


def write_front(book: Book, sheet: Worksheet, community: Community, plan: Plan, sheets: Mapping[str, str]) -> None:
    """Write the facts of `plan`, then a line for each of its tables; `sheets` says which sheet holds which."""
    for number, width in enumerate(WIDTHS):
        sheet.set_column(number, number, width)
    sheet.write_string(0, 0, community.meta.title, book.styles["title"])
    row = 2
    for what, value in _facts(plan):
        sheet.write_string(row, 0, what, book.styles["strong"])
        put(book, sheet, row, 1, value)
        row += 1
    row += 1
    for number, heading in enumerate((_("Sheet"), _("Rows"), _("What it says"))):
        sheet.write_string(row, number, heading, book.styles["words"])
    for name in (name for name in TABLES if plan[name].height):
        row += 1
        if name in sheets:
            where = sheets[name].replace("'", "''")
            sheet.write_url(row, 0, f"internal:'{where}'!A1", book.styles["link"], sheets[name])
        else:
            where = say("{title}: too long for a sheet, see {file}", title=title(name), file=f"{name}.csv")
            sheet.write_string(row, 0, where, book.styles["wrapped"])
        sheet.write_number(row, 1, plan[name].height)
        sheet.write_string(row, 2, purpose(TABLES[name]), book.styles["wrapped"])
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)


def _facts(plan: Plan) -> Iterator[tuple[str, object]]:
    meta, found = plan.meta, verdict(plan)
    yield _("What it is"), plan_name(meta)
    yield _("State"), status_name(meta)
    yield _("First week"), meta.first_week
    yield _("Weeks"), meta.weeks
    if found:
        yield _("Verification"), found.text
    yield _("Plan"), plan.hash
    yield _("Input"), meta.community
