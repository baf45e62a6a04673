"""Problems between tables: what no cell shows alone."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from alternance.community.crosscheck.actions import actions
from alternance.community.crosscheck.ages import ages
from alternance.community.crosscheck.choosing import choosing
from alternance.community.crosscheck.courses import courses
from alternance.community.crosscheck.givers import givers
from alternance.community.crosscheck.improving import improving
from alternance.community.crosscheck.locks import locks
from alternance.community.crosscheck.numbers import numbers
from alternance.community.crosscheck.order import cycles
from alternance.community.crosscheck.phases import phases
from alternance.community.crosscheck.position_weeks import position_weeks
from alternance.community.crosscheck.ranking import ranking
from alternance.community.crosscheck.references import references
from alternance.community.crosscheck.results import results
from alternance.community.crosscheck.seats import seats
from alternance.community.crosscheck.sharing import sharing
from alternance.community.crosscheck.supply import supply
from alternance.community.crosscheck.teachers import teachers
from alternance.community.crosscheck.time import time
from alternance.community.crosscheck.totals import totals
from alternance.community.crosscheck.view import View
from alternance.community.findings import Finding
from alternance.community.meta import Meta
from alternance.community.table_reading import Table

__all__ = ["cross_findings"]

CHECKS = (
    references, phases, locks, cycles, givers, supply, ages, position_weeks, seats, teachers, time,
    courses, sharing, choosing, ranking, totals, numbers, results, actions, improving,
)  # fmt: skip


def cross_findings(
    meta: Meta | None, tables: Mapping[str, Table], unread: Collection[str] = (), complete: bool = True
) -> list[Finding]:
    """Return every problem between the tables that could be read; see `View` for the parameters."""
    view = View(meta, tables, unread, complete)
    return [finding for check in CHECKS for finding in check(view)]
