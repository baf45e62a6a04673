"""Modules with dates of their own: offers that cohorts can use, and courses in any order that fit into the time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from alternance.community.crosscheck.view import View
from alternance.community.findings import Finding
from alternance.community.horizon import Horizon

__all__ = ["courses"]


def courses(view: View) -> Iterator[Finding]:
    """Yield findings about offers that nobody can take, and order groups that are none or cannot fit."""
    if {"modules", "programme_modules", "cohorts"} & set(view.unread):
        return
    taking = _taking(view)
    if view.horizon is not None:
        yield from _offers(view, view.horizon, taking)
        yield from _spacing(view, view.horizon, taking)
    yield from _places(view, taking)
    yield from _alone(view)


def _taking(view: View) -> dict[str, list[str]]:
    """Return module → cohorts that are to be taught it within the horizon."""
    modules = defaultdict(list)
    for programme, module in view["programme_modules"].select("programme", "module").rows():
        modules[programme].append(module)
    outside = set(view["outside_horizon"].select("cohort", "item").rows())
    taking = defaultdict(list)
    for cohort, programme in view["cohorts"].select("id", "programme").rows():
        for module in modules[programme]:
            if (cohort, module) not in outside:
                taking[module].append(cohort)
    return taking


def _offers(view: View, horizon: Horizon, taking: dict[str, list[str]]) -> Iterator[Finding]:
    """A week in which the module may not begin serves nobody; a module with no other cannot be taught."""
    last = horizon.monday(horizon.weeks - 1)
    windows = {row[0]: row[1:] for row in view["modules"].select("id", "window_from", "window_to").rows()}
    weeks = view["offers"].select("module", "week").rows()
    rows = sorted((module, row, week) for row, (module, week) in enumerate(weeks) if module in windows and week)
    for module, offers in groupby(rows, key=lambda offer: offer[0]):
        opens, closes = windows[module]
        begin, end = max(horizon.first_week, opens or horizon.first_week), min(last, closes or last)
        own = list(offers)
        lost = [(row, week) for _, row, week in own if not begin <= week <= end]
        shown = {"first": begin.isoformat(), "last": end.isoformat()}
        if len(lost) == len(own) and taking.get(module):
            yield view.finding("offers-none", "offers", own[0][1], "week", own[0][2], module=module, **shown)
            continue
        for row, week in lost:
            yield view.finding("offer-outside", "offers", row, "week", week, **shown)


def _places(view: View, taking: dict[str, list[str]]) -> Iterator[Finding]:
    """The offers of a module have places for all who take it, where each says how many."""
    sizes = dict(view["cohorts"].select("id", "size").rows())
    places: dict[str, int | None] = {}
    first: dict[str, int] = {}
    for row, (module, count) in enumerate(view["offers"].select("module", "places").rows()):
        first.setdefault(module, row)
        had = places.get(module, 0)
        places[module] = None if count is None or had is None or count < 0 else had + count
    for module, most in places.items():
        students = sum(sizes.get(cohort) or 0 for cohort in taking.get(module, ()))
        if most is not None and most < students:
            yield view.finding("offers-few", "offers", first[module], "places", most, students=students, module=module)


def _alone(view: View) -> Iterator[Finding]:
    """A group of courses has at least two."""
    named = list(view["modules"]["order_group"])
    for row, group in enumerate(view["order_groups"]["id"]):
        if group is not None and named.count(group) < 2:
            yield view.finding("group-alone", "order_groups", row, "id", group)


def _spacing(view: View, horizon: Horizon, taking: dict[str, list[str]]) -> Iterator[Finding]:
    """Courses one after the other, with the least weeks between them, fit into a cohort's time."""
    longest = max([5, *view["school_weeks"]["days"].drop_nulls()])
    begins = dict(view["cohorts"].select("id", "first_week").drop_nulls().rows())
    lasting: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    rows = view["modules"].select("id", "order_group", "minutes", "weekly_max").drop_nulls().rows()
    for module, group, minutes, most in rows:
        for cohort in taking.get(module, ()):
            lasting[group, cohort].append(max(1, -(-minutes * 5 // max(1, most * longest))))
    for row, (group, least) in enumerate(view["order_groups"].select("id", "spacing_min").rows()):
        for cohort, begin in sorted(begins.items()):
            own = lasting.get((group, cohort), [])
            needs, has = sum(own) + (least or 0) * (len(own) - 1), horizon.weeks - horizon.index(begin)
            if own and needs > has:
                facts = {"count": len(own), "cohort": cohort, "needs": needs, "has": has}
                yield view.finding("spacing-long", "order_groups", row, "spacing_min", least, **facts)
                break  # one cohort shows it; the others have the same courses
