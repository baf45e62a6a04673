"""A cohort's course: what of its programme is planned, and what lies before the horizon."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from alternance.calendar.drafting.practice import Practice
from alternance.calendar.sections import section_count, section_sizes
from alternance.community.community import Community

__all__ = ["Course", "Taught", "courses"]


@dataclass(frozen=True, slots=True)
class Taught:
    """A module: its minutes and bounds, its window (weeks, half open) and what it asks for.

    `dates` are the only weeks in which it may begin, with places (None: no limit); empty: any.
    """

    id: str
    minutes: int
    weekly_min: int
    weekly_max: int
    splittable: bool
    section_max: int | None
    qualification: str | None
    room_kind: str | None
    window: tuple[int, int] | None
    section_min: int | None = None
    shared: bool = False
    order_group: str | None = None
    dates: tuple[tuple[int, int | None], ...] = ()
    section_ideal: int | None = None

    def thin(self, size: int) -> int:
        """Return how many sections of a cohort of `size` have fewer students than wanted."""
        return sum(n < (self.section_min or 0) for n in self.section_sizes(size))

    def section_sizes(self, size: int) -> list[int]:
        """Return the sizes of the parallel sections of a cohort of `size`, the larger first."""
        count = section_count(size, self.section_max, self.section_min or 0, self.section_ideal)
        return section_sizes(size, count)


@dataclass(frozen=True, slots=True)
class Course:
    """One cohort. Weeks are indices of the horizon; `due_week` is the week after its due week.

    `ended` says of modules and blocks before the horizon the week from which on they had ended.
    """

    cohort: str
    title: str
    programme: str
    school: str
    size: int
    minutes_per_day: int
    first_week: int
    due_week: int
    modules: tuple[Taught, ...]
    blocks: tuple[Practice, ...]
    ended: Mapping[str, int]

    def module_at(self) -> dict[str, int]:
        """Return module → position."""
        return {m.id: k for k, m in enumerate(self.modules)}

    def block_at(self) -> dict[str, int]:
        """Return block → position."""
        return {b.id: k for k, b in enumerate(self.blocks)}


def courses(community: Community, blocks: Mapping[str, Sequence[Practice]]) -> tuple[Course, ...]:
    """Return the courses of all cohorts, by id. Linear in cohorts × rows of their programme."""
    horizon = community.horizon
    taught = {module.id: module for module in _taught(community)}
    made_of: dict[str, list[str]] = defaultdict(list)
    for programme, module in community["programme_modules"].rows():
        made_of[programme].append(module)
    outside: dict[str, dict[str, int | None]] = defaultdict(dict)
    for cohort, item, ended in community["outside_horizon"].select("cohort", "item", "ended").rows():
        outside[cohort][item] = None if ended is None else horizon.index(ended) + 1
    found = []
    for row in community["cohorts"].sort("id").iter_rows(named=True):
        gone = outside[row["id"]]
        found.append(
            Course(
                cohort=row["id"],
                title=row["title"] or row["id"],
                programme=row["programme"],
                school=row["school"],
                size=row["size"],
                minutes_per_day=row["minutes_per_day"],
                first_week=max(0, horizon.index(row["first_week"])),
                due_week=horizon.index(row["due_week"]) + 1,
                modules=tuple(taught[name] for name in sorted(made_of[row["programme"]]) if name not in gone),
                blocks=tuple(block for block in blocks.get(row["programme"], ()) if block.id not in gone),
                ended={item: week for item, week in sorted(gone.items()) if week is not None},
            )
        )
    return tuple(found)


def _taught(community: Community) -> list[Taught]:
    horizon = community.horizon
    dates: dict[str, list[tuple[int, int | None]]] = defaultdict(list)
    for module, week, places in community["offers"].select("module", "week", "places").sort("week").rows():
        dates[module].append((horizon.index(week), places))
    found = []
    for row in community["modules"].iter_rows(named=True):
        low, high = row["window_from"], row["window_to"]
        window = None
        if low is not None or high is not None:
            window = (
                0 if low is None else max(0, horizon.index(low)),
                horizon.weeks if high is None else max(0, min(horizon.weeks, horizon.index(high) + 1)),
            )
        found.append(
            Taught(
                row["id"],
                row["minutes"],
                row["weekly_min"],
                row["weekly_max"],
                row["splittable"],
                row["section_max"],
                row["qualification"] or None,
                row["room_kind"] or None,
                window,
                row["section_min"],
                bool(row["shared"]),
                row["order_group"],
                tuple(dates[row["id"]]) if row["id"] in dates else (),
                row["section_ideal"],
            )
        )
    return found
