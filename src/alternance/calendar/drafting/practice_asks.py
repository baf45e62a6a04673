"""What blocks ask of rooms and teachers while they last (`block_resources`)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from alternance.calendar.drafting.course import Course
from alternance.calendar.drafting.rooms import Rooms
from alternance.community.community import Community

__all__ = ["Ask", "Asks", "asked_pairs", "asks_of", "practice_uses"]


@dataclass(frozen=True, slots=True)
class Ask:
    """What each team of students asks of a kind of room or of a qualification in a full week."""

    of: str
    what: str
    minutes: int
    team: int

    def minutes_for(self, students: int) -> int:
        """Return the minutes that so many students ask."""
        return -(-students // self.team) * self.minutes


#: Block → what it asks.
Asks = Mapping[str, Sequence[Ask]]


def asks_of(community: Community) -> Asks:
    """Read what every block asks."""
    found: dict[str, list[Ask]] = defaultdict(list)
    columns = ("block", "kind", "what", "minutes_per_week", "team_size")
    for block, kind, what, minutes, team in community["block_resources"].select(columns).sort(columns[:3]).rows():
        found[block].append(Ask(kind, what, minutes, team or 1))
    return found


def asked_pairs(asks: Asks, courses: Iterable[Course], kind: str) -> set[tuple[str, str]]:
    """Return the pairs (school, what) of one kind (``room`` or ``teacher``) that the blocks of all courses ask."""
    return {
        (course.school, ask.what)
        for course in courses
        for block in course.blocks
        for ask in asks.get(block.id, ())
        if ask.of == kind
    }


def practice_uses(
    asks: Asks, course: Course, block: str, teachers: Mapping[tuple[str, str], tuple[int, ...]], rooms: Rooms
) -> tuple[tuple[int, int], ...]:
    """Return pairs (resource, minutes in a full week) that a block of a cohort asks in its practice weeks."""
    found: Counter[int] = Counter()
    for ask in asks.get(block, ()):
        minutes = ask.minutes_for(course.size)
        if ask.of == "teacher":
            positions = teachers.get((course.school, ask.what), ())
        else:  # a team may use any room of the kind that is open to the school
            positions = tuple(r for least, r in rooms.levels(course.school, ask.what) if least == 0)
        for position in positions:
            found[position] += minutes
    return tuple(sorted(found.items()))
