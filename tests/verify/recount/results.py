"""Recount of: what became of cohorts, targets and actions, in the plainest way."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.verify.recount.world import Row, World, named

__all__ = ["COUNTS", "actions_followed", "targets_recounted"]

Pairs = dict[tuple[str, str], list[tuple[float, float]]]
LOW = ("graduated_structure", "drop_out_share")


def _cohort(w: World, count: Callable[[World, Row], list[tuple[float, float]]]) -> Pairs:
    """Count each graduated cohort, for all and for itself."""
    found: Pairs = {}
    for row in w.c["graduated_cohorts"]:
        for pair in count(w, row):
            parts = (("all", "all"), ("school", row["school"]), ("programme", row["programme"]), ("cohort", row["id"]))
            for scope in parts:
                found.setdefault(scope, []).append(pair)
    return found


def _students(w: World, cohort: str) -> set[str]:
    return {row["student"] for row in w.all("exam_results", cohort=cohort)}


def _verdict(w: World, cohort: str, student: str) -> bool | None:
    exams = {row["exam"] for row in w.all("exam_results", cohort=cohort) if row["passed"] is not None}
    last = []
    for exam in exams:
        tries = [
            row for row in w.all("exam_results", cohort=cohort, student=student, exam=exam) if row["passed"] is not None
        ]
        last.append(max((row["date"], row["passed"]) for row in tries)[1] if tries else None)
    return None if not exams else False if False in last else None if None in last else True


def _known(w: World, row: Row) -> list[bool]:
    gone = {left["student"] for left in w.all("leavers", cohort=row["id"])}
    verdicts = [_verdict(w, row["id"], student) for student in _students(w, row["id"]) - gone]
    return [*(verdict for verdict in verdicts if verdict is not None), *(False for _ in gone)]


def _share(w: World, row: Row) -> list[tuple[float, float]]:
    known = _known(w, row)
    return [(sum(known), len(known))] if len(known) >= 5 else []


def _left(w: World) -> Pairs:
    found: Pairs = {}
    for table in ("cohorts", "graduated_cohorts"):
        for row in w.c[table]:
            gone = len(w.all("leavers", cohort=row["id"]))
            began = row["size"] + gone if table == "cohorts" else row["began"]
            parts = (("all", "all"), ("school", row["school"]), ("programme", row["programme"]), ("cohort", row["id"]))
            for scope in parts if began >= 5 else ():
                found.setdefault(scope, []).append((gone, began))
    return found


def _sides(w: World, cohort: str) -> dict[tuple[str, str], tuple[int | None, int | None]]:
    """Return (student, aim) → level last seen at school, and at work."""
    found = {}
    for row in w.all("graduate_aims", cohort=cohort):
        own = w.all("graduate_aims", cohort=cohort, student=row["student"], aim=row["aim"])
        school = [(r["seen_on"], r["level"]) for r in own if r["seen_by"] != "mentor"]
        work = [(r["seen_on"], r["level"]) for r in own if r["seen_by"] == "mentor"]
        found[row["student"], row["aim"]] = (max(school)[1] if school else None, max(work)[1] if work else None)
    return found


def _target(w: World, aim: str) -> int:
    return int((w.one("aims", id=aim) or {})["level_target"])


def _quality(w: World, row: Row) -> list[tuple[float, float]]:
    sides = _sides(w, row["id"])
    if len({student for student, _ in sides}) < 5:
        return []
    best = {key: max(level for level in own if level is not None) for key, own in sides.items()}
    return [(min(level, _target(w, aim)), _target(w, aim)) for (_, aim), level in best.items()]


def _type(w: World, row: Row) -> list[tuple[float, float]]:
    sides = [
        (s, aim, one, two)
        for (s, aim), (one, two) in _sides(w, row["id"]).items()
        if one is not None and two is not None
    ]
    if len({student for student, *_ in sides}) < 5:
        return []
    return [(one >= _target(w, aim) and two >= _target(w, aim), 1) for _, aim, one, two in sides]


def _jobs(w: World, cohort: str) -> list[str]:
    first = []
    for student in {row["student"] for row in w.all("first_jobs", cohort=cohort)}:
        for after in ("6 months", "12 months"):
            rows = [
                row for row in w.all("first_jobs", cohort=cohort, student=student, after=after)
                if row["answered_on"] is not None and row["activity"] == "work" and row["occupation"]
            ]  # fmt: skip
            if rows:
                first.append(rows[0]["occupation"])
                break
    return first


def _before(w: World, row: Row) -> bool:
    days = [r["date"] for r in w.all("exam_results", cohort=row["cohort"])]
    days += [r["graduated_on"] for r in w.all("graduated_cohorts", id=row["cohort"])]
    return not days or row["set_on"] < min(days)


def _structure(w: World, row: Row) -> list[tuple[float, float]]:
    aimed = [r for r in w.all("cohort_targets", cohort=row["id"], measure="structure") if _before(w, r)]
    jobs = _jobs(w, row["id"])
    if not aimed or len(jobs) < 5:
        return []
    shares = {r["occupation"]: r["target"] for r in aimed}
    apart = [abs(jobs.count(o) / len(jobs) - share) for o, share in shares.items()]
    rest = sum(job not in shares for job in jobs) / len(jobs) - max(0, 1 - sum(shares.values()))
    return [((sum(apart) + abs(rest)) / 2 * len(jobs), len(jobs))]


def _asked(w: World, row: Row, after: str = "6 months") -> list[Row]:
    return w.all("first_jobs", cohort=row["id"], after=after)


def _answers(w: World, row: Row) -> list[tuple[float, float]]:
    asked = _asked(w, row)
    return [(sum(r["answered_on"] is not None for r in asked), len(asked))] if len(asked) >= 5 else []


def _field(w: World, row: Row) -> list[tuple[float, float]]:
    yes = no = 0
    for r in _asked(w, row):
        if r["answered_on"] is not None:
            works = r["activity"] == "work"
            yes += works and r["in_field"] is True
            no += (works and r["in_field"] is False) or r["activity"] in ("seeking work", "other")
    return [(yes, yes + no)] if yes + no >= 5 else []


#: Indicator → what is counted; a share, but for the number of graduates.
COUNTS: dict[str, Callable[[World], Pairs]] = {
    "graduated_quality": lambda w: _cohort(w, _quality),
    "graduated_quantity": lambda w: _cohort(w, _share),
    "graduated_type": lambda w: _cohort(w, _type),
    "graduated_share": lambda w: _cohort(w, _share),
    "graduated_structure": lambda w: _cohort(w, _structure),
    "drop_out_share": _left,
    "in_field_6_months_share": lambda w: _cohort(w, _field),
    "answers_6_months_share": lambda w: _cohort(w, _answers),
}


def _differs(one: object, other: object) -> bool:
    if isinstance(one, (int, float)) and isinstance(other, (int, float)) and not isinstance(one, bool):
        return abs(one - other) > 1e-6
    return one != other


def targets_recounted(w: World) -> Iterator[str]:
    from tests.verify.recount.figures import figure_of

    said = {row["id"]: row for row in w.raw["cohort_results"]}
    for id_ in {row["id"] for row in w.c["cohort_targets"]} | set(said) if w.raw["indicators"] else ():
        target, row = w.one("cohort_targets", id=id_), said.get(id_)
        if target is None or row is None:
            yield named(id_)
            continue
        side = target["measure"] in ("quality", "structure", "quantity", "type")
        indicator = f"graduated_{target['measure']}" if side else target["measure"]
        value, low = figure_of(w, indicator, "cohort", target["cohort"]), indicator in (*LOW, "unplaced_students")
        if target["measure"] == "structure":
            jobs = _jobs(w, target["cohort"])
            value, low = (jobs.count(target["occupation"]) / len(jobs) if len(jobs) >= 5 else None), False
        met = None
        if value is not None and _before(w, target):
            met = value < target["target"] + 1e-6 if low else value > target["target"] - 1e-6
        right = {**target, "indicator": indicator, "value": value, "met": met}
        if any(_differs(row[name], cell) for name, cell in right.items()):
            yield named(id_)


def actions_followed(w: World) -> Iterator[str]:
    said, today = {row["id"]: row for row in w.raw["actions"]}, w.plan.meta.first_week
    for id_ in {row["id"] for row in w.c["actions"]} | set(said) if w.raw["indicators"] else ():
        action, row = w.one("actions", id=id_), said.get(id_)
        if action is None or row is None:
            yield named(id_)
            continue
        done = action["done_on"] is not None and action["done_on"] <= today
        state = "done" if done else "open" if action["due"] >= today else "overdue"
        right = {name: cell for name, cell in action.items() if name != "base"}
        right |= {"state": state, "before": None, "after": None, "effect": None}
        if action["indicator"] is not None:
            figures = [
                r for r in w.raw["indicators"] if (r["id"], r["scope"]) == (action["indicator"], action["scope"])
            ]
            after = figures[0]["value"] if figures else None
            right |= {"before": action["base"], "after": after, "effect": _went(action, after) if done else None}
        if any(_differs(row[name], cell) for name, cell in right.items()):
            yield named(id_)


def _went(action: Row, after: float | None) -> str:
    """Tell how a figure went of which less is better, as all do that actions follow here."""
    if after is None:
        return "not known"
    before, hoped = action["base"], action["hoped_value"]
    if hoped is not None and after <= hoped + 1e-6:
        return "as hoped"
    if after > before - 1e-6:
        return "not as hoped"
    return "as hoped" if hoped is None else "nearer"
