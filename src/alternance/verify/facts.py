"""Everything that a rule may look at: the community, the plan, and what follows from both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from alternance.community import Community
from alternance.plan import Plan
from alternance.verify.given import Given, Row, given
from alternance.verify.learned import Learned
from alternance.verify.planned import Cohort, Lessons, Planned, Stay
from alternance.verify.supply import Supply

__all__ = ["IN_ROOMS", "Facts"]

#: Forms whose students sit in rooms of the community and need no position.
IN_ROOMS = ("studio", "joint platform")


@dataclass(frozen=True, eq=False)
class Facts:
    """The raw tables of a community and of a plan, looked up by id and week."""

    community: Community
    plan: Plan

    @cached_property
    def given(self) -> Given:
        """The community."""
        return given(self.community)

    @cached_property
    def planned(self) -> Planned:
        """The plan."""
        return Planned(self.community, self.plan, self.given)

    @cached_property
    def learned(self) -> Learned:
        """What the cohorts have been given."""
        return Learned(self.given, self.planned)

    @cached_property
    def supply(self) -> Supply:
        """What the hiring units offer."""
        return Supply(self.given, self.planned.horizon)

    def monday(self, week: int) -> str:
        """Return week number `week` as people write it."""
        return self.planned.horizon.monday(week).isoformat()

    @cached_property
    def traditional(self) -> bool:
        """Whether the plan is of the traditional mode, in which every block is an in-post one."""
        return self.plan.meta.mode == "traditional"

    @cached_property
    def blocks(self) -> dict[str, Row]:
        """Blocks that are held at all, in the form in which the plan's mode holds them."""
        if not self.traditional:
            return self.given.blocks
        occupations = {unit["occupation"] for unit in self.given.units.values()}
        return {
            id_: {**row, "form": "in-post", "enterprise": None}
            for id_, row in self.given.blocks.items()
            if row["form"] not in IN_ROOMS or row["place"] in occupations
        }

    def seated(self, block: str) -> bool:
        """Tell whether students of `block` need positions (else they sit in rooms)."""
        return block in self.blocks and self.blocks[block]["form"] not in IN_ROOMS

    def modules(self, cohort: Cohort) -> Iterator[str]:
        """Yield the modules that are to be planned for `cohort`."""
        outside = self.given.outside.get(cohort.id, {})
        yield from (module for module in self.given.modules_of.get(cohort.programme, ()) if module not in outside)

    def blocks_of(self, cohort: Cohort) -> Iterator[str]:
        """Yield the blocks that are to be planned for `cohort`."""
        outside = self.given.outside.get(cohort.id, {})
        for row in self.given.blocks_of.get(cohort.programme, ()):
            if row["id"] in self.blocks and row["id"] not in outside:
                yield row["id"]

    @cached_property
    def placed(self) -> dict[tuple[str, str], list[tuple[Row, Stay]]]:
        """(Cohort, block) → placements of its students."""
        found: dict[tuple[str, str], list[tuple[Row, Stay]]] = {}
        for row, stay in self.planned.placements:
            found.setdefault((stay.cohort.id, stay.block), []).append((row, stay))
        return found

    def lessons(self) -> Iterator[Lessons]:
        """Yield the lessons that are judged: all but what a recorded plan sets before a cohort's first week.

        That was taught before, nobody knows when: it has given its aims, and no more is known of it.
        """
        for lessons in self.planned.lessons.values():
            if not self.planned.recorded or lessons.end > lessons.cohort.first:
                yield lessons
