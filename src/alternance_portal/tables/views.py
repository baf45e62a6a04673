"""Pages of tables: all of them, one of them, one of them as a spreadsheet."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alternance.community.explaining import purpose
from alternance.community.schema import SECTIONS, TABLES
from alternance_portal.rows import Row, kept
from alternance_portal.tables.counting import counts
from alternance_portal.tables.listing import Listing
from alternance_portal.tables.sheet import workbook
from alternance_portal.tables.titles import title
from alternance_portal.web.middleware import Request

__all__ = ["index", "sheet", "table"]

#: What a spreadsheet is called on the way.
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@login_required
def index(request: Request) -> HttpResponse:
    """Show every table of which the reader sees anything, with the number of rows."""
    rows = counts(request.actor)
    sections = [
        (section, [(name, title(name), purpose(TABLES[name]), rows[name]) for name in tables if name in rows])
        for section, tables in SECTIONS.items()
    ]
    return render(request, "tables/index.html", {"sections": [section for section in sections if section[1]]})


@require_safe
@login_required
def table(request: Request, name: str) -> HttpResponse:
    """Show a table's rows."""
    listing = Listing(_model(name), request.actor, request.GET)
    values = {"name": name, "title": title(name), "purpose": purpose(TABLES[name]), "listing": listing}
    return render(request, "tables/table.html", values | {"page": listing.page()})


@require_safe
@login_required
def sheet(request: Request, name: str) -> HttpResponse:
    """Give the same rows and columns as a spreadsheet."""
    listing = Listing(_model(name), request.actor, request.GET)
    answer = HttpResponse(workbook(title(name), listing), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return answer


def _model(name: str) -> type[Row]:
    if name not in kept():
        raise Http404
    model: type[Row] = kept()[name]
    return model
