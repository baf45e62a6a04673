"""The tables as lists of rows, and the few notions that all recounts need, worked out by days and in the plainest way.

Nothing is shared with `alternance.verify`: weeks are dates, and whatever is asked is worked out anew from the rows.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from alternance.community import Community
from alternance.community.school_days import public_holidays
from alternance.plan import Plan

__all__ = ["WEEK", "Row", "World", "named"]

Row = dict[str, Any]
WEEK = dt.timedelta(days=7)
IN_ROOMS = ("studio", "joint platform")


def named(*parts: object) -> str:
    """Name a place as the verifier does."""
    return " · ".join(str(part) for part in parts if part is not None)


class World:
    """A community (`c`) and a plan (`p`) by table; only rows of the plan that are in form, unless a table is asked raw."""

    def __init__(self, community: Community, plan: Plan) -> None:
        self.community, self.plan = community, plan
        self.c: dict[str, list[Row]] = {name: list(t.iter_rows(named=True)) for name, t in community.tables.items()}
        self.raw: dict[str, list[Row]] = {name: list(t.iter_rows(named=True)) for name, t in plan.tables.items()}
        self.recorded = plan.meta.kind == "recorded"
        meta = plan.meta if self.recorded else community.meta
        self.mondays = [meta.first_week + n * WEEK for n in range(meta.weeks)]
        self.off = set(plan.meta.rules_off)
        self._number = {day: number for number, day in enumerate(self.mondays)}
        self._found: dict[tuple[str, tuple[str, ...]], dict[tuple[object, ...], list[Row]]] = {}
        self.givers: dict[tuple[str, str], list[tuple[dt.date, int]]] = {}
        self._practice: dict[tuple[str, str], list[dt.date]] = {}
        self._away: dict[str, set[dt.date]] = {}
        self._days: dict[tuple[str | None, dt.date], int] = {}

    def all(self, table: str, **cells: object) -> list[Row]:
        """Return the rows of the community's `table` with these cells."""
        key = table, tuple(cells)
        if key not in self._found:
            rows: dict[tuple[object, ...], list[Row]] = defaultdict(list)
            for row in self.c[table]:
                rows[tuple(row[name] for name in cells)].append(row)
            self._found[key] = rows
        return list(self._found[key].get(tuple(cells.values()), ()))

    def one(self, table: str, **cells: object) -> Row | None:
        """Return the last row of the community's `table` with these cells."""
        found = self.all(table, **cells)
        return found[-1] if found else None

    def span(self, row: Row) -> list[dt.date]:
        """Return the Mondays from `from` to `to`; none where they are no span of the horizon."""
        first, last = self._number.get(row["from"]), self._number.get(row["to"])
        return [] if first is None or last is None else self.mondays[first : last + 1]

    @cached_property
    def cohorts(self) -> list[Row]:
        """The cohorts judged."""
        rows = self.raw["cohorts"] if self.recorded else self.c["cohorts"]
        return list({row["id"]: row for row in rows if self.one("programmes", id=row["programme"])}.values())

    def cohort(self, id_: str) -> Row | None:
        """Return a cohort."""
        return self._by_id.get(id_)

    @cached_property
    def _by_id(self) -> dict[str, Row]:
        return {row["id"]: row for row in self.cohorts}

    @cached_property
    def _free(self) -> set[dt.date]:
        meta, plan = self.community.meta, self.plan
        return public_holidays(meta.country, meta.region, plan.horizon if self.recorded else self.community.horizon)

    def days(self, school: str | None, monday: dt.date) -> int:
        """Return the school days of a week."""
        if (school, monday) not in self._days:
            said = self.one("school_weeks", school=school, week=monday)
            marked = self.plan.meta.options.get("weeks_without_school", []) if self.recorded else []
            whole = 0 if str(monday) in marked else 5 - sum(monday + dt.timedelta(n) in self._free for n in range(5))
            self._days[school, monday] = said["days"] if said else whole
        return self._days[school, monday]

    @cached_property
    def spans(self) -> list[Row]:
        """Rows of `spans` in form, with their Mondays as `weeks`."""
        return [
            {**row, "weeks": self.span(row)}
            for row in self.raw["spans"]
            if self.cohort(row["cohort"])
            and self.one("phases", block=row["block"], order=row["phase"])
            and self.span(row)
        ]

    @cached_property
    def stays(self) -> dict[tuple[str, str], dict[int, list[dt.date]]]:
        """(Cohort, block) → phase → practice weeks."""
        found: dict[tuple[str, str], dict[int, list[dt.date]]] = {}
        for row in self.spans:
            phases = found.setdefault((row["cohort"], row["block"]), {})
            phases[row["phase"]] = sorted({*phases.get(row["phase"], []), *row["weeks"]})
        return found

    def practice(self, cohort: str, block: str) -> list[dt.date]:
        """Return the practice weeks of a block of a cohort."""
        key = cohort, block
        if key not in self._practice:
            self._practice[key] = sorted({week for weeks in self.stays.get(key, {}).values() for week in weeks})
        return self._practice[key]

    def release(self, block: str) -> int | None:
        """Return the days a week of a day release; None of any other block."""
        row = self.one("blocks", id=block)
        return row["days_per_week"] if row and row["rhythm"] == "day release" else None

    def away(self, cohort: str) -> set[dt.date]:
        """Return the weeks in which a cohort is in practice and has no school besides."""
        if cohort not in self._away:
            whole = [block for (c, block) in self.stays if c == cohort and self.release(block) is None]
            self._away[cohort] = {week for block in whole for week in self.practice(cohort, block)}
        return self._away[cohort]

    def school_days(self, cohort: Row, monday: dt.date) -> int:
        """Return the days of a week that a cohort has for lessons."""
        if monday in self.away(cohort["id"]):
            return 0
        there = [block for (c, block) in self.stays if c == cohort["id"] and monday in self.practice(c, block)]
        return max(0, self.days(cohort["school"], monday) - sum(self.release(block) or 0 for block in there))

    @cached_property
    def _instruction(self) -> dict[tuple[str, str, int], int]:
        most: dict[tuple[str, str, int], int] = defaultdict(int)
        for row in self.spans:
            key = row["cohort"], row["block"], row["phase"]
            most[key] = max(most[key], row["instruction_days"] or 0)
        return most

    def instruction(self, cohort: str, block: str, phase: int) -> int:
        """Return the days of instruction that the plan says."""
        return self._instruction.get((cohort, block, phase), 0)

    @cached_property
    def sections(self) -> list[Row]:
        """Sections in form that have runs, with `runs`, and `lessons`: lesson week → (minutes a week, minutes taken)."""
        found, sessions = [], defaultdict(list)
        for run in self.raw["sessions"]:
            sessions[run["section"]].append(run)
        for row in self.raw["sections"]:
            cohort, module = self.cohort(row["cohort"]), self.one("modules", id=row["module"])
            runs = [run for run in sessions[row["id"]] if self.span(run)]
            if cohort and module and runs:
                runs = sorted(runs, key=lambda run: (run["from"], run["to"]))
                found.append({**row, "runs": runs, "lessons": self._lessons(cohort, module, runs)})
        return found

    def _lessons(self, cohort: Row, module: Row, runs: list[Row]) -> dict[dt.date, tuple[int | None, int | None]]:
        weekly = dict[dt.date, int | None]()
        for run in runs:
            for week in self.span(run):
                if self.school_days(cohort, week) > 0:
                    weekly[week] = run["minutes"]
        if any(minutes is None for minutes in weekly.values()):
            return {week: (minutes, None) for week, minutes in weekly.items()}
        taken, left = {}, module["minutes"]
        for week in sorted(weekly):
            share = min(weekly[week] * self.days(cohort["school"], week) // 5, left)  # type: ignore[operator]
            taken[week], left = (weekly[week], share), left - share
        return taken

    @cached_property
    def taught(self) -> list[tuple[Row, Row, list[Row], list[dt.date]]]:
        """(Cohort, module, its sections, its weeks) of whatever is taught."""
        found = []
        together: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in self.sections:
            together[row["cohort"], row["module"]].append(row)
        for (cohort, module), own in together.items():
            weeks = {week for row in own for week in row["lessons"]}
            weeks = weeks or {week for row in own for run in row["runs"] for week in self.span(run)}
            found.append((self.cohort(cohort), self.one("modules", id=module), own, sorted(weeks)))
        return found  # type: ignore[return-value]

    @cached_property
    def judged(self) -> list[tuple[Row, Row, list[Row], list[dt.date]]]:
        """What is taught, without what a recorded plan sets before a cohort's first week."""
        rows = self.taught
        if self.recorded:
            rows = [row for row in rows if not row[0]["first_week"] or row[3][-1] >= row[0]["first_week"]]
        return rows

    def block(self, id_: str) -> Row | None:
        """Return a block as the plan's mode holds it; None where it is not held."""
        row = self.one("blocks", id=id_)
        if row is None or self.plan.meta.mode != "traditional":
            return row
        if row["form"] in IN_ROOMS and not self.one("hiring_units", occupation=row["place"]):
            return None
        return {**row, "form": "in-post", "enterprise": None}

    def seated(self, id_: str) -> bool:
        """Tell whether a block needs positions."""
        row = self.block(id_)
        return row is not None and row["form"] not in IN_ROOMS

    @cached_property
    def placements(self) -> list[Row]:
        """Placements in form."""
        return [
            row
            for row in self.raw["placements"]
            if (row["cohort"], row["block"]) in self.stays
            and (self.one("students", id=row["student"]) or (self.recorded and not self.c["students"]))
            and (row["position"] is None or self.one("positions", id=row["position"]))
        ]

    def weeks_there(self) -> Iterator[tuple[Row, Row, dt.date]]:
        """Yield placement, position and week, for every week of everybody at a position."""
        for row in self.placements:
            if row["position"] is not None:
                position = self.one("positions", id=row["position"])
                assert position is not None
                for week in self.practice(row["cohort"], row["block"]):
                    yield row, position, week

    def enterprise(self, position: str) -> str | None:
        """Return whose site a position is on."""
        own = self.one("positions", id=position)
        unit = self.one("hiring_units", id=own["unit"]) if own else None
        site = self.one("sites", id=unit["site"]) if unit else None
        return site["organisation"] if site else None

    def seats(self, position: str, week: dt.date) -> int:
        """Return the seats of a position in a week."""
        own = self.one("positions", id=position)
        rows = [row for row in self.all("position_weeks", position=position) if row["from"] <= week <= row["to"]]
        if not rows or own is None or week not in self.mondays:
            return 0
        return own["seats"] if rows[-1]["seats"] is None else rows[-1]["seats"]  # type: ignore[no-any-return]

    def begins(self, position: str, week: dt.date) -> bool:
        """Tell whether trainees may begin at a position in a week."""
        rows = [row for row in self.all("position_weeks", position=position) if row["from"] <= week <= row["to"]]
        words = str(rows[-1]["starts"] or "any").split() if rows else []
        if not words or week not in self.mondays:
            return False
        if words == ["any"]:
            return True
        if words[0] == "every":
            first = dt.date.fromisoformat(words[3])
            return week >= first and (week - first).days % (7 * int(words[1])) == 0
        return str(week) in words

    def serves(self, position: str, block: Row) -> bool:
        """Tell whether a position offers a block."""
        own = self.one("positions", id=position)
        unit = self.one("hiring_units", id=own["unit"]) if own else None
        if self.one("position_blocks", position=position, block=block["id"]):
            return True
        near = block["enterprise"] is None or self.enterprise(position) == block["enterprise"]
        return unit is not None and unit["occupation"] == block["place"] and near

    def by_hand(self, student: str, block: str) -> str | None:
        """Return the door of a place decided by hand; None where it is not."""
        if self.one("locks", what="position", student=student, item=block):
            return "lock"
        fixed = self.one("fixed", student=student, block=block)
        return fixed["door"] if fixed else None
