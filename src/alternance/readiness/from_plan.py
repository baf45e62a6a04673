"""A plan's calendar by cohort: when modules end, which weeks are practice, what was instructed there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container
from dataclasses import dataclass, field, replace
from functools import partial

from alternance.community.community import Community
from alternance.plan.plan import Plan
from alternance.readiness.evidence import Evidence
from alternance.readiness.givers import given_before, module_gifts
from alternance.readiness.judge import gather, red_weeks
from alternance.readiness.needs import BlockWork, PhaseWork, block_work, position_needs
from alternance.readiness.practising import students

__all__ = ["Times", "red_student_weeks", "times", "work_of"]


@dataclass
class Times:
    """One cohort's calendar in weeks of the plan's horizon.

    Attributes
    ----------
    module_begins, module_ends : dict of str to int
        Module → first week, and the week after the last.
    phases : dict of str to dict of int to list of int
        Block → phase → practice weeks in order.
    instruction : dict of (str, int) to int
        (Block, phase) → days of instruction.
    """

    module_begins: dict[str, int] = field(default_factory=dict)
    module_ends: dict[str, int] = field(default_factory=dict)
    phases: dict[str, dict[int, list[int]]] = field(default_factory=dict)
    instruction: dict[tuple[str, int], int] = field(default_factory=dict)

    def block_begin(self, block: str) -> int:
        """Return the first practice week of `block`."""
        return min(weeks[0] for weeks in self.phases[block].values())

    def block_end(self, block: str) -> int:
        """Return the week after the last practice week of `block`."""
        return max(weeks[-1] for weeks in self.phases[block].values()) + 1


def times(plan: Plan) -> dict[str, Times]:
    """Return the calendar of every cohort of `plan`. Linear in sessions and span weeks."""
    horizon = plan.horizon
    found: dict[str, Times] = {cohort: Times() for cohort in plan["cohorts"]["id"]}
    sections = {
        section: (cohort, module)
        for section, cohort, module in plan["sections"].select("id", "cohort", "module").rows()
    }
    for section, first, last in plan["sessions"].select("section", "from", "to").rows():
        cohort, module = sections[section]
        begin, end = horizon.index(first), horizon.index(last) + 1
        own = found[cohort]
        own.module_begins[module] = min(begin, own.module_begins.get(module, begin))
        own.module_ends[module] = max(end, own.module_ends.get(module, end))
    runs: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    for cohort, block, phase, first, last, days in (
        plan["spans"].select("cohort", "block", "phase", "from", "to", "instruction_days").rows()
    ):
        runs[cohort, block, phase].extend(range(horizon.index(first), horizon.index(last) + 1))
        own = found[cohort]
        own.instruction[block, phase] = max(days, own.instruction.get((block, phase), 0))
    for (cohort, block, phase), weeks in runs.items():
        found[cohort].phases.setdefault(block, {})[phase] = sorted(weeks)
    return found


def work_of(work: BlockWork, own: Times) -> BlockWork:
    """Return the block's work with the instruction that the plan added to its phases."""
    return replace(work, phases=tuple(_instructed(work.block, phase, own) for phase in work.phases))


def _instructed(block: str, phase: PhaseWork, own: Times) -> PhaseWork:
    days = own.instruction.get((block, phase.order), 0)
    if days <= phase.instruction_days:
        return phase
    return replace(phase, instruction_days=days, instructed=phase.aims)


def red_student_weeks(community: Community, plan: Plan) -> dict[tuple[str, str, int], int]:
    """Return the red weeks of a plan: (cohort, block, week) → students who work before learning.

    Whose practice counts, `practising.students` says. What a placed student was seen to be able to do counts as
    learnt. A block that the community does not know asks nothing.
    """
    work, gifts, before = block_work(community), module_gifts(community), given_before(community, plan.horizon)
    needs, evidence = position_needs(community), Evidence(community, plan.horizon)
    who = _alike(plan, needs, evidence)
    red: dict[tuple[str, str, int], int] = defaultdict(int)
    for cohort, own in times(plan).items():
        given = gather(before.get(cohort, []), own.module_ends, gifts, own.phases, work)
        for block, weeks in own.phases.items():
            if block not in work:
                continue
            here = work_of(work[block], own)
            for (student, position), count in who[cohort, block].items():
                seen = None if student is None else partial(evidence.seen, student, given)
                for week in red_weeks(here, weeks, given, needs.get(position or ""), seen):
                    red[cohort, block, week] += count
    return dict(red)


def _alike(
    plan: Plan, needs: Container[str | None], evidence: Container[str | None]
) -> dict[tuple[str, str], Counter[tuple[str | None, str | None]]]:
    """Return who practises, told together where neither evidence nor the position sets them apart."""
    found: dict[tuple[str, str], Counter[tuple[str | None, str | None]]] = {}
    for key, who in students(plan).items():
        found[key] = Counter()
        for (student, position), count in who.items():
            found[key][student if student in evidence else None, position if position in needs else None] += count
    return found
