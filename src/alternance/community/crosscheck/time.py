"""What is to be planned lies in the horizon and fits into it, cohort by cohort."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from alternance.community.crosscheck.view import View
from alternance.community.findings import Finding
from alternance.community.horizon import Horizon

__all__ = ["time"]


def time(view: View) -> Iterator[Finding]:
    """Yield findings about weeks outside the horizon and programmes that cannot fit into it."""
    horizon = Horizon(view.meta.first_week, view.meta.weeks)
    shown = {"first": horizon.first_week.isoformat(), "last": horizon.monday(horizon.weeks - 1).isoformat()}
    for row, week in enumerate(view["cohorts"]["first_week"]):
        if week is not None and week not in horizon:
            yield view.finding("outside-horizon", "cohorts", row, "first_week", week, **shown)
    for row, ended in enumerate(view["outside_horizon"]["ended"]):
        if ended is not None and ended >= horizon.first_week:
            yield view.finding("outside-horizon", "outside_horizon", row, "ended", ended, **shown)
    yield from _fits(view, horizon)


def _fits(view: View, horizon: Horizon) -> Iterator[Finding]:
    minutes = dict(view["modules"].select("id", "minutes").rows())
    modules, blocks, weeks = defaultdict(set), defaultdict(set), defaultdict(int)
    for programme, module in view["programme_modules"].select("programme", "module").rows():
        modules[programme].add(module)
    for block, programme in view["blocks"].select("id", "programme").rows():
        blocks[programme].add(block)
    for block, length in view["phases"].select("block", "weeks").rows():
        weeks[block] += length or 0
    outside = defaultdict(set)
    for cohort, item in view["outside_horizon"].select("cohort", "item").rows():
        outside[cohort].add(item)
    for row, cohort in enumerate(view["cohorts"].iter_rows(named=True)):
        if cohort["first_week"] is None or cohort["minutes_per_day"] is None or cohort["first_week"] not in horizon:
            continue
        has = horizon.weeks - horizon.index(cohort["first_week"])
        asked = sum(minutes.get(m) or 0 for m in modules[cohort["programme"]] - outside[cohort["id"]])
        away = sum(weeks[b] for b in blocks[cohort["programme"]] - outside[cohort["id"]])
        offered = max(0, has - away) * 5 * cohort["minutes_per_day"]
        if asked > offered:
            facts = {"asked": asked, "weeks": away, "offered": offered, "has": has}
            yield view.finding("too-little-time", "cohorts", row, "programme", cohort["programme"], **facts)
