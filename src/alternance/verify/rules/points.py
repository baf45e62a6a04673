"""Points of teachers."""

from __future__ import annotations

from collections import Counter, defaultdict

from alternance.text import N_
from alternance.verify.facts import Facts
from alternance.verify.given import Row
from alternance.verify.rule import Check, rule

#: What a line says that can be counted.
Line = tuple[int, float, float, int, str]


@rule(
    "points-add-up",
    N_("Points add up"),
    N_(
        "Each teacher has a line for each rule of the school's scheme and no other, with what was counted, its "
        "points up to the cap, what one more time would add, records without evidence, and the records counted."
    ),
    plan=("points", "sections", "sessions", "visits", "teacher_practice"),
    community=("teachers",),
)
def points_add_up(facts: Facts, check: Check) -> None:
    """One case a teacher and rule, whether counted or said."""
    right, said = _right(facts), dict[tuple[str, str], Line]()
    known = {row["id"] for row in facts.given.rows("points_rules")}
    for row in facts.plan["points"].iter_rows(named=True):
        line = row["count"], row["points"], row["next"], row["unproven"], row["rows"] or ""
        if row["teacher"] in facts.given.teachers and row["rule"] in known:
            said[row["teacher"], row["rule"]] = line
    for key in sorted(right.keys() | said.keys()):
        mine, found = right.get(key), said.get(key)
        check.that(
            mine is not None and found is not None and _same(mine, found),
            key,
            N_("the plan says {found}, counted is {right}"),
            found="–" if found is None else " · ".join(map(str, found)),
            right="–" if mine is None else " · ".join(map(str, mine)),
        )


def _same(mine: Line, found: Line) -> bool:
    (count, points, more, unproven, rows), (_, now, then, _, _) = mine, found
    if now is None or then is None or (count, unproven, rows) != (found[0], found[3], found[4]):
        return False
    return abs(points - now) < 1e-6 and abs(more - then) < 1e-6


def _right(facts: Facts) -> dict[tuple[str, str], Line]:
    counts = {
        "hours of lessons": _hours(facts),
        "visits": Counter(row["teacher"] for row, _ in facts.duties.visits),
        "weeks as class head": _headed(facts),
        "weeks of practice": _practised(facts),
    }
    records: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in facts.given.rows("activity_records"):
        records[row["teacher"], row["rule"]].append(row)
    lines: dict[tuple[str, str], Line] = {}
    for rule_ in facts.given.rows("points_rules"):
        for teacher, its in facts.given.teachers.items():
            if its["school"] == rule_["school"]:
                own = records[teacher, rule_["id"]] if rule_["counts"] == "records" else []
                proven = [record for record in own if record["evidence"] or not rule_["evidence"]]
                count = sum(record["count"] for record in proven)
                if rule_["counts"] != "records":
                    count = counts[rule_["counts"]][teacher]
                now, then = (_capped(rule_, count // rule_["per"] + more) for more in (0, 1))
                ids = " ".join(sorted(record["id"] for record in proven))
                lines[teacher, rule_["id"]] = (count, now, then - now, len(own) - len(proven), ids)
    return lines


def _capped(rule_: Row, times: int) -> float:
    points = float(rule_["points"] * times)
    return points if rule_["cap"] is None else min(points, rule_["cap"])


def _hours(facts: Facts) -> Counter[str]:
    minutes: Counter[str] = Counter()
    for (teacher, _), weeks in facts.duties.courses.items():
        minutes[teacher] += sum(weeks.values())
    return Counter({teacher: spent // 60 for teacher, spent in minutes.items()})


def _headed(facts: Facts) -> Counter[str]:
    weeks = range(facts.planned.horizon.weeks)
    return Counter({name: sum(facts.duties.headed(name, week) > 0 for week in weeks) for name in facts.given.teachers})


def _practised(facts: Facts) -> Counter[str]:
    found: dict[str, set[int]] = defaultdict(set)
    for row in facts.plan["teacher_practice"].iter_rows(named=True):
        span = facts.planned.span(row)
        if span is not None:
            found[row["teacher"]] |= set(range(span[0], span[1] + 1))
    return Counter({teacher: len(weeks) for teacher, weeks in found.items()})
