"""What a benchmark's checker counts, counted again from the instance as it is written: rules, and the objective.

Written from the format's words, cohort by cohort and week by week; nothing of the engine or its reader is used.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

Facts = dict[str, Any]

__all__ = ["Facts", "recount"]


def recount(instance: Facts, answer: Facts) -> tuple[list[str], float]:
    """Return what a solution breaks, one line each, and its objective."""
    wrong: list[str] = []
    hours: dict[tuple[str, int, int], float] = defaultdict(float)  # (what, its id, teaching week)
    students: Counter[tuple[int, int]] = Counter()  # (kind, calendar week)
    cost = {"lag": 0.0, "late": 0.0}
    given = {row["id"]: row for row in answer["cohorts"]}
    if sorted(given) != sorted(c["id"] for c in instance["cohorts"]):
        return ["not every cohort has a calendar"], 0.0
    for cohort in instance["cohorts"]:
        _cohort(instance, cohort, given[cohort["id"]], wrong, hours, students, cost)
    cost["peak"] = sum(_teacher(t, hours, len(instance["teaching_weeks"]), wrong) for t in instance["teachers"])
    for room in instance["rooms"]:
        for week, _day in enumerate(instance["teaching_weeks"]):
            cap = room["hours_cap"][week] if isinstance(room["hours_cap"], list) else room["hours_cap"]
            if hours["room", room["id"], week] > cap:
                wrong.append(f"room {room['id']} in week {week}")
    cost["short"] = float(sum(_kind(instance, kind, students, wrong) for kind in instance["position_kinds"]))
    return wrong, sum(instance["weights"][part] * value for part, value in cost.items())


def _cohort(
    instance: Facts, cohort: Facts, row: Facts, wrong: list[str], hours: Any, students: Any, cost: dict[str, float]
) -> None:
    teaching = instance["teaching_weeks"]
    programme = instance["programmes"][cohort["programme"]]
    spans = [(start, start + m["weeks"]) for m, start in zip(programme["modules"], row["modules"], strict=True)]
    taught = [0.0] * len(teaching)
    for module, (start, end) in zip(programme["modules"], spans, strict=True):
        if start < cohort["release"] or end > len(teaching):
            wrong.append(f"cohort {cohort['id']}: a module from week {start} to {end}")
            return
        if any(spans[before][1] > start for before in module["after"]):
            wrong.append(f"cohort {cohort['id']}: a module before its prerequisite")
        for week in range(start, end):
            taught[week] += module["hours"]
            hours["teacher", module["teacher"], week] += module["hours"]
            hours["room", module["room"], week] += module["hours"]
    last, free = 0, [True] * len(teaching)
    for block, choice in zip(programme["blocks"], row["blocks"], strict=True):
        way = instance["position_kinds"][block["position_kind"]]["starts"][choice]
        begin = len([week for week in teaching if week < way["start"]])
        end = len([week for week in teaching if week < way["end"]])
        if begin < max(last, cohort["release"]):
            wrong.append(f"cohort {cohort['id']}: a block in week {begin}")
        last = end
        free[begin:end] = [False] * (end - begin)
        for week in way["weeks"]:
            students[block["position_kind"], week] += programme["cohort_size"]
        if any(spans[m][1] > begin for m in block["after_modules"]):
            wrong.append(f"cohort {cohort['id']}: working before learning")
        if any(spans[m][0] < end for m in block["before_modules"]):
            wrong.append(f"cohort {cohort['id']}: a module before the block on which it builds")
        cost["lag"] += sum(begin - spans[m][1] for m in block["applies"])
    if any(h > (instance["school_hours_per_week"] if lessons else 0) for h, lessons in zip(taught, free, strict=True)):
        wrong.append(f"cohort {cohort['id']}: too many hours in a week")
    cost["late"] += max(0, max([last, *(end for _, end in spans)]) - cohort["due"])


def _teacher(teacher: Facts, hours: Any, weeks: int, wrong: list[str]) -> float:
    asked = [hours["teacher", teacher["id"], week] for week in range(weeks)]
    loads = [a / there for a, there in zip(asked, teacher["availability"], strict=True)]
    if max(loads) > teacher["hours_cap"] + 1e-6:
        wrong.append(f"teacher {teacher['id']}")
    return float(max(loads) - teacher["unavoidable"])


def _kind(instance: Facts, kind: Facts, students: Any, wrong: list[str]) -> int:
    short = 0
    for week in range(instance["weeks"]):
        there = kind["seats"][week] if isinstance(kind["seats"], list) else kind["seats"]
        if students[kind["id"], week] > there:
            wrong.append(f"kind {kind['id']} in week {week}")
        short += max(0, kind["contracted"][week] - students[kind["id"], week])
    return short
