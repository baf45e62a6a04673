"""Problems between tables: what no cell shows alone."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from alternance.community.crosscheck.givers import givers
from alternance.community.crosscheck.order import cycles
from alternance.community.crosscheck.references import references
from alternance.community.crosscheck.supply import supply
from alternance.community.crosscheck.time import time
from alternance.community.crosscheck.view import View
from alternance.community.findings import Finding
from alternance.community.meta import Meta
from alternance.community.source import RawTable

__all__ = ["cross_findings"]

CHECKS = (references, cycles, givers, supply, time)


def cross_findings(meta: Meta, tables: Mapping[str, pl.DataFrame], raw: Mapping[str, RawTable]) -> list[Finding]:
    """Return every problem between the tables that could be read."""
    view = View(meta, tables, raw)
    return [finding for check in CHECKS for finding in check(view)]
