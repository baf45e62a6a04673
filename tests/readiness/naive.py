"""Red weeks recounted student by student and week by week from the rows alone, in dates, after the words of docs/engines.md."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

from alternance.community import Community
from alternance.plan import Plan

__all__ = ["red_student_weeks", "unsafe_aims"]

WEEK = dt.timedelta(weeks=1)


class Recount:
    def __init__(self, community: Community, plan: Plan) -> None:
        self.community = {name: table.to_dicts() for name, table in community.tables.items()}
        self.plan = {name: table.to_dicts() for name, table in plan.tables.items()}

    def practice_weeks(self, cohort: str, block: str, phase: int) -> list[dt.date]:
        """Every Monday of every span."""
        found = []
        for row in self.plan["spans"]:
            if (row["cohort"], row["block"], row["phase"]) == (cohort, block, phase):
                day = row["from"]
                while day <= row["to"]:
                    found.append(day)
                    day += WEEK
        return sorted(found)

    def phase_aim(self, block: str, phase: int) -> list[dict[str, Any]]:
        return [row for row in self.community["phase_aims"] if (row["block"], row["phase"]) == (block, phase)]

    def level_given(self, cohort: str, block: str, phase: int, aim: str, day: dt.date) -> int:
        """The highest level of whoever has given the aim to the cohort by `day`, with what the phase itself instructs."""
        levels = [0]
        for section in self.plan["sections"]:
            runs = [row["to"] for row in self.plan["sessions"] if row["section"] == section["id"]]
            if section["cohort"] == cohort and runs and self.module_end(cohort, section["module"]) <= day:
                levels += self.module_levels(section["module"], aim)
        for row in self.community["phase_aims"]:
            weeks = self.practice_weeks(cohort, row["block"], row["phase"])
            if row["aim"] == aim and weeks and weeks[-1] + WEEK <= day:
                levels.append(row["level_given"] or 0)
        for row in self.community["outside_horizon"]:
            if row["cohort"] == cohort and row["ended"] is not None and row["ended"] + WEEK <= day:
                levels += self.outside_levels(row, aim)
        if self.instructed(cohort, block, phase, aim):
            levels.append(2)
        return max(levels)

    def module_end(self, cohort: str, module: str) -> dt.date:
        sections = {row["id"] for row in self.plan["sections"] if (row["cohort"], row["module"]) == (cohort, module)}
        last: dt.date = max(row["to"] for row in self.plan["sessions"] if row["section"] in sections)
        return last + WEEK

    def module_levels(self, module: str, aim: str) -> list[int]:
        return [r["level_given"] for r in self.community["module_aims"] if (r["module"], r["aim"]) == (module, aim)]

    def outside_levels(self, row: dict[str, Any], aim: str) -> list[int]:
        if row["kind"] == "module":
            return self.module_levels(row["item"], aim)
        aims = self.community["phase_aims"]
        return [r["level_given"] or 0 for r in aims if (r["block"], r["aim"]) == (row["item"], aim)]

    def instructed(self, cohort: str, block: str, phase: int, aim: str) -> bool:
        planned = [
            row["instruction_days"]
            for row in self.plan["spans"]
            if (row["cohort"], row["block"], row["phase"]) == (cohort, block, phase)
        ]
        own = next(
            row["first_days_instruction"]
            for row in self.community["phases"]
            if (row["block"], row["order"]) == (block, phase)
        )
        row = next((row for row in self.phase_aim(block, phase) if row["aim"] == aim), None)
        return row is not None and (max(planned, default=0) > own or (own >= 1 and row["instructed_here"]))

    def needs(self, block: str, phase: int, position: str | None) -> dict[str, int]:
        asked: dict[str, int] = {}
        extra = [row for row in self.community["position_aims"] if row["position"] == position]
        for row in [*self.phase_aim(block, phase), *extra]:
            if row["role"] == "alone":
                level = 2 if row["level_needed"] is None else row["level_needed"]
                asked[row["aim"]] = max(level, asked.get(row["aim"], 0))
        return asked

    def level_seen(self, cohort: str, student: str | None, aim: str, begin: dt.date) -> int:
        """What the student was last seen to have before the work, if that was after the last giver's end by then."""
        rows = [row for row in self.community["student_aims"] if (row["student"], row["aim"]) == (student, aim)]
        after = max(self.ends_of_givers(cohort, aim, begin), default=dt.date.min)
        rows = [row for row in rows if after <= row["seen_on"] < begin]
        level: int = max(rows, key=lambda row: row["seen_on"])["level"] if rows else 0
        return level

    def ends_of_givers(self, cohort: str, aim: str, by: dt.date) -> list[dt.date]:
        ends = []
        for section in self.plan["sections"]:
            taught = any(row["section"] == section["id"] for row in self.plan["sessions"])
            if section["cohort"] == cohort and taught and self.module_levels(section["module"], aim):
                ends.append(self.module_end(cohort, section["module"]))
        for row in self.community["phase_aims"]:
            weeks = self.practice_weeks(cohort, row["block"], row["phase"])
            if row["aim"] == aim and row["level_given"] and weeks:
                ends.append(weeks[-1] + WEEK)
        for row in self.community["outside_horizon"]:
            if row["cohort"] == cohort and row["ended"] is not None and max(self.outside_levels(row, aim), default=0):
                ends.append(row["ended"] + WEEK)
        return [end for end in ends if end <= by]

    def red(self, who: tuple[str, str | None, str | None], block: str, phase: int, day: dt.date) -> bool:
        cohort, student, position = who
        begin = self.practice_weeks(cohort, block, phase)[0]
        return any(
            max(self.level_given(cohort, block, phase, aim, day), self.level_seen(cohort, student, aim, begin)) < level
            for aim, level in self.needs(block, phase, position).items()
        )

    def red_days(self, cohort: str, block: str, student: str | None, position: str | None) -> set[dt.date]:
        return {
            day
            for own, phase in self.phases(cohort)
            if own == block
            for day in self.practice_weeks(cohort, block, phase)
            if self.red((cohort, student, position), block, phase, day)
        }

    def phases(self, cohort: str) -> list[tuple[str, int]]:
        return sorted({(row["block"], row["phase"]) for row in self.plan["spans"] if row["cohort"] == cohort})


