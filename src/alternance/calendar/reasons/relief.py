"""When the cycle cannot move: instruction in the first days, fewer tasks alone, a bridging course.

These are changes of the community; the calendar is drafted from it again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from alternance.calendar.drafting.course import Course
from alternance.calendar.drafting.draft import Draft
from alternance.calendar.reasons.change import RATES, Change
from alternance.calendar.reasons.requirement import Requirement
from alternance.community.community import Community
from alternance.readiness.needs import INSTRUCTED_LEVEL, SAFETY_LEVEL, PhaseWork

__all__ = ["Relief", "reliefs"]

INSTRUCTION_DAYS = 1
BRIDGE_DAYS = 2  # of lessons; all of them in one week
SCHOOL_DAYS = 5


@dataclass(frozen=True, eq=False)
class Relief:
    """A change and the community with it."""

    change: Change
    community: Community


def reliefs(draft: Draft, needs: Sequence[Requirement]) -> Iterator[Relief]:
    """Yield what would ease some needs of one phase of a block, for every cohort that holds it."""
    first = needs[0]
    course = next(c for c in draft.courses if first.block in c.block_at())
    practice = course.blocks[course.block_at()[first.block]]
    phase = practice.work.phases[first.phase]
    levels = {n.what: max(phase.alone.get(n.what, 0), SAFETY_LEVEL if n.safety else 0) for n in needs}
    students = sum(c.size for c in draft.courses if first.block in c.block_at())
    at = _At(draft.community, course, first.block, phase, first.phase, levels, students)
    yield from at.instructed()
    if not any(n.safety for n in needs):
        yield from at.assisted()
    yield from at.bridged()


@dataclass(frozen=True, eq=False)
class _At:
    """A phase of a block, the level of each aim that is to be given before, and the students of all its cohorts."""

    community: Community
    course: Course
    block: str
    phase: PhaseWork
    position: int
    levels: Mapping[str, int]
    students: int

    @property
    def _aims(self) -> tuple[str, ...]:
        return tuple(sorted(self.levels))

    def _here(self) -> pl.Expr:
        return (pl.col("block") == self.block) & (pl.col("phase") == self.phase.order)

    def instructed(self) -> Iterator[Relief]:
        """A day more in the first week of the phase; it gives level 2 at most."""
        if max(self.levels.values()) > INSTRUCTED_LEVEL or self.phase.instruction_days >= SCHOOL_DAYS:
            return
        days = self.phase.instruction_days + INSTRUCTION_DAYS
        phases, aims = self.community["phases"], self.community["phase_aims"]
        this = (pl.col("block") == self.block) & (pl.col("order") == self.phase.order)
        kept = pl.col("first_days_instruction")
        flag = self._here() & pl.col("aim").is_in(self._aims)
        changed = self.community.with_tables(
            phases=phases.with_columns(
                pl.when(this)
                .then(pl.lit(days))
                .otherwise(kept)
                .cast(phases.schema["first_days_instruction"])
                .alias("first_days_instruction")
            ),
            phase_aims=aims.with_columns((pl.col("instructed_here") | flag).alias("instructed_here")),
        )
        price = RATES["instruct"].price * self.students * INSTRUCTION_DAYS
        change = Change("instruct", price, block=self.block, phase=self.position, size=days, aims=self._aims)
        yield Relief(change, changed)

    def assisted(self) -> Iterator[Relief]:
        """The aims are done with help."""
        aims = self.community["phase_aims"]
        there = self._here() & pl.col("aim").is_in(self._aims)
        role = pl.when(there).then(pl.lit("assist")).otherwise(pl.col("role").cast(pl.String))
        changed = self.community.with_tables(phase_aims=aims.with_columns(role.cast(aims.schema["role"]).alias("role")))
        price = RATES["assist"].price * self.students * self.phase.weeks * len(self._aims)
        yield Relief(Change("assist", price, block=self.block, phase=self.position, aims=self._aims), changed)

    def bridged(self) -> Iterator[Relief]:
        """A module more of the programme, in one week, that gives the aims at the levels needed."""
        name = f"{self.block}.bridge"
        if name in self.community["modules"]["id"]:
            return
        minutes = self.course.minutes_per_day * BRIDGE_DAYS
        added: Mapping[str, Sequence[Mapping[str, object]]] = {
            "modules": [{"id": name, "title": name, "minutes": minutes, "weekly_min": minutes, "weekly_max": minutes}],
            "programme_modules": [{"programme": self.course.programme, "module": name}],
            "module_aims": [{"module": name, "aim": a, "level_given": n} for a, n in sorted(self.levels.items())],
        }
        changed = self.community.with_tables(
            **{table: _with_rows(self.community[table], rows) for table, rows in added.items()}
        )
        price = RATES["bridge"].price * self.students * BRIDGE_DAYS / SCHOOL_DAYS
        yield Relief(
            Change("bridge", price, block=self.block, phase=self.position, size=minutes, aims=self._aims), changed
        )


def _with_rows(table: pl.DataFrame, rows: Sequence[Mapping[str, object]]) -> pl.DataFrame:
    """Add rows; a community fills in what they do not say."""
    return pl.concat([table, pl.DataFrame(rows)], how="diagonal_relaxed")
