"""Who gives an aim, by name: what the red weeks lack, and what the others stand on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from alternance.community.community import Community
from alternance.plan.plan import Plan
from alternance.readiness.from_plan import Times, work_of
from alternance.readiness.givers import Given, ModuleGifts, given_before, module_gifts
from alternance.readiness.judge import gather
from alternance.readiness.needs import BlockWork, block_work
from alternance.report.names import Names
from alternance.text import _, say

__all__ = ["Gift", "Gifts", "gifts"]


@dataclass(frozen=True)
class Gift:
    """An aim given by `giver` to `level`, from week `since` on (index of the plan's horizon).

    `block` names the block whose phase gives it.
    """

    since: int
    level: int
    giver: str
    block: str = ""


@dataclass(frozen=True)
class Gifts:
    """What one cohort is given: for judging, and with the givers' names in order of weeks."""

    given: Given
    by: dict[str, list[Gift]]
    work: dict[str, BlockWork]

    def first(self, aim: str, level: int, *, without: str = "") -> Gift | None:
        """Return the first gift of `aim` that reaches `level`, not counting block `without`; None where none does."""
        return next((gift for gift in self._but(aim, without) if gift.level >= level), None)

    def best(self, aim: str, *, without: str = "") -> Gift | None:
        """Return the gift of `aim` that reaches highest, the first of equals; None where nobody gives it."""
        return max(self._but(aim, without), key=lambda gift: (gift.level, -gift.since), default=None)

    def _but(self, aim: str, block: str) -> list[Gift]:
        return [gift for gift in self.by.get(aim, ()) if not block or gift.block != block]


def gifts(community: Community, plan: Plan, times: dict[str, Times], names: Names) -> dict[str, Gifts]:
    """Return the gifts of every cohort. Linear in what modules and phases give, times cohorts."""
    modules, before, work = module_gifts(community), given_before(community, plan.horizon), block_work(community)
    found = {}
    for cohort, own in times.items():
        by: dict[str, list[Gift]] = defaultdict(list)
        for aim, since, level in before.get(cohort, ()):
            by[aim].append(Gift(since, level, _("something before these weeks")))
        for aim, gift in (*_of_modules(own, modules, names), *_of_phases(own, work, names)):
            by[aim].append(gift)
        in_order = {aim: sorted(rows, key=lambda gift: (gift.since, gift.giver)) for aim, rows in by.items()}
        given = gather(before.get(cohort, []), own.module_ends, modules, own.phases, work)
        found[cohort] = Gifts(given, in_order, {block: work_of(parts, own) for block, parts in work.items()})
    return found


def _of_modules(own: Times, modules: ModuleGifts, names: Names) -> Iterator[tuple[str, Gift]]:
    for module, end in own.module_ends.items():
        for aim, level in modules.get(module, {}).items():
            yield aim, Gift(end, level, names.of("modules", module))


def _of_phases(own: Times, work: dict[str, BlockWork], names: Names) -> Iterator[tuple[str, Gift]]:
    for block, phases in own.phases.items():
        for phase in work[block].phases if block in work else ():
            if weeks := phases.get(phase.order):
                giver = say("phase {phase} of “{block}”", phase=phase.order, block=names.of("blocks", block))
                for aim, level in phase.gives.items():
                    yield aim, Gift(weeks[-1] + 1, level, giver, block)
