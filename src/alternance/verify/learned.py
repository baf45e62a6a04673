"""Which level of an aim a cohort has been given by a week, and what a student was seen to be able to do instead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from alternance.verify.cohort import Stay
from alternance.verify.given import Given
from alternance.verify.planned import Planned

__all__ = ["Learned"]

#: The level that instruction in the first days gives, at most.
BY_INSTRUCTION = 2


@dataclass(frozen=True)
class Gift:
    """A level of an aim, given from week `since` on."""

    since: int
    level: int


@dataclass(frozen=True, eq=False)
class Learned:
    """The givers of every aim, by cohort."""

    given: Given
    planned: Planned

    @cached_property
    def gifts(self) -> dict[str, dict[str, list[Gift]]]:
        """Cohort → aim → its givers."""
        return {cohort: self._gifts(cohort) for cohort in self.planned.cohorts}

    def level(self, cohort: str, aim: str, week: int) -> int:
        """Return the highest level that the givers of `aim` have given by `week`; 0 without any."""
        return max((gift.level for gift in self.gifts[cohort].get(aim, ()) if gift.since <= week), default=0)

    def instructs(self, stay: Stay, phase: int, aim: str) -> bool:
        """Tell whether the first days of a phase are instruction that counts for `aim`, in this phase alone."""
        said = self.given.phases[stay.block][phase]["first_days_instruction"] or 0
        rows = [row for row in self.given.phase_aims.get((stay.block, phase), ()) if row["aim"] == aim]
        added = stay.instruction.get(phase, 0) > said
        return any(added or (said > 0 and row["instructed_here"]) for row in rows)

    def by_cohort(self, stay: Stay, phase: int, week: int, aim: str) -> int:
        """Return the level that the cohort has of `aim` in `week` of a phase: given by then, or instructed there."""
        here = BY_INSTRUCTION if self.instructs(stay, phase, aim) else 0
        return max(here, self.level(stay.cohort.id, aim, week))

    def by_student(self, student: str, stay: Stay, phase: int, aim: str) -> int:
        """Return the level that a student has of `aim` when a phase begins: evidence in place of what was given."""
        week = min(stay.phases[phase])
        seen = self.seen(student, stay.cohort.id, aim, week)
        if seen is None:
            return self.by_cohort(stay, phase, week, aim)
        return max(seen, BY_INSTRUCTION if self.instructs(stay, phase, aim) else 0)

    def seen(self, student: str, cohort: str, aim: str, week: int) -> int | None:
        """Return the level that evidence says instead of what was given by `week`; None where there is none.

        It was seen after the last giver's end, and before the work that begins in `week`.
        """
        rows = self.given.evidence.get((student, aim))
        if not rows:
            return None
        horizon = self.planned.horizon
        ends = [gift.since for gift in self.gifts[cohort].get(aim, ()) if gift.since <= week]
        since = horizon.monday(max(ends)) if ends else None
        held = [
            row for row in rows if row["seen_on"] < horizon.monday(week) and (since is None or row["seen_on"] >= since)
        ]
        return int(max(held, key=lambda row: row["seen_on"])["level"]) if held else None

    def _gifts(self, cohort: str) -> dict[str, list[Gift]]:
        found: dict[str, list[Gift]] = defaultdict(list)
        for aim, gift in (*self._before(cohort), *self._at_school(cohort), *self._in_practice(cohort)):
            found[aim].append(gift)
        return dict(found)

    def _before(self, cohort: str) -> Iterator[tuple[str, Gift]]:
        """What lies before the horizon."""
        for item, row in self.given.outside.get(cohort, {}).items():
            if row["ended"] is None:
                continue
            since = self.planned.horizon.index(row["ended"]) + 1
            for aim, level in self._of_module(item) if row["kind"] == "module" else self._of_block(item):
                yield aim, Gift(since, level)

    def _at_school(self, cohort: str) -> Iterator[tuple[str, Gift]]:
        for lessons in self.planned.lessons_of.get(cohort, ()):
            for aim, level in self._of_module(lessons.module):
                yield aim, Gift(lessons.end, level)

    def _in_practice(self, cohort: str) -> Iterator[tuple[str, Gift]]:
        for stay in self.planned.stays_of.get(cohort, ()):
            for phase, weeks in stay.phases.items():
                for row in self.given.phase_aims.get((stay.block, phase), ()):
                    if row["level_given"]:
                        yield row["aim"], Gift(max(weeks) + 1, row["level_given"])

    def _of_module(self, module: str) -> list[tuple[str, int]]:
        return [(row["aim"], row["level_given"]) for row in self.given.module_aims.get(module, ())]

    def _of_block(self, block: str) -> list[tuple[str, int]]:
        return [
            (row["aim"], row["level_given"])
            for phase in self.given.phases.get(block, {})
            for row in self.given.phase_aims.get((block, phase), ())
            if row["level_given"]
        ]
