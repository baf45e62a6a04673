"""What could be bought or brought in, and what would become possible with it."""

from __future__ import annotations

from alternance_portal.columns import Cells
from alternance_portal.people.models import Organisation, Site
from alternance_portal.programmes.models import Programme
from alternance_portal.rows import Named, Row

__all__ = ["Improvement", "ImprovementAim"]


class Improvement(Named):
    """Equipment, a textbook, a practice base or an expert that could be had, with cost, provider and date."""

    cells = Cells("improvements")
    owned_by = ("in_charge",)

    key = cells.key()
    kind = cells("kind")
    title = cells("title")
    in_charge = cells.ref("owner", Organisation)
    cost = cells("cost")
    currency = cells("currency")
    ready_from = cells("ready_from")
    programme = cells.ref("programme", Programme)
    site = cells.ref("site", Site)
    room_kind = cells("room_kind")
    places = cells("places")
    origin = cells("origin")


class ImprovementAim(Row):
    """What an improvement makes possible: no more of this competence is given there without one that names it."""

    cells = Cells("improvement_aims")
    owned_by = ("improvement",)

    improvement = cells.ref("improvement", Improvement)
    competence = cells("competence")
    level = cells("level")
    place = cells("place")

    class Meta:
        constraints = Cells("improvement_aims").one_a_key()
