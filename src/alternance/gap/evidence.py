"""What stands behind levels: the modules and blocks that give them, and what students were seen to be able to do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from alternance.community import Community

__all__ = ["attained", "givers_of"]

#: Programme → competence → ids, or levels.
Givers = Mapping[str, Mapping[str, tuple[str, ...]]]
Levels = Mapping[str, Mapping[str, tuple[int, ...]]]


def givers_of(community: Community, names: Mapping[str, str]) -> Givers:
    """Return programme → competence → ids of the modules and blocks that give it, or use it in practice."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    gifts = defaultdict(list)
    for module, aim in community["module_aims"].select("module", "aim").rows():
        gifts[module].append(names.get(aim, aim))
    for programme, module in community["programme_modules"].select("programme", "module").rows():
        for name in gifts[module]:
            found[programme][name].add(module)
    owner = dict(community["blocks"].select("id", "programme").rows())
    for block, aim in community["phase_aims"].select("block", "aim").rows():
        found[owner[block]][names.get(aim, aim)].add(block)
    given: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for programme, of in found.items():
        given[programme] = {name: tuple(sorted(ids)) for name, ids in of.items()}
    return given


def attained(community: Community, names: Mapping[str, str]) -> Levels:
    """Return programme → competence → the level seen of each student, the latest of each aim, the highest of its aims.

    What students say of themselves does not count.
    """
    programme = dict(community["cohorts"].select("id", "programme").rows())
    cohort = dict(community["students"].select("id", "cohort").rows())
    latest: dict[tuple[str, str], int] = {}
    rows = community["student_aims"].sort("student", "aim", "seen_on")
    for student, aim, level, by in rows.select("student", "aim", "level", "confirmed_by_kind").rows():
        if by != "self" and student in cohort:
            latest[student, aim] = level
    best: dict[tuple[str, str, str], int] = {}
    for (student, aim), level in latest.items():
        key = programme[cohort[student]], names.get(aim, aim), student
        best[key] = max(level, best.get(key, 0))
    seen: dict[str, dict[str, tuple[int, ...]]] = defaultdict(dict)
    for (owner, name, _), level in sorted(best.items()):
        seen[owner][name] = (*seen[owner].get(name, ()), level)
    return seen
