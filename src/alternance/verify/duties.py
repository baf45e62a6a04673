"""What teachers do, counted from the raw tables: lessons given, duties of the week, visits and ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from alternance.verify.cohort import Lessons
from alternance.verify.given import Given, Row
from alternance.verify.hours import Hours
from alternance.verify.planned import Planned
from alternance.verify.ways import between

__all__ = ["UNKNOWN_WAY", "Duties"]

#: Minutes there and back where neither coordinates nor a rule say more.
UNKNOWN_WAY = 60


@dataclass(frozen=True, eq=False)
class Duties:
    """Minutes of teachers by the rules of their schools."""

    given: Given
    planned: Planned
    hours: Hours
    judged: Sequence[Lessons]

    @cached_property
    def rules(self) -> dict[tuple[str, str], dict[str, int]]:
        """(School, per) → activity → minutes each time."""
        found: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
        for row in self.given.rows("duty_rules"):
            found[row["school"], row["per"]][row["activity"]] = row["minutes"]
        return dict(found)

    def each(self, school: str, per: str) -> dict[str, int]:
        """Return activity → minutes each time."""
        return self.rules.get((school, per), {})

    @cached_property
    def _headed(self) -> dict[str, list[range]]:
        """Teacher → weeks in which each of the classes is headed."""
        found: dict[str, list[range]] = defaultdict(list)
        index = self.planned.horizon.index
        for row in self.given.cohorts.values():
            if row["class_head"] is not None:
                found[row["class_head"]].append(range(index(row["first_week"]), index(row["due_week"]) + 1))
        return dict(found)

    def headed(self, teacher: str, week: int) -> int:
        """Return how many classes a teacher heads in a week."""
        return sum(week in weeks for weeks in self._headed.get(teacher, ()))

    def full(self, teacher: str, week: int) -> dict[str, int]:
        """Return activity → minutes of weekly duties, other duties among them, were the week a full one."""
        row, found = self.given.teachers[teacher], defaultdict[str, int](int)
        found["other duties"] = row["other_duties_minutes"]
        for per, times in (("week", 1), ("class headed", self.headed(teacher, week))):
            for activity, minutes in self.each(row["school"], per).items():
                found[activity] += times * minutes
        return found

    def most(self, teacher: str, week: int) -> int:
        """Return what the ceiling leaves for lessons, what they bring with them, visits and ways."""
        row = self.given.teachers[teacher]
        ceiling = row["minutes_per_week"] if row["ceiling"] is None else row["ceiling"]
        return max(0, self.hours.of(teacher, week, ceiling - sum(self.full(teacher, week).values())))

    def for_lessons(self, teacher: str, week: int) -> int:
        """Return what the contract leaves for lessons, once what they bring with them is taken from it."""
        row = self.given.teachers[teacher]
        left = max(0, self.hours.of(teacher, week, row["minutes_per_week"] - sum(self.full(teacher, week).values())))
        return left * 100 // (100 + sum(self.each(row["school"], "100 minutes of lessons").values()))

    @cached_property
    def counted_for(self) -> dict[str, frozenset[str]]:
        """Teacher → qualifications that count: of an expert those that no own teacher has, or that a lock asks."""
        own: set[tuple[str, str]] = set()
        for teacher, row in self.given.teachers.items():
            if row["enterprise"] is None:
                own |= {(row["school"], q) for q in self.given.qualifications.get(teacher, ())}
        locks = [row for row in self.given.rows("locks") if row["what"] == "teacher"]
        modules = self.given.modules
        held = {(row["value"], modules[row["item"]]["qualification"]) for row in locks if row["item"] in modules}
        return {
            teacher: frozenset(
                q
                for q in self.given.qualifications.get(teacher, ())
                if row["enterprise"] is None or (row["school"], q) not in own or (teacher, q) in held
            )
            for teacher, row in self.given.teachers.items()
        }

    @cached_property
    def courses(self) -> dict[tuple[str, str], dict[int, int]]:
        """(Teacher, section or what it is together with) → week → minutes of lessons, once for all together."""
        found: dict[tuple[str, str], dict[int, int]] = {}
        rows = [section for lessons in self.judged for section in lessons.sections]
        for section in sorted(rows, key=lambda section: section.id):
            for run in section.runs:
                if run.teacher in self.given.teachers:
                    key = run.teacher, f"together {section.together}" if section.together else section.id
                    own = found.setdefault(key, {})
                    for week in run.weeks:
                        if section.minutes.get(week):
                            own.setdefault(week, section.minutes[week])
        return found

    @cached_property
    def visits(self) -> list[tuple[Row, int]]:
        """Rows of `visits` in form with the number of their week, by student, block and number."""
        found = []
        for row in self.planned.plan["visits"].iter_rows(named=True):
            week = self.planned.week(row["week"])
            known = row["student"] in self.given.students and row["block"] in self.given.blocks
            known = known and row["number"] is not None
            if week is not None and known and row["teacher"] in self.given.teachers and row["site"] in self.given.sites:
                found.append((row, week))
        return sorted(found, key=lambda pair: (pair[0]["student"], pair[0]["block"], pair[0]["number"]))

    def ways(self) -> Iterator[tuple[Row, int, bool]]:
        """Yield the visits with their weeks, and whether the way there is theirs: the first of tutor, site and week."""
        seen: set[tuple[str, str, int]] = set()
        for row, week in self.visits:
            yield row, week, (row["teacher"], row["site"], week) not in seen
            seen.add((row["teacher"], row["site"], week))

    def known(self, school: str, site: str) -> int | None:
        """Return the minutes there and back from the nearest of the school's sites; None where they are not known."""
        there = self.given.sites[site]
        ways = [between(own, there) for own in self.given.sites.values() if own["organisation"] == school]
        return min((2 * way for way in ways if way is not None), default=None)

    def of_way(self, school: str, site: str) -> dict[str, int]:
        """Return activity → minutes of a way that count."""
        known, each = self.known(school, site), dict(self.each(school, "way"))
        if "travel" in each and known is not None:
            each["travel"] = known
        return each

    @cached_property
    def beside(self) -> dict[tuple[str, int, str], int]:
        """(Teacher, week, activity) → minutes of lessons, what they bring with them, visits and ways."""
        found: dict[tuple[str, int, str], int] = defaultdict(int)
        for (teacher, _), weeks in self.courses.items():
            school = self.given.teachers[teacher]["school"]
            for week, minutes in weeks.items():
                found[teacher, week, "lessons"] += minutes
                for activity, each in self.each(school, "100 minutes of lessons").items():
                    found[teacher, week, activity] += minutes * each // 100
        for row, week, first in self.ways():
            school = self.given.teachers[row["teacher"]]["school"]
            for rules in (self.each(school, "visit"), self.of_way(school, row["site"]) if first else {}):
                for activity, minutes in rules.items():
                    found[row["teacher"], week, activity] += minutes
        return {key: minutes for key, minutes in found.items() if minutes}

    def counted(self) -> dict[tuple[str, int, str], int]:
        """Return (teacher, week, activity) → minutes of everything, where there are any."""
        found: dict[tuple[str, int, str], int] = defaultdict(int, self.beside)
        for teacher in self.given.teachers:
            for week in range(self.planned.horizon.weeks):
                for activity, minutes in self.full(teacher, week).items():
                    found[teacher, week, activity] += self.hours.of(teacher, week, minutes)
        return {key: minutes for key, minutes in found.items() if minutes}
