"""There is something to plan with: modules, teachers, rooms, positions and seats."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

import polars as pl

from alternance.community.crosscheck.view import View
from alternance.community.findings import Finding
from alternance.community.horizon import Horizon
from alternance.community.starts import StartsError, allows

__all__ = ["supply"]

#: Forms whose students sit in a room of the community instead of a position.
IN_ROOMS = ("studio", "joint platform")


def supply(view: View) -> Iterator[Finding]:
    """Yield findings about what is lacking for the cohorts to be taught and placed."""
    yield from _modules(view)
    yield from _sizes(view)
    yield from _teachers_and_rooms(view)
    yield from _position_weeks(view)
    if "positions" in view:
        yield from _seats(view)
    yield from _fixed(view)


def _modules(view: View) -> Iterator[Finding]:
    made_of = set(view["programme_modules"]["programme"])
    used = set(view["cohorts"]["programme"])
    for row, programme in enumerate(view["programmes"]["id"]):
        if programme in used and programme not in made_of and "programme_modules" in view:
            yield view.finding("no-modules", "programmes", row, "id", programme)


def _sizes(view: View) -> Iterator[Finding]:
    students = Counter(view["students"]["cohort"])
    for row, (cohort, size) in enumerate(view["cohorts"].select("id", "size").rows()):
        if "students" in view and size is not None and students[cohort] != size:
            yield view.finding("size-differs", "cohorts", row, "size", size, size=size, students=students[cohort])


def _teachers_and_rooms(view: View) -> Iterator[Finding]:
    schools = defaultdict(set)
    for programme, school in view["cohorts"].select("programme", "school").rows():
        schools[programme].add(school)
    of_module = defaultdict(set)
    for programme, module in view["programme_modules"].select("programme", "module").rows():
        of_module[module] |= schools[programme]
    teachers = dict(view["teachers"].select("id", "school").rows())
    able = {(teachers.get(t), q) for t, q in view["teacher_qualifications"].select("teacher", "qualification").rows()}
    site_school = dict(view["sites"].select("id", "organisation").rows())
    roomy = {(site_school.get(site), kind) for site, kind in view["rooms"].select("site", "kind").rows()}
    columns = view["modules"].select("id", "qualification", "room_kind").rows()
    for row, (module, qualification, kind) in enumerate(columns):
        for school in sorted(of_module[module] - {None}):
            if qualification and (school, qualification) not in able and "teachers" in view:
                facts = {"school": school, "qualification": qualification}
                yield view.finding("nobody-qualified", "modules", row, "qualification", qualification, **facts)
            if kind and (school, kind) not in roomy and "rooms" in view:
                yield view.finding("no-room", "modules", row, "room_kind", kind, school=school, kind=kind)


def _position_weeks(view: View) -> Iterator[Finding]:
    spans = defaultdict(list)
    for row, span in enumerate(view["position_weeks"].select("position", "from", "to", "starts").rows()):
        spans[span[0]].append((span[1], span[2], row))
        try:
            if span[3] is not None:
                allows(span[3], view.meta.first_week)
        except StartsError:
            yield view.finding("starts-form", "position_weeks", row, "starts", span[3])
    for rows in spans.values():
        known = sorted(span for span in rows if None not in span)
        for (_, last, _), (first, _, row) in pairwise(known):
            if first <= last:
                yield view.finding("weeks-overlap", "position_weeks", row, "from", first)
    for row, (position, seats) in enumerate(view["positions"].select("id", "seats").rows()):
        if seats and position not in spans:
            yield view.finding("no-weeks", "positions", row, "id", position)


def _seats(view: View) -> Iterator[Finding]:
    """Per cohort and block: a place exists, and in some week has as many seats as the cohort has students."""
    serving = _serving(view)
    offered = _offered(view)
    blocks = view["blocks"].with_row_index("row").filter(~pl.col("form").cast(pl.String).is_in(IN_ROOMS).fill_null(False))
    largest: dict[str, int] = {}
    for programme, size in view["cohorts"].select("programme", "size").rows():
        largest[programme] = max(size or 0, largest.get(programme, 0))
    for block in blocks.iter_rows(named=True):
        if block["programme"] not in largest:
            continue
        positions = serving[block["id"]]
        facts = {"block": block["id"], "place": block["place"]}
        if not positions:
            yield view.finding("no-place", "blocks", block["row"], "place", block["place"], **facts)
            continue
        by_week: Counter[object] = Counter()
        for position in positions:
            by_week.update(offered[position])
        seats, students = max(by_week.values(), default=0), largest[block["programme"]]
        if seats < students:
            yield view.finding("few-seats", "blocks", block["row"], "place", block["place"], students=students, seats=seats, **facts)


def _serving(view: View) -> dict[str, set[str]]:
    """Return block → positions that serve it, by occupation, enterprise, or its own list."""
    units = {unit: (occupation, site) for unit, occupation, site in view["hiring_units"].select("id", "occupation", "site").rows()}
    owner = dict(view["sites"].select("id", "organisation").rows())
    listed = defaultdict(set)
    for position, block in view["position_blocks"].select("position", "block").rows():
        listed[block].add(position)
    serving: dict[str, set[str]] = {}
    for block, place, enterprise in view["blocks"].select("id", "place", "enterprise").rows():
        fitting = set(listed[block])
        for position, unit in view["positions"].select("id", "unit").rows():
            occupation, site = units.get(unit, (None, None))
            if occupation == place and (enterprise is None or owner.get(site) == enterprise):
                fitting.add(position)
        serving[block] = fitting
    return serving


def _offered(view: View) -> dict[str, Counter[object]]:
    """Return position → week → seats, within the horizon."""
    seats = dict(view["positions"].select("id", "seats").rows())
    offered: dict[str, Counter[object]] = defaultdict(Counter)
    mondays = Horizon(view.meta.first_week, view.meta.weeks).mondays()
    spans = view["position_weeks"].select("position", "from", "to", "seats").rows()
    for position, start, end, count in spans:
        if start is None or end is None:
            continue
        number = seats.get(position, 0) if count is None else count
        for week in mondays:
            if start <= week <= end:
                offered[position][week] += number or 0
    return offered


def _fixed(view: View) -> Iterator[Finding]:
    seats = dict(view["positions"].select("id", "seats").rows())
    taken: Counter[tuple[str, str]] = Counter()
    for row, (block, position) in enumerate(view["fixed"].select("block", "position").rows()):
        taken[block, position] += 1
        if position in seats and taken[block, position] == (seats[position] or 0) + 1:
            count = view["fixed"].filter(block=block, position=position).height
            yield view.finding("double-fixed", "fixed", row, "position", position, count=count, seats=seats[position])
