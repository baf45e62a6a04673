"""What graduated cohorts became, and who left: counted again, cohort by cohort.

A cohort of which fewer than five students are known counts nowhere; what is not known of somebody is no case.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator

from alternance.verify.facts import Facts
from alternance.verify.given import Row
from alternance.verify.recounted.cases import ALL, Case, Figures, Scope, by_scope, mean, total

__all__ = [
    "FEWEST", "drop_out", "first_days", "occupations", "quality", "quantity", "scopes", "share", "structure", "type_"
]  # fmt: skip

FEWEST = 5


def scopes(row: Row) -> list[Scope]:
    """Return where a cohort belongs, planned or graduated."""
    parts = (("school", row["school"]), ("programme", row["programme"]), ("cohort", row["id"]))
    return [ALL, *((kind, id_) for kind, id_ in parts if id_)]


def _cohorts(facts: Facts, table: str) -> Iterator[tuple[Row, list[Row]]]:
    """Yield a graduated cohort, and its rows of a table."""
    of_cohort = facts.given.grouped(table, "cohort")
    for cohort in facts.given.rows("graduated_cohorts"):
        yield cohort, of_cohort.get(cohort["id"], [])


def _fate(rows: list[Row], gone: list[Row]) -> dict[str, bool]:
    """Return student → whether the student graduated, of whom it is known; those who are gone did not."""
    tries = [row for row in rows if row["passed"] is not None]
    asked = {row["exam"] for row in tries}
    fate = {}
    for student in {row["student"] for row in tries}:
        # of one day a pass counts; later days overwrite earlier ones
        own = sorted((row for row in tries if row["student"] == student), key=lambda row: (row["date"], row["passed"]))
        last = {row["exam"]: row["passed"] for row in own}
        if False in last.values():
            fate[student] = False
        elif set(last) == asked:
            fate[student] = True
    return fate | {row["student"]: False for row in gone}


def _fates(facts: Facts) -> Iterator[Case]:
    gone = facts.given.grouped("leavers", "cohort")
    for cohort, rows in _cohorts(facts, "exam_results"):
        fate = _fate(rows, gone.get(cohort["id"], []))
        if len(fate) >= FEWEST:
            yield scopes(cohort), list(fate.values()).count(True), len(fate)


def quantity(facts: Facts) -> Figures:
    """Count students who graduated."""
    return by_scope(_fates(facts), total)


def share(facts: Facts) -> Figures:
    """Count students who graduated among those of whom it is known."""
    return by_scope(_fates(facts), mean)


def drop_out(facts: Facts) -> Figures:
    """Count students who left among those who began."""
    gone = Counter(row["cohort"] for row in facts.given.rows("leavers"))
    graduated = {row["id"]: row for row in facts.given.rows("graduated_cohorts")}
    began = {id_: row["size"] + gone[id_] for id_, row in facts.given.cohorts.items()}
    began |= {id_: row["began"] for id_, row in graduated.items()}
    rows = {**facts.given.cohorts, **graduated}
    return by_scope(((scopes(rows[id_]), gone[id_], n) for id_, n in began.items() if n >= FEWEST), mean)


def _levels(rows: list[Row]) -> dict[tuple[str, str], dict[str, int]]:
    """Return (student, aim) → "work" or "school" → the level seen last there."""
    found: dict[tuple[str, str], dict[str, int]] = {}
    for row in sorted(rows, key=lambda row: (row["seen_on"], row["level"])):
        side = "work" if row["seen_by"] == "mentor" else "school"
        found.setdefault((row["student"], row["aim"]), {})[side] = row["level"]
    return found


def quality(facts: Facts) -> Figures:
    """Count levels attained up to the target among the levels aimed at."""
    return by_scope(_aims(facts, 1, lambda levels, target: (min(max(levels.values()), target), target)), mean)


def type_(facts: Facts) -> Figures:
    """Count aims at the target at school and at work among those seen at both."""
    return by_scope(_aims(facts, 2, lambda levels, target: (min(levels.values()) >= target, 1)), mean)


def _aims(
    facts: Facts, sides: int, count: Callable[[dict[str, int], int], tuple[float, float]]
) -> Iterator[Case]:  # fmt: skip
    for cohort, rows in _cohorts(facts, "graduate_aims"):
        seen = {pair: levels for pair, levels in _levels(rows).items() if len(levels) >= sides}
        if len({student for student, _aim in seen}) >= FEWEST:
            for (_student, aim), levels in seen.items():
                yield scopes(cohort), *count(levels, facts.given.aims[aim]["level_target"])


def occupations(facts: Facts) -> dict[str, list[str]]:
    """Return graduated cohort → the occupations of first jobs: of each graduate the one named first."""
    first: dict[str, dict[str, str]] = {}
    for row in sorted(facts.given.rows("first_jobs"), key=lambda row: row["after"] != "6 months"):
        if row["answered_on"] is not None and row["activity"] == "work" and row["occupation"]:
            first.setdefault(row["cohort"], {}).setdefault(row["student"], row["occupation"])
    return {cohort: list(own.values()) for cohort, own in first.items()}


def structure(facts: Facts) -> Figures:
    """Count half the differences between people by occupation and people aimed at, among the people."""
    cases: list[Case] = []
    jobs, examined, targets = occupations(facts), first_days(facts), facts.given.grouped("cohort_targets", "cohort")
    for cohort in facts.given.rows("graduated_cohorts"):
        came = jobs.get(cohort["id"], [])
        aimed = {
            row["occupation"]: row["target"]
            for row in targets.get(cohort["id"], [])
            if row["measure"] == "structure" and row["set_on"] < examined[cohort["id"]]
        }
        if aimed and len(came) >= FEWEST:
            named = sum(came.count(occupation) for occupation in aimed)
            apart = sum(abs(came.count(occupation) - share * len(came)) for occupation, share in aimed.items())
            others = len(came) - named - (1 - min(1.0, sum(aimed.values()))) * len(came)
            cases.append((scopes(cohort), (apart + abs(others)) / 2, len(came)))
    return by_scope(cases, mean)


def first_days(facts: Facts) -> dict[str, dt.date]:
    """Return graduated cohort → the day before which targets are set: of its first examination, or its graduation."""
    days = {row["id"]: [row["graduated_on"]] for row in facts.given.rows("graduated_cohorts")}
    for row in facts.given.rows("exam_results"):
        days[row["cohort"]].append(row["date"])
    return {cohort: min(own) for cohort, own in days.items()}
