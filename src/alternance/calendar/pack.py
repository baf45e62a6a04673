"""The problem as flat tables for the kernel, with the way back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from alternance.calendar.alone import usable_dates, usable_options, weekly_candidates
from alternance.calendar.layout import CANDIDATES, COLUMNS, LISTS, PAIRS, USES, Pack, Table, row_type
from alternance.calendar.objective import unavoidable
from alternance.calendar.problem import Block, Cohort, Ints, Module, Near, Problem, teaching_weeks_before
from alternance.calendar.solution import Held
from alternance.calendar.ties import base_keys, ordered, sharpest_needs

__all__ = ["pack", "unpack_held"]


def pack(problem: Problem) -> Pack:
    """Flatten a problem. Options that a cohort can never take are left out; linear in the rows."""
    packing = _Packing(problem)
    for cohort in problem.cohorts:
        packing.cohort(cohort)
    for shared in problem.shared:
        sizes = shared.section_max or _NO_LIMIT, shared.section_min, shared.section_ideal or 0
        row = (*sizes, packing.at("shared"))
        packing.add("shared", row)
        packing.extend("shared", ((r, least, 1) for r, least in shared.uses))
    return packing.finish()


_NO_LIMIT = 1 << 30


class _Packing:
    """Rows of all tables while they grow, and lists by name."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.teaching = problem.teaching_before()
        self.rows: dict[str, list[tuple[float, ...]]] = {table: [] for table in COLUMNS}
        self.lists: dict[str, list[object]] = {name: [] for name in (*LISTS, *PAIRS, *USES)}
        self.weekly: list[tuple[int, ...]] = []
        self.arcs: list[tuple[int, int, int, int]] = []

    def add(self, table: str, row: tuple[float, ...]) -> None:
        self.rows[table].append(row)

    def extend(self, name: str, values: Iterable[object]) -> None:
        self.lists[name].extend(values)

    def at(self, name: str) -> int:
        """Where the next entry of a list goes."""
        return len(self.lists[name])

    def next(self, table: str) -> int:
        """Where the next row of a table goes."""
        return len(self.rows[table])

    def cohort(self, c: Cohort) -> None:
        """Add a cohort and all that is its own."""
        m0, b0 = self.next("module"), self.next("block")
        due = teaching_weeks_before(self.teaching[c.calendar], c.due_week)
        self.add("cohort", (c.calendar, c.first_week, due, c.minutes_per_day, c.size, *self._cohort_offsets()))
        for k, key in enumerate(base_keys(c)):
            self._module(c, c.modules[k], key, [b0 + b for m, b in c.applies if m == k])
        for block, usable in zip(c.blocks, _searched(self.problem, c), strict=True):
            self._block(block, usable)
        for d in ordered(c.distances, len(c.modules)):
            most = -1 if d.weeks_max is None else d.weeks_max
            self.arcs.append((m0 + d.before, m0 + d.after, d.weeks_min, most))
        self.extend("built", ((m0 + k, b0 + b) for k, b in c.builds_on))
        for b, phase, modules in sharpest_needs(c):
            self.add("need", (b0 + b, phase, self.at("giver")))
            self.extend("giver", (m0 + k for k in modules))
        for group in c.orders:
            most = -1 if group.spacing_max is None else group.spacing_max
            self.add("order", (self.at("member"), group.spacing_min, most))
            self.extend("member", (m0 + k for k in group.modules))
        self.extend("uses_of", sorted(self._resources(c)))

    def _cohort_offsets(self) -> tuple[int, ...]:
        """Where a cohort's own begins: module, block, arc, need, built, uses_of, order."""
        tables = self.next("module"), self.next("block"), len(self.arcs), self.next("need")
        return (*tables, self.at("built"), self.at("uses_of"), self.next("order"))

    def _resources(self, c: Cohort) -> set[int]:
        shared = (self.problem.shared[m.shared].uses for m in c.modules if m.shared is not None)
        used = (*(m.uses for m in c.modules), *(b.uses for b in c.blocks), *shared)
        return {use[0] for uses in used for use in uses}

    def _module(self, c: Cohort, m: Module, key: float, applied: list[int]) -> None:
        weeks = self.problem.weeks
        weekly = weekly_candidates(m.minutes, m.weekly_min, m.weekly_max, m.weekly_step)
        low, high = m.window or (0, weeks)
        starts = m.starts or (0, weeks)
        dates = usable_dates(self.problem, c, m, guesses=True) or usable_dates(self.problem, c, m) or m.dates
        if dates:
            starts = max(starts[0], dates[0][0]), min(starts[1], dates[-1][0])
        most_days = max(5, int(self.problem.days[c.calendar].max(initial=0)))
        shortest = -(-m.minutes // max(1, weekly[0] * most_days // 5))
        offsets = self.at("module"), self.at("apply"), self.at("date")
        shared = -1 if m.shared is None else m.shared
        window = max(low, c.first_week), min(high, weeks), *starts
        near = _near(m.near)
        self.add("module", (m.minutes, shortest, m.splittable, *window, *offsets, shared, m.thin, *near, key))
        self.weekly.append((*weekly, *(0,) * (CANDIDATES - len(weekly))))
        self.extend("module", ((r, times, 1) for r, times in m.uses))
        self.extend("apply", applied)
        self.extend("date", ((week, -1 if group is None else group) for week, group in dates))

    def _block(self, block: Block, usable: Sequence[int]) -> None:
        offsets = self.next("option"), self.at("seat"), self.at("block")
        self.add("block", (block.interrupts, block.release or 0, *offsets))
        self.extend("seat", block.seat_groups)
        self.extend("block", block.uses)
        week, weight = _near(block.near)
        for k in usable:
            o = block.options[k]
            moved = self.problem.weights.moved * weight * abs(o.first - week)
            lists = self.at("group"), self.at("away"), self.at("phase")
            self.add("option", (o.first, o.end, k, *lists, moved))
            self.extend("group", o.groups)
            self.extend("away", o.away)
            self.extend("phase", o.phases)

    def finish(self) -> Pack:
        """Lay the lists one after the other, and let the offsets point there."""
        self._close()
        bases = {**_bases(self.lists, LISTS), **_bases(self.lists, PAIRS)}
        tables = {table: _table(table, rows, bases) for table, rows in self.rows.items() if table != "use"}
        for name, base in _bases(self.lists, USES).items():
            tables[name]["use"] += base
        uses = [use for name in USES for use in self.lists[name]]
        problem, weeks, w = self.problem, self.problem.weeks, self.problem.weights
        r, groups = problem.resources, problem.seat_groups
        offered = [np.zeros(weeks) if x.offered is None else x.offered for x in r]
        return Pack(
            days=problem.days.astype(np.int64),
            teaching=self.teaching,
            capacity=np.array([x.capacity for x in r], np.int64).reshape(len(r), weeks),
            offered=np.array(offered, np.float64).reshape(len(r), weeks),
            seats=np.array([s.seats for s in groups], np.int64).reshape(-1, weeks),
            promised=np.array([s.promised for s in groups], np.int64).reshape(-1, weeks),
            limit=np.array([g.limit for g in problem.beginner_groups], np.int64),
            weights=np.array([w.lag, w.late, w.unused, w.thin, w.moved]),
            use=np.array(uses, row_type("use")),
            weekly=_ints(self.weekly, CANDIDATES),
            items=_ints([x for name in LISTS for x in self.lists[name]]),
            pairs=_ints([x for name in PAIRS for x in self.lists[name]], 2),
            arc=_ints(self.arcs, 4),
            **tables,
        )

    def _close(self) -> None:
        """Add the last row of every table, which says where the entries of the one before end."""
        p = self.problem
        for resource, least in zip(p.resources, unavoidable(p), strict=True):
            self.add("resource", (0.0 if resource.offered is None else p.weights.peak, float(least)))
        self.add("cohort", (0,) * 5 + self._cohort_offsets())
        offsets = self.at("module"), self.at("apply"), self.at("date")
        self.add("module", (0,) * 7 + offsets + (0,) * 5)
        self.add("block", (0, 0, self.next("option"), self.at("seat"), self.at("block")))
        self.add("option", (0, 0, 0, self.at("group"), self.at("away"), self.at("phase"), 0))
        self.add("need", (0, 0, self.at("giver")))
        self.add("order", (self.at("member"), 0, 0))
        self.add("shared", (0, 0, 0, self.at("shared")))


def _searched(problem: Problem, c: Cohort) -> tuple[tuple[int, ...], ...]:
    """Options that limits, guesses among them, leave to the cohort; without guesses where a block has none left."""
    guessed = usable_options(problem, c, guesses=True)
    return guessed if all(guessed) else usable_options(problem, c)


def _near(near: Near | None) -> tuple[int, float]:
    return (0, 0.0) if near is None else (near.week, near.weight)


def _bases(lists: dict[str, list[object]], names: Sequence[str]) -> dict[str, int]:
    """Where each list begins when they lie one after the other."""
    ends = np.cumsum([0, *(len(lists[name]) for name in names)])
    return {name: int(base) for name, base in zip(names, ends, strict=False)}


def _table(table: str, rows: list[tuple[float, ...]], bases: dict[str, int]) -> Table:
    out = np.array(rows, row_type(table))
    for column in out.dtype.names or ():
        if column in bases:
            out[column] += bases[column]
    return out


def _ints(values: Sequence[object], width: int = 1) -> Ints:
    out = np.asarray(values, np.int64)
    return out if width == 1 else out.reshape(-1, width)


def unpack_held(p: Pack, cohort: int, option: Ints, gene: Table) -> Held:
    """One cohort's part of the kernel's arrays."""
    here, after = p.cohort[cohort], p.cohort[cohort + 1]
    options = p.option["source"][option[here["block"] : after["block"]]]
    own = gene[here["module"] : after["module"]]
    starts, weekly = own["start"].tolist(), own["weekly"].tolist()
    return Held(tuple(int(o) for o in options), tuple(starts), tuple(weekly))
