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
    horizon = view.horizon
    if horizon is None:
        return
    shown = {"first": horizon.first_week.isoformat(), "last": horizon.monday(horizon.weeks - 1).isoformat()}
    for row, week in enumerate(view["cohorts"]["first_week"]):
        if week is not None and week not in horizon:
            yield view.finding("outside-horizon", "cohorts", row, "first_week", week, **shown)
    for row, ended in enumerate(view["outside_horizon"]["ended"]):
        if ended is not None and ended >= horizon.first_week:
            yield view.finding("outside-horizon", "outside_horizon", row, "ended", ended, **shown)
    yield from _fits(view, horizon)


def _fits(view: View, horizon: Horizon) -> Iterator[Finding]:
    """Per cohort: its lessons fit into the school days that practice leaves; holidays are not counted here."""
    minutes = {module: count or 0 for module, count in view["modules"].select("id", "minutes").rows()}
    release = dict(view["blocks"].filter(rhythm="day release").select("id", "days_per_week").rows())
    weeks: defaultdict[str, int] = defaultdict(int)
    days: defaultdict[str, int] = defaultdict(int)
    for block, length in view["phases"].select("block", "weeks").rows():
        weeks[block] += length or 0
        days[block] += (length or 0) * (release.get(block) or 5)
    modules, blocks = _sets(view, "programme_modules", "module"), _sets(view, "blocks", "id")
    outside = defaultdict(set)
    for cohort, item in view["outside_horizon"].select("cohort", "item").rows():
        outside[cohort].add(item)
    for row, cohort in enumerate(view["cohorts"].iter_rows(named=True)):
        if cohort["first_week"] is None or cohort["minutes_per_day"] is None or cohort["first_week"] not in horizon:
            continue
        has = horizon.weeks - horizon.index(cohort["first_week"])
        asked = sum(minutes.get(module, 0) for module in modules[cohort["programme"]] - outside[cohort["id"]])
        practised = blocks[cohort["programme"]] - outside[cohort["id"]]
        away = sum(weeks[block] for block in practised)
        offered = max(0, has * 5 - sum(days[block] for block in practised)) * cohort["minutes_per_day"]
        if asked > offered:
            facts = {"asked": asked, "weeks": away, "offered": offered, "has": has}
            yield view.finding("too-little-time", "cohorts", row, "programme", cohort["programme"], **facts)


def _sets(view: View, table: str, column: str) -> defaultdict[str, set[str]]:
    """Return programme → what `table` names of it."""
    found = defaultdict(set)
    for programme, item in view[table].select("programme", column).rows():
        found[programme].add(item)
    return found
