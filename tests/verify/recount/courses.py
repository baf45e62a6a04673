"""Recount of: shared sections, dates, modules in any order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from tests.verify.recount.form import sections_of
from tests.verify.recount.world import WEEK, Row, World, named


def _alike(w: World, one: tuple[Row, Row, list[Row], object], other: tuple[Row, Row, list[Row], object]) -> bool:
    """Tell whether two cohorts are taught a module in one course."""
    pace = [{run["minutes"] for section in row[2] for run in section["runs"]} for row in (one, other)]
    same = one[0]["school"] == other[0]["school"] and one[1]["id"] == other[1]["id"] and one[3] == other[3]
    return same and pace[0] == pace[1]


def shared_sections(w: World) -> Iterator[str]:
    met: dict[str, set[str]] = defaultdict(set)
    for _, _, sections, _ in w.judged:
        for section in sections:
            if section["together"]:
                met[section["together"]].add(section["id"])
    for row in w.judged:
        cohort, module, sections, _ = row
        if not module["shared"]:
            if any(len(met[section["together"]]) > 1 for section in sections if section["together"]):
                yield named(cohort["id"], module["id"])
            continue
        course = sorted((other for other in w.judged if _alike(w, row, other)), key=lambda other: other[0]["id"])
        if any(other[0]["size"] is None for other in course):
            continue
        seats = [other[0]["id"] for other in course for _ in range(other[0]["size"])]  # a name a student, in order
        most = module["section_max"] or max(1, len(seats))
        numbers = [1 + place // most for place in range(len(seats))]
        if module["section_ideal"]:
            count = sections_of(module, len(seats))
            numbers = sorted(place % count + 1 for place in range(len(seats)))  # dealt out one by one
        wanted = Counter(number for number, name in zip(numbers, seats, strict=True) if name == cohort["id"])
        found = sorted((section["number"] or 0, section["size"] or 0) for section in sections)
        wrong = found != sorted(wanted.items())
        for section in sections:
            mates = {s["id"] for other in course for s in other[2] if s["number"] == section["number"]}
            wrong |= (met[section["together"]] if section["together"] else {section["id"]}) != mates
        if wrong:
            yield named(cohort["id"], module["id"])


def any_order(w: World) -> Iterator[str]:
    for cohort in w.cohorts:
        for group in w.c["order_groups"]:
            taught = sorted(
                (weeks[0], weeks[-1] + WEEK, module["id"])
                for own, module, _, weeks in w.judged
                if own["id"] == cohort["id"] and module["order_group"] == group["id"]
            )
            for (_, end, one), (begin, _, other) in pairwise(taught):
                weeks = (begin - end) // WEEK
                if weeks < (group["spacing_min"] or 0) or (
                    group["spacing_max"] is not None and weeks > group["spacing_max"]
                ):
                    yield named(cohort["id"], one, other)


def offered_dates(w: World) -> Iterator[str]:
    for cohort, module, _, weeks in w.judged:
        if w.all("offers", module=module["id"]) and not w.one("offers", module=module["id"], week=weeks[0]):
            yield named(cohort["id"], module["id"])


def offered_places(w: World) -> Iterator[str]:
    for row in w.c["offers"]:
        begin = [c["size"] or 0 for c, m, _, weeks in w.judged if m["id"] == row["module"] and weeks[0] == row["week"]]
        if row["places"] is not None and sum(begin) > row["places"]:
            yield named(row["module"], row["week"])
