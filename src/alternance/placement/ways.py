"""Ways between homes and sites, as `alternance.community.ways` knows them."""

from __future__ import annotations

from alternance.community.ways import Ways, estimate

__all__ = ["Ways", "estimate"]
