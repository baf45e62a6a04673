"""Lists of tables."""

from __future__ import annotations

from django.urls import path

from alternance_portal.tables.views import index, sheet, table

urlpatterns = [
    path("", index, name="tables"),
    path("<slug:name>/", table, name="table"),
    path("<slug:name>/sheet.xlsx", sheet, name="table_sheet"),
]
