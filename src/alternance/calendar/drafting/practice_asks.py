"""What blocks ask of rooms and teachers while they last (`block_resources`)."""

from __future__ import annotations

from collections import defaultdict
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

    def teams(self, students: int) -> int:
        """Return into how many teams so many students go."""
        return -(-students // self.team)


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
) -> tuple[tuple[int, int, int], ...]:
    """Return (resource, minutes in a full week, teams) that a block of a cohort asks in its practice weeks."""
    found: list[tuple[int, int, int]] = []
    for ask in asks.get(block, ()):
        if ask.of == "teacher":
            positions = teachers.get((course.school, ask.what), ())
        else:  # a team may use any room of the kind that is open to the school
            positions = tuple(r for least, r in rooms.levels(course.school, ask.what) if least == 0)
        found += [(position, ask.minutes, ask.teams(course.size)) for position in positions]
    return tuple(sorted(found))
