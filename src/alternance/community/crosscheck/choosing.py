"""What placement is asked for: seats kept, groups and searches that can be as they say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from alternance.community.crosscheck.totals import unit_totals
from alternance.community.crosscheck.view import View
from alternance.community.findings import Finding

__all__ = ["choosing"]


def choosing(view: View) -> Iterator[Finding]:
    """Yield findings about positions, groups, searches and fixed places that contradict each other."""
    for rule in (_opening, _kept, _promised, _groups, _blocks, _found, _forbidden, _days):
        yield from rule(view)


def _opening(view: View) -> Iterator[Finding]:
    """A position that opens only with so many students can take so many, and so can its unit and its mentor."""
    total = unit_totals(view)
    guides = dict(view["mentors"].select("id", "students_max").rows())
    rows = view["positions"].select("unit", "mentor", "seats", "seats_min").rows()
    for row, (unit, mentor, seats, least) in enumerate(rows):
        most = min((n for n in (seats, total.get(unit), guides.get(mentor)) if n is not None), default=None)
        if least and most is not None and seats and least > most:
            yield view.finding("opens-never", "positions", row, "seats_min", least, most=most)


def _kept(view: View) -> Iterator[Finding]:
    """No more seats are kept than a position has."""
    seats = dict(view["positions"].select("id", "seats").rows())
    kept = Counter[str]()
    for row, (position, count) in enumerate(view["reserved_seats"].select("position", "seats").rows()):
        before, most = kept[position], seats.get(position)
        kept[position] += count or 0
        if most is not None and before <= most < kept[position]:
            yield view.finding("kept-above", "reserved_seats", row, "seats", count, kept=kept[position], seats=most)


def _promised(view: View) -> Iterator[Finding]:
    """No more seats are promised than there are in these weeks."""
    own = dict(view["positions"].select("id", "seats").rows())
    rows = view["position_weeks"].select("position", "seats", "promised").rows()
    for row, (position, count, promised) in enumerate(rows):
        seats = own.get(position) if count is None else count
        if promised and seats is not None and promised > seats:
            yield view.finding("promised-above", "position_weeks", row, "promised", promised, seats=seats)


def _groups(view: View) -> Iterator[Finding]:
    """A student is in one group at most, and a group has at least two."""
    rows = view["peer_groups"].select("group", "student").rows()
    sizes = Counter(group for group, _ in rows)
    first: dict[str, str] = {}
    for row, (group, student) in enumerate(rows):
        if student is None or group is None:
            continue
        if first.setdefault(student, group) != group:
            yield view.finding("peer-twice", "peer_groups", row, "student", student, other=first[student])
        if sizes[group] == 1:
            yield view.finding("peer-alone", "peer_groups", row, "group", group)


def _blocks(view: View) -> Iterator[Finding]:
    """What is said of a student's block is said of one of the student's programme."""
    programmes = dict(view["cohorts"].select("id", "programme").rows())
    cohorts = dict(view["students"].select("id", "cohort").rows())
    owner = dict(view["blocks"].select("id", "programme").rows())
    for table in ("searches", "fixed"):
        for row, (student, block) in enumerate(view[table].select("student", "block").rows()):
            programme = programmes.get(cohorts.get(student))
            if programme is not None and owner.get(block, programme) != programme:
                yield view.finding("block-elsewhere", table, row, "block", block, programme=programme, student=student)


def _found(view: View) -> Iterator[Finding]:
    """Nobody searches who has a place that is fixed."""
    fixed = set(view["fixed"].select("student", "block").rows())
    for row, pair in enumerate(view["searches"].select("student", "block").rows()):
        if pair in fixed:
            yield view.finding("search-over", "searches", row, "block", pair[1], student=pair[0])


def _forbidden(view: View) -> Iterator[Finding]:
    """Nobody is fixed to a position that is forbidden."""
    pairs = set(view["forbidden"].select("student", "position").rows())
    for row, pair in enumerate(view["fixed"].select("student", "position").rows()):
        if pair in pairs:
            yield view.finding("fixed-forbidden", "fixed", row, "position", pair[1], student=pair[0])


def _days(view: View) -> Iterator[Finding]:
    """A position that serves a day release can be had on as many days."""
    release = view["blocks"].filter(rhythm="day release").select("id", "place", "days_per_week").drop_nulls().rows()
    asked: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for block, place, days in release:
        asked[place].append((block, days))
    listed = defaultdict(set)
    for position, block in view["position_blocks"].select("position", "block").rows():
        listed[position].add(block)
    work = dict(view["hiring_units"].select("id", "occupation").rows())
    for row, (position, unit, days) in enumerate(view["positions"].select("id", "unit", "days").rows()):
        own = [*asked[work.get(unit, "")], *((b, n) for b, _, n in release if b in listed[position])]
        block, most = max(own, key=lambda pair: (pair[1], pair[0]), default=("", 0))
        if most > (days or 5):
            yield view.finding("few-days", "positions", row, "days", days or 5, block=block, days=days or 5, asked=most)
