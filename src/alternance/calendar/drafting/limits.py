"""The limits of a draft while it is built: resources, seats and beginners, each with what it stands for."""

from __future__ import annotations

from dataclasses import dataclass, field

from alternance.calendar.cut import Cut
from alternance.calendar.drafting.draft import Group
from alternance.calendar.problem import BeginnerGroup, Floats, Ints, Resource, SeatGroup, Shared

__all__ = ["Ledger"]


@dataclass
class Ledger:
    """Collects limits; each gets a position, and its id a meaning."""

    resources: list[Resource] = field(default_factory=list)
    seat_groups: list[SeatGroup] = field(default_factory=list)
    beginner_groups: list[BeginnerGroup] = field(default_factory=list)
    shared: list[Shared] = field(default_factory=list)
    groups: dict[str, Group] = field(default_factory=dict)
    assumed: list[str] = field(default_factory=list)

    def resource(self, group: Group, capacity: Ints, offered: Floats | None = None) -> int:
        """Add minutes by week; return the position."""
        self.resources.append(Resource(self._name(group), capacity, offered))
        return len(self.resources) - 1

    def seats(self, group: Group, seats: Ints, promised: Ints) -> int:
        """Add students who may be away at once; return the position."""
        self.seat_groups.append(SeatGroup(self._name(group), seats, promised))
        return len(self.seat_groups) - 1

    def beginners(self, group: Group, limit: int, *, proven: bool = True) -> int:
        """Add students who may take the options of a group; return the position."""
        self.beginner_groups.append(BeginnerGroup(self._name(group), limit, proven))
        return len(self.beginner_groups) - 1

    def share(self, shared: Shared) -> int:
        """Add a module whose sections cohorts share; return the position."""
        self.shared.append(shared)
        return len(self.shared) - 1

    def cut(self, number: int, cut: Cut) -> int:
        """Add a limit that a later stage handed back; return the position."""
        return self.beginners(Group("cut", str(number), (cut.why,)), cut.limit, proven=cut.proven)

    def _name(self, group: Group) -> str:
        name = "|".join((group.kind, group.where, *group.items))
        self.groups[name] = group
        return name
