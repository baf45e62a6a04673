"""Who gives an aim, to what level, from which week on: modules, phases, and what lies before the horizon."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from alternance.community.community import Community
from alternance.community.horizon import Horizon
from alternance.readiness.needs import BlockWork, block_work

__all__ = ["Given", "ModuleGifts", "given_before", "module_gifts"]

#: Module → aim → level given at its end.
ModuleGifts = dict[str, dict[str, int]]


@dataclass(frozen=True)
class Given:
    """What a cohort was given: aim → (week from which on, level) in order of weeks. Weeks are horizon indices."""

    events: dict[str, tuple[tuple[int, int], ...]]

    def level(self, aim: str, week: int) -> int:
        """Return the highest level given of `aim` by the begin of `week`; 0 when none."""
        return max((level for since, level in self.events.get(aim, ()) if since <= week), default=0)

    def last_before(self, aim: str, week: int) -> int | None:
        """Return the week from which on the last giver by `week` had given; None when none had."""
        return max((since for since, _ in self.events.get(aim, ()) if since <= week), default=None)


def module_gifts(community: Community) -> ModuleGifts:
    """Return what each module gives."""
    gifts: ModuleGifts = defaultdict(dict)
    for module, aim, level in community["module_aims"].select("module", "aim", "level_given").iter_rows():
        gifts[module][aim] = level
    return dict(gifts)


def given_before(community: Community, horizon: Horizon | None = None) -> dict[str, list[tuple[str, int, int]]]:
    """Return what was given outside the horizon planned: cohort → [(aim, week from which on, level)].

    Weeks are indices of `horizon`, a recorded plan's own for instance; None: the community's, where they are below 1.
    """
    gifts, work = module_gifts(community), block_work(community)
    horizon = horizon or community.horizon
    before: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for cohort, kind, item, ended in community["outside_horizon"].iter_rows():
        if ended is None:
            continue
        since = horizon.index(ended) + 1
        given = gifts.get(item, {}) if kind == "module" else _block_gifts(work.get(item))
        before[cohort].extend((aim, since, level) for aim, level in sorted(given.items()))
    return dict(before)


def _block_gifts(work: BlockWork | None) -> dict[str, int]:
    gifts: dict[str, int] = {}
    for phase in work.phases if work else ():
        for aim, level in phase.gives.items():
            gifts[aim] = max(level, gifts.get(aim, 0))
    return gifts
