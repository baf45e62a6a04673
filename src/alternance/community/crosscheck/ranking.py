"""Rankings that are read, and that leave a stable placement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from alternance.community.apart import limits_above
from alternance.community.crosscheck.view import View
from alternance.community.findings import Finding

__all__ = ["ranking"]

#: What the limits hang on; nothing is said where one of these could not be read.
_LIMITS = ("position_rankings", "positions", "hiring_units", "mentors", "position_weeks")


def ranking(view: View) -> Iterator[Finding]:
    """Yield findings about rankings of units, and of positions that rank for themselves."""
    yield from _unread(view)
    if "position_rankings" in view:
        yield from _bound(view)
        yield from _narrower(view)


def _unread(view: View) -> Iterator[Finding]:
    """Whoever ranks by fit has no ranking of its own."""
    by_fit, told = _by_fit(view), set()
    for row, unit in enumerate(view["unit_rankings"]["unit"]):
        if unit in by_fit and unit not in told:
            told.add(unit)
            yield view.finding("ranking-unread", "unit_rankings", row, "unit", unit)


def _bound(view: View) -> Iterator[Finding]:
    """A position ranks for itself only where neither its unit nor its mentor can be full before its seats are."""
    if view.horizon is None or set(_LIMITS) & set(view.unread):
        return
    first = _first_rows(view)
    for limit in limits_above(view, view.horizon):
        if limit.may_bind and (limit.kind != "enterprise" or view.splits):
            facts = {"name": limit.name, "most": limit.most, "seats": limit.seats}
            week, code = view.horizon.monday(limit.week), f"own-ranking-{limit.kind}"
            row = first[limit.position]
            yield view.finding(code, "position_rankings", row, "position", limit.position, week=week, **facts)


def _narrower(view: View) -> Iterator[Finding]:
    """A position that ranks for itself names those whom its unit names, where that ranking is read."""
    by_fit, unit = _by_fit(view), dict(view["positions"].select("id", "unit").rows())
    by_unit: defaultdict[str | None, set[str]] = defaultdict(set)
    named: defaultdict[str, set[str]] = defaultdict(set)
    for name, student in view["unit_rankings"].select("unit", "student").rows():
        if name not in by_fit:
            by_unit[name].add(student)
    for position, student in view["position_rankings"].select("position", "student").rows():
        named[position].add(student)
    for position, row in _first_rows(view).items():
        if left := by_unit[unit.get(position)] - named[position]:
            facts = {"count": len(left), "student": min(map(str, left))}
            yield view.finding("own-ranking-narrower", "position_rankings", row, "position", position, **facts)


def _by_fit(view: View) -> set[str]:
    """Return the units that rank by what students can."""
    return set(view["hiring_units"].filter(ranks_by="fit")["id"])


def _first_rows(view: View) -> dict[str, int]:
    """Return position → its first row in `position_rankings`."""
    found: dict[str, int] = {}
    for row, position in enumerate(view["position_rankings"]["position"]):
        if position is not None:
            found.setdefault(position, row)
    return found
