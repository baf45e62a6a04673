"""Recount of: made for this community, in form, complete."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction

from tests.verify.recount.world import Row, World, named

from alternance.plan.tables import TABLES

JUDGED = (
    "cohorts", "sections", "sessions", "spans", "placements", "unplaced", "adjustments", "unstaffed", "duties",
    "visits", "unvisited", "teacher_practice", "practice_missing", "points",
)  # fmt: skip


def _key(table: str, row: Row) -> list[object]:
    return [row[name] if row[name] is not None else "None" for name in TABLES[table].primary_key()]


def same_community(w: World) -> Iterator[str]:
    if w.plan.meta.community != w.community.hash:
        yield "plan.json"


def same_horizon(w: World) -> Iterator[str]:
    own, meta = w.community.meta, w.plan.meta
    if not w.recorded and (own.first_week != meta.first_week or own.weeks != meta.weeks):
        yield "plan.json"


def same_cohorts(w: World) -> Iterator[str]:
    columns = ("id", "programme", "school", "size", "first_week", "due_week")
    if not w.recorded:
        mine = {tuple(row[name] for name in columns) for row in w.raw["cohorts"]}
        theirs = {tuple(row[name] for name in columns) for row in w.c["cohorts"]}
        yield from (id_ or "–" for id_ in {row[0] for row in mine ^ theirs})


def rules_off(w: World) -> Iterator[str]:
    allowed = {"learn-before-work"} if w.plan.meta.mode == "traditional" else set()
    yield from (off for off in w.plan.meta.rules_off if off not in allowed)


def cells_filled(w: World) -> Iterator[str]:
    for table in JUDGED:
        must = [name for name, column in TABLES[table].columns().items() if not column.nullable]
        must += {"sessions": ["minutes"], "placements": ["position", "door"]}.get(table, []) if not w.recorded else []
        for row in w.raw[table]:
            if None in [row[name] for name in must]:
                yield named(table, *_key(table, row))


def keys_once(w: World) -> Iterator[str]:
    for table in JUDGED:
        keys = [named(table, *_key(table, row)) for row in w.raw[table]]
        yield from {key for key in keys if keys.count(key) > 1}


REFERS = {
    "cohorts": {"programme": "programmes"},
    "sections": {"cohort": "cohorts", "module": "modules"},
    "sessions": {"section": "sections", "teacher": "teachers"},
    "spans": {"cohort": "cohorts", "block": "blocks"},
    "placements": {
        "student": "students", "cohort": "cohorts", "block": "blocks", "position": "positions", "mentor": "mentors",
        "seat_of": "cohorts|programmes|organisations",
    },
    "unplaced": {"student": "students", "cohort": "cohorts", "block": "blocks"},
    "unstaffed": {"section": "sections"},
    "duties": {"teacher": "teachers"},
    "visits": {"student": "students", "block": "blocks", "teacher": "teachers", "site": "sites"},
    "unvisited": {"student": "students", "block": "blocks"},
    "teacher_practice": {"teacher": "teachers"},
    "practice_missing": {"teacher": "teachers"},
    "points": {"teacher": "teachers", "rule": "points_rules"},
}  # fmt: skip


def known_ids(w: World) -> Iterator[str]:
    for table, columns in REFERS.items():
        for row in w.raw[table]:
            for column, target in columns.items():
                own = {"sections": w.raw["sections"], "cohorts": w.cohorts}
                known = {other["id"] for one in target.split("|") for other in (own[one] if one in own else w.c[one])}
                if row[column] is not None and row[column] not in known and not (w.recorded and not known):
                    yield named(table, *_key(table, row), column)
            known_block = table == "spans" and w.one("blocks", id=row["block"])
            if known_block and not w.one("phases", block=row["block"], order=row["phase"]):
                yield named(table, *_key(table, row), "phase")


def weeks_in_horizon(w: World) -> Iterator[str]:
    for table in ("sessions", "spans", "placements", "unplaced", "teacher_practice"):
        yield from (named(table, *_key(table, row)) for row in w.raw[table] if not w.span(row))
    for table in ("duties", "visits"):
        yield from (named(table, *_key(table, row)) for row in w.raw[table] if row["week"] not in w.mondays)


def _outside(w: World, cohort: Row) -> set[str]:
    return {row["item"] for row in w.all("outside_horizon", cohort=cohort["id"])}


def modules_once(w: World) -> Iterator[str]:
    for cohort in w.cohorts:
        wanted = {row["module"] for row in w.all("programme_modules", programme=cohort["programme"])} - _outside(
            w, cohort
        )
        planned = {module["id"] for own, module, _, _ in w.taught if own["id"] == cohort["id"]}
        wrong = planned - wanted if w.recorded else planned ^ wanted
        yield from (named(cohort["id"], module) for module in wrong)


def blocks_once(w: World) -> Iterator[str]:
    for cohort in w.cohorts:
        blocks = [row["id"] for row in w.all("blocks", programme=cohort["programme"])]
        wanted = {id_ for id_ in blocks if w.block(id_) and w.all("phases", block=id_)} - _outside(w, cohort)
        planned = {block for own, block in w.stays if own == cohort["id"]}
        wrong = planned - wanted if w.recorded else planned ^ wanted
        yield from (named(cohort["id"], block) for block in wrong)


def sections_of(module: Row, students: int) -> int:
    """Return how many sections so many students make: of all numbers that are allowed the nearest to the ideal size."""
    fewest = math.ceil(students / (module["section_max"] or students or 1))
    ideal = module["section_ideal"]
    best, found = None, fewest
    for n in range(max(1, fewest), students + 1):
        apart = abs(Fraction(students, n) - (ideal or students))
        allowed = n == max(1, fewest) or students / n >= (module["section_min"] or 1)
        if ideal and allowed and (best is None or apart < best):
            best, found = apart, n
    return found


def sections_add_up(w: World) -> Iterator[str]:
    rows = [r for r in w.raw["sections"] if w.cohort(r["cohort"]) and w.one("modules", id=r["module"])]
    for cohort, module in {(row["cohort"], row["module"]) for row in rows}:
        size = w.cohort(cohort)["size"]  # type: ignore[index]
        if size is None:
            continue
        most = w.one("modules", id=module)["section_max"] or size  # type: ignore[index]
        count = sections_of(w.one("modules", id=module), size)  # type: ignore[arg-type]
        wanted = sorted(size // count + (n < size % count) for n in range(count))
        if w.one("modules", id=module)["shared"]:  # type: ignore[index]
            sizes = [row["size"] or 0 for row in rows if (row["cohort"], row["module"]) == (cohort, module)]
            if sum(sizes) != size or min(sizes) < 1 or max(sizes) > most:
                yield named(cohort, module)
            continue
        found = [row["size"] for row in rows if (row["cohort"], row["module"]) == (cohort, module)]
        numbers = {row["number"] for row in rows if (row["cohort"], row["module"]) == (cohort, module)}
        if None in found or sorted(found) != wanted or numbers != set(range(1, count + 1)):
            yield named(cohort, module)


def sections_together(w: World) -> Iterator[str]:
    for cohort, module, own, _ in w.taught:
        every = [r for r in w.raw["sections"] if (r["cohort"], r["module"]) == (cohort["id"], module["id"])]
        times = [[(run["from"], run["to"], run["minutes"]) for run in row["runs"]] for row in own]
        if len(own) < len(every) or any(one != times[0] for one in times):
            yield named(cohort["id"], module["id"])
