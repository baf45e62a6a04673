"""Whatever is done alone can be given before: by a module of the programme, an earlier phase, or instruction there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from alternance.community.crosscheck.view import View
from alternance.community.findings import Finding

__all__ = ["givers"]

_INSTRUCTED = 2


def givers(view: View) -> Iterator[Finding]:
    """Yield a finding for each row of `phase_aims` whose level nobody gives before, and for safety aims alike."""
    if not {"blocks", "phases", "programme_modules", "module_aims"} <= set(view.tables):
        return
    blocks = {row["id"]: row for row in view["blocks"].iter_rows(named=True)}
    taught = _taught(view)
    days = {(block, order): n for block, order, n in view["phases"].select("block", "order", "first_days_instruction").rows()}
    earlier = _phase_gifts(view)
    safety = set(view["aims"].filter(safety=True)["id"])
    for number, row in enumerate(view["phase_aims"].iter_rows(named=True)):
        block = blocks.get(row["block"])
        if block is None or row["role"] is None or row["phase"] is None:
            continue
        level = row["level_needed"] if row["level_needed"] is not None else 2
        level = level if row["role"] == "alone" else 0
        if row["aim"] in safety and row["role"] != "observe":
            level = max(level, 1)
        instructed = _INSTRUCTED if row["instructed_here"] and days.get((row["block"], row["phase"]), 0) else 0
        best = max(taught[block["programme"]].get(row["aim"], 0), instructed)
        place = (block["order"], row["phase"])
        before = [gift for at, aim, gift in earlier[block["programme"]] if aim == row["aim"] and at < place]
        if max([best, *before]) < level:
            facts = {"role": row["role"], "aim": row["aim"], "phase": row["phase"], "level": level}
            yield view.finding("no-giver", "phase_aims", number, "level_needed", row["level_needed"], **facts)


def _taught(view: View) -> dict[str, dict[str, int]]:
    modules = defaultdict(list)
    for module, aim, level in view["module_aims"].select("module", "aim", "level_given").rows():
        modules[module].append((aim, level or 0))
    taught: dict[str, dict[str, int]] = defaultdict(dict)
    for programme, module in view["programme_modules"].select("programme", "module").rows():
        for aim, level in modules[module]:
            taught[programme][aim] = max(level, taught[programme].get(aim, 0))
    return taught


def _phase_gifts(view: View) -> dict[str, list[tuple[tuple[int, int], str, int]]]:
    blocks = {block: (programme, order) for block, programme, order in view["blocks"].select("id", "programme", "order").rows()}
    gifts = defaultdict(list)
    for block, phase, aim, level in view["phase_aims"].select("block", "phase", "aim", "level_given").rows():
        if level and block in blocks and phase is not None:
            programme, order = blocks[block]
            gifts[programme].append(((order, phase), aim, level))
    return gifts
