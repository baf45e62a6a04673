"""What a programme aims at, what is given of it, and what students were seen to have attained."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from alternance.outcomes.item import Item, Where, key
from alternance.outcomes.seen import Seen

__all__ = ["attained", "given"]


def given(seen: Seen) -> Iterator[Item]:
    """Yield an aim of a cohort: its students where the target is given by the end of the horizon, out of all.

    Cohorts whose programme goes on after the horizon, or is not known as a whole, are left out.
    """
    targets, aimed = _targets(seen), _aimed(seen)
    for cohort, row in seen.cohorts.items():
        if not _whole(seen, cohort):
            continue
        known, where = seen.given[cohort], seen.of_cohort(cohort)
        for aim in sorted(aimed.get(row["programme"], ())):
            reached = known.level(aim, seen.plan.horizon.weeks) >= targets[aim]
            yield Item("aims", key(aim), float(row["size"] * reached), float(row["size"]), where)


def attained(seen: Seen) -> Iterator[Item]:
    """Yield what was seen of a student and an aim: 1 where the last that was seen reaches the target."""
    last: dict[tuple[str, str], tuple[dt.date, int]] = {}
    for student, aim, level, day in seen.community["student_aims"].select("student", "aim", "level", "seen_on").rows():
        last[student, aim] = max((day, level), last.get((student, aim), (day, level)))
    targets = _targets(seen)
    cohorts = {row["id"]: row for row in seen.community["cohorts"].iter_rows(named=True)}
    cohort_of = dict(seen.community["students"].select("id", "cohort").rows())
    for (student, aim), (day, level) in sorted(last.items()):
        row = cohorts.get(cohort_of.get(student, ""), {})
        where = Where(row.get("school"), row.get("programme"), row.get("id"))
        yield Item("student_aims", key(student, aim, day), float(level >= targets[aim]), 1.0, where)


def _targets(seen: Seen) -> dict[str, int]:
    return dict(seen.community["aims"].select("id", "level_target").rows())


def _aimed(seen: Seen) -> dict[str, set[str]]:
    """Return programme → its aims: those that it owns, and shared ones that its modules or blocks teach or use."""
    owner = dict(seen.community["aims"].select("id", "programme").rows())
    found: dict[str, set[str]] = defaultdict(set)
    for aim, programme in owner.items():
        if programme is not None:
            found[programme].add(aim)
    serves: dict[str, list[str]] = defaultdict(list)
    for programme, module in seen.community["programme_modules"].select("programme", "module").rows():
        serves[module].append(programme)
    programme_of = dict(seen.community["blocks"].select("id", "programme").rows())
    used = [(aim, serves[module]) for module, aim in seen.community["module_aims"].select("module", "aim").rows()]
    used += [(aim, [programme_of[block]]) for block, aim in seen.community["phase_aims"].select("block", "aim").rows()]
    for aim, programmes in used:
        for programme in programmes if owner.get(aim) is None else ():
            found[programme].add(aim)
    return dict(found)


def _whole(seen: Seen, cohort: str) -> bool:
    """Tell whether all that the cohort is to learn lies before the end of the horizon, and is known."""
    rows = seen.community["outside_horizon"].filter(cohort=cohort)
    if rows["ended"].null_count():
        return False
    if seen.plan.meta.kind == "computed":
        return True
    programme, own = seen.cohorts[cohort]["programme"], seen.times[cohort]
    modules = seen.community["programme_modules"].filter(programme=programme)["module"]
    blocks = set(seen.community["blocks"].filter(programme=programme)["id"]) & set(seen.work)
    return {*modules, *blocks} <= {*own.module_ends, *own.phases, *rows["item"]}