def red_student_weeks(community: Community, plan: Plan) -> Counter[tuple[str, str, dt.date]]:
    """(Cohort, block, Monday) → students who work before learning."""
    recount = Recount(community, plan)
    found: Counter[tuple[str, str, dt.date]] = Counter()
    for cohort in recount.plan["cohorts"]:
        own = recount.phases(cohort["id"])
        for block in sorted({block for block, _ in own}):
            placed = [r for r in recount.plan["placements"] if (r["cohort"], r["block"]) == (cohort["id"], block)]
            left = [r for r in recount.plan["unplaced"] if (r["cohort"], r["block"]) == (cohort["id"], block)]
            where = [(row["student"], row["position"]) for row in placed]
            for student, position in where if placed or left else [(None, None)] * cohort["size"]:
                days = recount.red_days(cohort["id"], block, student, position)
                found.update({(cohort["id"], block, day) for day in days})
    return found


def unsafe_aims(community: Community, plan: Plan) -> set[tuple[str, str, str]]:
    """(Cohort, block, safety aim not given at level 1 before the first phase in which anything is assisted or alone)."""
    recount = Recount(community, plan)
    safety = {row["id"] for row in recount.community["aims"] if row["safety"]}
    found = set()
    for cohort in recount.plan["cohorts"]:
        for block in {block for block, _ in recount.phases(cohort["id"])}:
            rows = sorted(
                (row for row in recount.community["phase_aims"] if row["block"] == block), key=lambda row: row["phase"]
            )
            active = [row["phase"] for row in rows if row["role"] != "observe"]
            if not active:
                continue
            first = recount.practice_weeks(cohort["id"], block, active[0])
            for aim in {row["aim"] for row in rows} & safety if first else ():
                if recount.level_given(cohort["id"], block, active[0], aim, first[0]) < 1:
                    found.add((cohort["id"], block, aim))
    return found
