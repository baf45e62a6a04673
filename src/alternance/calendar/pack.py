"""The problem as flat arrays for the kernel, with the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from alternance.calendar.alone import usable_options, weekly_candidates
from alternance.calendar.objective import unavoidable
from alternance.calendar.problem import Cohort, Distance, Floats, Ints, Problem, teaching_weeks_before
from alternance.calendar.solution import Held

CANDIDATES = 4


class Pack(NamedTuple):
    """Flat arrays; a name that ends in ``_at`` holds the offsets of its rows. Positions are global unless said."""

    days: Ints
    teaching: Ints
    capacity: Ints
    offered: Floats
    peak_weight: Floats
    unavoidable: Floats
    seats: Ints
    promised: Ints
    limit: Ints
    weights: Floats  # lag, late, unused
    calendar: Ints
    first: Ints
    due: Ints
    day_minutes: Ints
    size: Ints
    module_at: Ints
    block_at: Ints
    arc_at: Ints
    need_at: Ints
    built_at: Ints
    resource_at: Ints
    resource_of: Ints  # resources a cohort uses
    minutes: Ints
    weekly: Ints  # (modules, CANDIDATES), 0 where fewer
    shortest: Ints  # lesson weeks at the most minutes
    split: Ints
    window: Ints  # (modules, 4): first, end, least start, greatest start
    use_at: Ints
    use_resource: Ints
    use_times: Ints
    apply_at: Ints
    apply_block: Ints
    base_key: Floats
    arc: Ints  # (arcs, 4): before, after, weeks_min, weeks_max or -1
    built: Ints  # (pairs, 2): module, block
    option_at: Ints
    interrupts: Ints
    seat_at: Ints
    seat_group: Ints
    option_first: Ints
    option_end: Ints
    group_at: Ints
    group: Ints
    away_at: Ints
    away_week: Ints
    phase_at: Ints
    phase_week: Ints
    need_block: Ints
    need_phase: Ints
    need_module_at: Ints
    need_module: Ints
    option_source: Ints  # position of the option in its block


class _Rows:
    """Columns that grow row by row, and their offsets."""

    def __init__(self) -> None:
        self.columns: dict[str, list[object]] = {}

    def add(self, **values: object) -> None:
        for name, value in values.items():
            self.columns.setdefault(name, []).append(value)

    def count(self, name: str) -> int:
        return len(self.columns.get(name, []))

    def ints(self, name: str, width: int = 1) -> Ints:
        a = np.asarray(self.columns.get(name, []), dtype=np.int64)
        return a if width == 1 else a.reshape(-1, width)


def pack(problem: Problem) -> Pack:
    """Flatten a problem. Options that a cohort can never take are left out; linear in the rows."""
    rows = _Rows()
    teaching = problem.teaching_before()
    at: dict[str, list[int]] = {}

    def mark(name: str, column: str) -> None:
        at.setdefault(name, [0]).append(rows.count(column))

    for c in problem.cohorts:
        due = teaching_weeks_before(teaching[c.calendar], c.due_week)
        rows.add(calendar=c.calendar, first=c.first_week, due=due, day_minutes=c.minutes_per_day, size=c.size)
        m0, b0 = rows.count("minutes"), rows.count("interrupts")
        for k, _m in enumerate(c.modules):
            _module(rows, c, k, problem.weeks, b0)
            mark("use_at", "use_resource")
            mark("apply_at", "apply_block")
        for key in base_keys(c):
            rows.add(base_key=key)
        for b, usable in enumerate(_searched(problem, c)):
            _block(rows, c, b, usable, mark)
        for d in ordered(c.distances, len(c.modules)):
            rows.add(arc=(m0 + d.before, m0 + d.after, d.weeks_min, -1 if d.weeks_max is None else d.weeks_max))
        for k, b in c.builds_on:
            rows.add(built=(m0 + k, b0 + b))
        for block, phase, modules in sharpest_needs(c):
            rows.add(need_block=b0 + block, need_phase=phase)
            for k in modules:
                rows.add(need_module=m0 + k)
            mark("need_module_at", "need_module")
        for r in sorted({r for m in c.modules for r, _ in m.uses}):
            rows.add(resource_of=r)
        for name, column in _COHORT_OFFSETS:
            mark(name, column)
    return _finish(problem, rows, at, teaching)


def _searched(problem: Problem, c: Cohort) -> tuple[tuple[int, ...], ...]:
    """Options that limits, guesses among them, leave to the cohort; without guesses where a block has none left."""
    guessed = usable_options(problem, c, guesses=True)
    return guessed if all(guessed) else usable_options(problem, c)


_COHORT_OFFSETS = (
    ("module_at", "minutes"),
    ("block_at", "interrupts"),
    ("arc_at", "arc"),
    ("need_at", "need_block"),
    ("built_at", "built"),
    ("resource_at", "resource_of"),
)


def _module(rows: _Rows, c: Cohort, k: int, weeks: int, b0: int) -> None:
    m = c.modules[k]
    weekly = weekly_candidates(m.minutes, m.weekly_min, m.weekly_max, m.weekly_step)
    low, high = m.window or (0, weeks)
    start = (0, weeks) if m.starts is None else m.starts
    rows.add(
        minutes=m.minutes,
        weekly=(*weekly, *(0,) * (CANDIDATES - len(weekly))),
        shortest=-(-m.minutes // weekly[0]),
        split=int(m.splittable),
        window=(max(low, c.first_week), min(high, weeks), *start),
    )
    for r, times in m.uses:
        rows.add(use_resource=r, use_times=times)
    for module, b in c.applies:
        if module == k:
            rows.add(apply_block=b0 + b)


def _block(rows: _Rows, c: Cohort, b: int, usable: Sequence[int], mark: Callable[[str, str], None]) -> None:
    block = c.blocks[b]
    rows.add(interrupts=int(block.interrupts))
    for s in block.seat_groups:
        rows.add(seat_group=s)
    mark("seat_at", "seat_group")
    for k in usable:
        o = block.options[k]
        rows.add(option_first=o.first, option_end=o.end, option_source=k)
        for g in o.groups:
            rows.add(group=g)
        for w in o.away:
            rows.add(away_week=w)
        for w in o.phases:
            rows.add(phase_week=w)
        mark("group_at", "group")
        mark("away_at", "away_week")
        mark("phase_at", "phase_week")
    mark("option_at", "option_first")


def sharpest_needs(c: Cohort) -> list[tuple[int, int, tuple[int, ...]]]:
    """Needs without those that another of the same or an earlier phase of the block implies."""
    rows = sorted({(n.block, n.phase, tuple(sorted(set(n.modules)))) for n in c.needs})
    return [
        (b, p, mods)
        for b, p, mods in rows
        if not any(b2 == b and p2 <= p and set(m2) <= set(mods) and (p2, m2) != (p, mods) for b2, p2, m2 in rows)
    ]


def ordered(distances: Sequence[Distance], modules: int) -> list[Distance]:
    """Distances so that what comes before comes first; those on a cycle last (no calendar fulfils them)."""
    rank = [0] * modules
    for _ in range(modules):
        for d in distances:
            rank[d.after] = min(modules, max(rank[d.after], rank[d.before] + 1))
    return sorted(distances, key=lambda d: (rank[d.before], rank[d.after], d.before, d.after))


def base_keys(c: Cohort) -> list[float]:
    """A first priority: modules that a block applies before others, by block; then what must precede a block."""
    blocks = max(1, len(c.blocks))
    keys = []
    for k in range(len(c.modules)):
        applied = [b for m, b in c.applies if m == k]
        needed = [n.block for n in c.needs if k in n.modules]
        rank = min(applied) if applied else blocks + min(needed, default=blocks)
        keys.append((rank + 0.5) / (2 * blocks + 1))
    return keys


def _finish(problem: Problem, rows: _Rows, at: dict[str, list[int]], teaching: Ints) -> Pack:
    weeks = problem.weeks
    r = problem.resources
    offered = [np.zeros(weeks) if x.offered is None else x.offered for x in r]
    w = problem.weights
    given: dict[str, Ints | Floats] = {
        "days": problem.days.astype(np.int64),
        "teaching": teaching,
        "capacity": np.array([x.capacity for x in r], np.int64).reshape(len(r), weeks),
        "offered": np.array(offered, np.float64).reshape(len(r), weeks),
        "peak_weight": np.array([0.0 if x.offered is None else w.peak for x in r]),
        "unavoidable": unavoidable(problem),
        "seats": np.array([s.seats for s in problem.seat_groups], np.int64).reshape(-1, weeks),
        "promised": np.array([s.promised for s in problem.seat_groups], np.int64).reshape(-1, weeks),
        "limit": np.array([g.limit for g in problem.beginner_groups], np.int64),
        "weights": np.array([w.lag, w.late, w.unused]),
        "base_key": np.asarray(rows.columns.get("base_key", []), np.float64),
    }
    wide = {"weekly": CANDIDATES, "window": 4, "arc": 4, "built": 2}
    for name in Pack._fields:
        if name not in given:
            is_offset = name.endswith("_at")
            given[name] = np.array(at.get(name, [0]), np.int64) if is_offset else rows.ints(name, wide.get(name, 1))
    return Pack(**given)  # type: ignore[arg-type] # Ints and Floats by name


def unpack_held(p: Pack, cohort: int, option: Ints, start: Ints, weekly: Ints) -> Held:
    """One cohort's part of the kernel's arrays."""
    blocks = slice(p.block_at[cohort], p.block_at[cohort + 1])
    modules = slice(p.module_at[cohort], p.module_at[cohort + 1])
    return Held(
        tuple(int(p.option_source[o]) for o in option[blocks]),
        tuple(int(s) for s in start[modules]),
        tuple(int(h) for h in weekly[modules]),
    )
