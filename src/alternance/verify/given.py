"""What the community says, looked up by id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from alternance.community import Community
from alternance.policy import Limits

__all__ = ["Given", "Row", "given"]

Row = Mapping[str, Any]


@lru_cache(maxsize=2)
def given(community: Community) -> Given:
    """Return `community` looked up by id; kept, because plans of one community are often judged one after the other."""
    return Given(community)


@dataclass(frozen=True, eq=False)
class Given:
    """The community's tables as dictionaries; each is made when first asked for."""

    community: Community

    def rows(self, table: str) -> Iterator[dict[str, Any]]:
        """Yield the rows of `table`."""
        return self.community[table].iter_rows(named=True)

    def by_id(self, table: str) -> dict[str, Row]:
        """Return id → row of `table`."""
        return {row["id"]: row for row in self.rows(table)}

    def grouped(self, table: str, key: str) -> dict[str, list[Row]]:
        """Return value of column `key` → rows of `table`."""
        groups: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows(table):
            groups[row[key]].append(row)
        return dict(groups)

    @cached_property
    def cohorts(self) -> dict[str, Row]:
        """Cohorts by id."""
        return self.by_id("cohorts")

    @cached_property
    def programmes(self) -> dict[str, Row]:
        """Programmes by id."""
        return self.by_id("programmes")

    @cached_property
    def modules(self) -> dict[str, Row]:
        """Modules by id."""
        return self.by_id("modules")

    @cached_property
    def blocks(self) -> dict[str, Row]:
        """Blocks by id."""
        return self.by_id("blocks")

    @cached_property
    def aims(self) -> dict[str, Row]:
        """Aims by id."""
        return self.by_id("aims")

    @cached_property
    def students(self) -> dict[str, Row]:
        """Students by id."""
        return self.by_id("students")

    @cached_property
    def teachers(self) -> dict[str, Row]:
        """Teachers by id."""
        return self.by_id("teachers")

    @cached_property
    def units(self) -> dict[str, Row]:
        """Hiring units by id."""
        return self.by_id("hiring_units")

    @cached_property
    def mentors(self) -> dict[str, Row]:
        """Mentors by id."""
        return self.by_id("mentors")

    @cached_property
    def positions(self) -> dict[str, Row]:
        """Positions by id."""
        return self.by_id("positions")

    @cached_property
    def sites(self) -> dict[str, Row]:
        """Sites by id."""
        return self.by_id("sites")

    @cached_property
    def modules_of(self) -> dict[str, list[str]]:
        """Programme → its modules."""
        return {
            p: [row["module"] for row in rows] for p, rows in self.grouped("programme_modules", "programme").items()
        }

    @cached_property
    def blocks_of(self) -> dict[str, list[Row]]:
        """Programme → its blocks."""
        return self.grouped("blocks", "programme")

    @cached_property
    def phases(self) -> dict[str, dict[int, Row]]:
        """Block → order → phase, in order."""
        grouped = self.grouped("phases", "block").items()
        return {
            block: {row["order"]: row for row in sorted(rows, key=lambda row: row["order"])} for block, rows in grouped
        }

    @cached_property
    def phase_aims(self) -> dict[tuple[str, int], list[Row]]:
        """(Block, phase) → what is done there."""
        found: dict[tuple[str, int], list[Row]] = defaultdict(list)
        for row in self.rows("phase_aims"):
            found[row["block"], row["phase"]].append(row)
        return dict(found)

    @cached_property
    def module_aims(self) -> dict[str, list[Row]]:
        """Module → aims it gives."""
        return self.grouped("module_aims", "module")

    @cached_property
    def position_aims(self) -> dict[str, list[Row]]:
        """Position → what it adds to the phases."""
        return self.grouped("position_aims", "position")

    @cached_property
    def outside(self) -> dict[str, dict[str, Row]]:
        """Cohort → module or block that lies outside the horizon → row."""
        return {
            cohort: {row["item"]: row for row in rows}
            for cohort, rows in self.grouped("outside_horizon", "cohort").items()
        }

    @cached_property
    def qualifications(self) -> dict[str, frozenset[str]]:
        """Teacher → qualifications."""
        grouped = self.grouped("teacher_qualifications", "teacher").items()
        return {teacher: frozenset(row["qualification"] for row in rows) for teacher, rows in grouped}

    @cached_property
    def absences(self) -> dict[str, list[Row]]:
        """Teacher → absences."""
        return self.grouped("teacher_absences", "teacher")

    @cached_property
    def offers(self) -> dict[str, list[Row]]:
        """Position → its rows of `position_weeks`."""
        return self.grouped("position_weeks", "position")

    @cached_property
    def listed(self) -> dict[str, set[str]]:
        """Block → positions that `position_blocks` lists for it."""
        return {
            block: {row["position"] for row in rows} for block, rows in self.grouped("position_blocks", "block").items()
        }

    @cached_property
    def evidence(self) -> dict[tuple[str, str], list[Row]]:
        """(Student, aim) → what was seen."""
        found: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in self.rows("student_aims"):
            found[row["student"], row["aim"]].append(row)
        return dict(found)

    @cached_property
    def seen(self) -> set[str]:
        """Students of whom anything was seen."""
        return {student for student, _aim in self.evidence}

    @cached_property
    def limits(self) -> Limits:
        """The limits of the packs in force."""
        return Limits.of(self.community.meta.packs)

    def enterprise(self, position: str) -> str | None:
        """Return the organisation on whose site `position` is."""
        unit = self.units.get(self.positions[position]["unit"])
        site = self.sites.get(unit["site"]) if unit else None
        return site["organisation"] if site else None
