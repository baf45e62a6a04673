"""A row of the community's tables in the portal: what all of them share, and where each table is kept."""

from alternance_portal.rows.kept import kept, models_in_order
from alternance_portal.rows.named import Named
from alternance_portal.rows.owning import set_owners
from alternance_portal.rows.row import Row
from alternance_portal.rows.sight import Actor, Everyones, Subject

__all__ = ["Actor", "Everyones", "Named", "Row", "Subject", "kept", "models_in_order", "set_owners"]
