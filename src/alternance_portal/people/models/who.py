"""Who takes part, and where it is."""

from __future__ import annotations

from typing import Any

from django.db.models import F

from alternance_portal.columns import Cells
from alternance_portal.rows import Named

__all__ = ["Organisation", "Site"]


class Organisation(Named):
    """The schools, enterprises, training centres and authorities of the community."""

    cells = Cells("organisations")

    key = cells.key()
    kind = cells("kind")
    title = cells("title")
    country = cells("country")
    region = cells("region")
    sector = cells("sector")
    staff = cells("staff")
    staff_known = cells("staff_known")
    seats_total = cells("seats_total")

    @classmethod
    def owner_expression(cls) -> Any:
        """Return that an organisation is its own."""
        return F("pk")


class Site(Named):
    """Where lessons and practice take place."""

    cells = Cells("sites")
    owned_by = ("organisation",)

    key = cells.key()
    organisation = cells.ref("organisation", Organisation)
    title = cells("title")
    lat = cells("lat")
    lon = cells("lon")
