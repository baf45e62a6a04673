"""Everything that a rule may look at: the community, the plan, and what follows from both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from alternance.community import Community
from alternance.plan import Plan
from alternance.verify.batches import Batch, batches
from alternance.verify.been import Been
from alternance.verify.candidates import Candidates
from alternance.verify.cohort import Cohort, Lessons, Stay
from alternance.verify.decided import Decided
from alternance.verify.duties import Duties
from alternance.verify.given import Given, Row, given
from alternance.verify.hours import Hours
from alternance.verify.law import Law
from alternance.verify.learned import Learned
from alternance.verify.parts import Kept
from alternance.verify.planned import Planned
from alternance.verify.ranked import Ranked
from alternance.verify.rooms import Rooms
from alternance.verify.shares import Shares
from alternance.verify.supply import Supply
from alternance.verify.taken import Taken, path
from alternance.verify.ways import Ways

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
        return Supply(self.given, self.planned.horizon, self.shares)

    @cached_property
    def shares(self) -> Shares:
        """What units take, their enterprises' totals split."""
        return Shares(self.given, self.community.horizon, bind=not self.planned.recorded)

    @cached_property
    def rooms(self) -> Rooms:
        """Rooms, with the shares of the schools."""
        return Rooms(self.given, self.planned.horizon)

    @cached_property
    def ways(self) -> Ways:
        """How far it is."""
        return Ways(self.given)

    @cached_property
    def law(self) -> Law:
        """Limits of the packs for students."""
        return Law(self.given, self.planned)

    @cached_property
    def decided(self) -> Decided:
        """What people decided or said."""
        return Decided(self.given)

    @cached_property
    def kept(self) -> Kept:
        """Seats kept for some."""
        return Kept(self.given)

    @cached_property
    def been(self) -> Been:
        """Where students were before."""
        return Been(self)

    @cached_property
    def hours(self) -> Hours:
        """The teachers' time."""
        return Hours(self.given, self.planned)

    @cached_property
    def duties(self) -> Duties:
        """What teachers do."""
        return Duties(self.given, self.planned, self.hours, tuple(self.lessons()))

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

    @cached_property
    def _serving(self) -> dict[str, list[str]]:
        return {
            block: [position for position in self.given.positions if self.supply.serves(position, row)]
            for block, row in self.blocks.items()
        }

    def serving(self, block: str) -> list[str]:
        """Return the positions that offer `block`."""
        return self._serving.get(block, [])

    def seated(self, block: str) -> bool:
        """Tell whether students of `block` need positions (else they sit in rooms)."""
        return block in self.blocks and self.blocks[block]["form"] not in IN_ROOMS

    def modules(self, cohort: Cohort) -> Iterator[str]:
        """Yield the modules that are to be planned for `cohort`."""
        outside = self.given.outside.get(cohort.id, {})
        yield from (module for module in self.given.modules_of.get(cohort.programme, ()) if module not in outside)

    def blocks_of(self, cohort: Cohort) -> Iterator[str]:
        """Yield the blocks that are to be planned for `cohort`; one without phases is not."""
        outside = self.given.outside.get(cohort.id, {})
        for row in self.given.blocks_of.get(cohort.programme, ()):
            if row["id"] in self.blocks and row["id"] not in outside and row["id"] in self.given.phases:
                yield row["id"]

    @cached_property
    def left(self) -> set[tuple[str, str]]:
        """(Student, block) listed as unplaced."""
        return set(self.plan["unplaced"].select("student", "block").iter_rows())

    @cached_property
    def taken_by_hand(self) -> Taken:
        """Seats of those who are fixed or locked."""
        taken = Taken(self.given, self.supply)
        for row, stay in self.planned.placements:
            if (row["student"], row["block"]) in self.decided.by_hand and row["position"] is not None:
                taken.take(row["position"], stay.weeks)
        return taken

    def free_by_hand(self, position: str, stay: Stay) -> bool:
        """Tell whether those fixed or locked leave a seat at `position` in every practice week of `stay`."""
        return all(self.taken_by_hand.free(node, stay.weeks) > 0 for node in path(self.given, position))

    @cached_property
    def unplaced(self) -> set[tuple[str, str]]:
        """(Cohort, block) of which students are listed as unplaced."""
        return set(self.plan["unplaced"].select("cohort", "block").iter_rows())

    @cached_property
    def keeps_learning(self) -> bool:
        """Whether the plan's mode keeps learn before work; where it does not, readiness excludes nobody."""
        return "learn-before-work" not in self.plan.meta.rules_off

    @cached_property
    def candidates(self) -> Candidates:
        """Who may be placed where, and wants to."""
        return Candidates(self)

    @cached_property
    def ranked(self) -> Ranked:
        """Who is ranked how."""
        return Ranked(self)

    @cached_property
    def batches(self) -> tuple[Batch, ...]:
        """The batches of placement, in their order; several rules look at them."""
        return tuple(batches(self))

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
