"""Whatever is done alone can be given before: by a module of the programme, an earlier phase, or instruction there."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate

from alternance.community.crosscheck.view import View
from alternance.community.findings import Finding

__all__ = ["givers"]

#: Level that instruction in the first days reaches at most, and that work alone needs unless said.
_INSTRUCTED = _ALONE = 2
#: Level of a safety aim that is needed before it is assisted or done alone.
_SAFE = 1
_NEEDED = ("blocks", "phases", "programme_modules", "module_aims")
#: Order of a block, order of a phase in it.
_When = tuple[int, int]


def givers(view: View) -> Iterator[Finding]:
    """Yield a finding for each row of `phase_aims` whose level nobody gives before, and each safety aim alike."""
    if any(table not in view.tables or table in view.unread for table in _NEEDED):
        return
    given = _Given(view)
    safety = set(view["aims"].filter(safety=True)["id"])
    rows = [
        (number, row) for number, row in enumerate(view["phase_aims"].iter_rows(named=True))
        if row["block"] in given.blocks and None not in (row["role"], row["phase"], row["aim"])
    ]  # fmt: skip
    for number, row in rows:
        level = _ALONE if row["level_needed"] is None else row["level_needed"]
        if row["role"] == "alone" and given.before(row["block"], row["phase"], row["aim"]) < level:
            facts = {"role": row["role"], "aim": row["aim"], "phase": row["phase"], "level": level}
            yield view.finding("no-giver", "phase_aims", number, "level_needed", row["level_needed"], **facts)
    first: dict[str, int] = {}
    for _number, row in rows:
        if row["role"] != "observe":
            first[row["block"]] = min(row["phase"], first.get(row["block"], row["phase"]))
    told = set()
    for number, row in rows:
        block, aim = row["block"], row["aim"]
        if aim in safety and block in first and (block, aim) not in told:
            told.add((block, aim))
            if given.before(block, first[block], aim) < _SAFE:
                yield view.finding("no-safety", "phase_aims", number, "aim", aim, phase=first[block], level=_SAFE)


class _Given:
    """What has been given before a phase begins, at the best: by any module of the programme, whenever it is taught."""

    def __init__(self, view: View) -> None:
        columns = view["blocks"].select("id", "programme", "order").rows()
        self.blocks = {block: (programme, order) for block, programme, order in columns if programme and order}
        self._taught = _taught(view)
        self._worked = _worked(view, self.blocks)
        self._instructed = _instructed(view)

    def before(self, block: str, phase: int, aim: str) -> int:
        """Return the highest level of `aim` that can be given by then, instruction in its first days included."""
        programme, order = self.blocks[block]
        whens, highest = self._worked.get((programme, aim), ([], []))
        earlier = bisect_left(whens, (order, phase))
        instructed = _INSTRUCTED if (block, phase, aim) in self._instructed else 0
        return max(self._taught.get((programme, aim), 0), instructed, highest[earlier - 1] if earlier else 0)


def _instructed(view: View) -> set[tuple[str, int, str]]:
    """Return (block, phase, aim) where the aim is taught in the first days."""
    columns = view["phases"].select("block", "order", "first_days_instruction").rows()
    days = {(block, order) for block, order, count in columns if count}
    rows = view["phase_aims"].filter(instructed_here=True).select("block", "phase", "aim").rows()
    return {(block, phase, aim) for block, phase, aim in rows if (block, phase) in days}


def _taught(view: View) -> dict[tuple[str, str], int]:
    """Return (programme, aim) → highest level that one of its modules gives."""
    modules = defaultdict(list)
    for module, aim, level in view["module_aims"].select("module", "aim", "level_given").rows():
        modules[module].append((aim, level or 0))
    taught: dict[tuple[str, str], int] = {}
    for programme, module in view["programme_modules"].select("programme", "module").rows():
        for aim, level in modules[module]:
            taught[programme, aim] = max(level, taught.get((programme, aim), 0))
    return taught


def _worked(view: View, blocks: dict[str, tuple[str, int]]) -> dict[tuple[str, str], tuple[list[_When], list[int]]]:
    """Return (programme, aim) → when phases give it, in order, and the highest level given by then."""
    gifts = defaultdict(list)
    for block, phase, aim, level in view["phase_aims"].select("block", "phase", "aim", "level_given").rows():
        if level and block in blocks and phase is not None:
            programme, order = blocks[block]
            gifts[programme, aim].append(((order, phase), level))
    worked = {}
    for key, given in gifts.items():
        given.sort()
        worked[key] = ([when for when, _ in given], list(accumulate((level for _, level in given), max)))
    return worked
