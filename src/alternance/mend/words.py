"""A move in the field's words."""

from __future__ import annotations

from alternance.mend.problem import Problem
from alternance.mend.step import Step
from alternance.mend.timeline import Timeline
from alternance.text import N_, say

__all__ = ["words"]


def words(problem: Problem, step: Step, old: Timeline, new: Timeline) -> str:
    """Return `step` as a sentence, in the language in use."""
    title = problem.cohorts[step.cohort].title
    if step.kind == "instruct":
        return _instruct(problem, step, title)
    if step.kind == "swap modules":
        one, other = problem.title("modules", step.item), problem.title("modules", step.other)
        text = N_("{cohort}: “{one}” (now from {first}) and “{other}” (now from {second}) change places")
        first, second = (_week(problem, new.modules[module][0]) for module in (step.item, step.other))
        return say(text, cohort=title, one=one, other=other, first=first, second=second)
    table = "blocks" if step.kind == "shift block" else "modules"
    weeks = (old.blocks, new.blocks) if table == "blocks" else (old.modules, new.modules)
    facts = {
        "cohort": title,
        "item": problem.title(table, step.item),
        "was": _week(problem, weeks[0][step.item][0]),
        "now": _week(problem, weeks[1][step.item][0]),
        "count": _count(abs(step.weeks)),
    }
    if step.weeks > 0:
        return say("{cohort}: “{item}” begins {count} later, on {now} instead of {was}", **facts)
    return say("{cohort}: “{item}” begins {count} earlier, on {now} instead of {was}", **facts)


def _instruct(problem: Problem, step: Step, title: str) -> str:
    block = problem.title("blocks", step.item)
    facts = {"cohort": title, "block": block, "phase": step.phase, "days": step.days}
    if step.days == 1:
        return say("{cohort}: the first day of phase {phase} of “{block}” is instruction", **facts)
    return say("{cohort}: the first {days} days of phase {phase} of “{block}” are instruction", **facts)


def _count(weeks: int) -> str:
    return say("1 week") if weeks == 1 else say("{weeks} weeks", weeks=weeks)


def _week(problem: Problem, week: int) -> str:
    return problem.horizon.monday(week).isoformat()
