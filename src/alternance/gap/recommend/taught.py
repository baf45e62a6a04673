"""What a programme teaches and trains, by aim: read from the tables once, for school and practice alike."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from alternance.community import Community
from alternance.community.schema.column import ID
from alternance.gap.recommend.problem import Want

__all__ = ["Aim", "Row", "Taught", "Workplace", "taught"]

#: Level that work alone needs unless said.
_ALONE = 2
#: Most characters of an id.
_LONGEST = 120


@dataclass(frozen=True)
class Aim:
    """An aim: its competence in the framework (or itself), whether it is core, its target, whether it is for safety."""

    id: str
    competence: str
    core: bool
    target: int
    safety: bool


@dataclass(frozen=True)
class Row:
    """An aim done in a phase, and the level reached there by now."""

    aim: str
    role: str
    level: int


@dataclass(frozen=True)
class Workplace:
    """A phase of practice."""

    block: str
    order: int
    weeks: int
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Taught:
    """A programme as it is.

    Attributes
    ----------
    aims : mapping of str to Aim
        Those that the programme may pursue, by id.
    modules : mapping of str to int
        Its modules and their minutes.
    gifts : mapping of str to mapping of str to int
        Module → aim → level given.
    own : frozenset of str
        Modules that the school may change and no other programme takes.
    needed : mapping of str to int
        Aim → highest level that a phase or a position needs before.
    wants : mapping of str to Want
        What is demanded of it, by competence.
    unwanted : frozenset of str
        Competences of the framework that nobody asks for.
    """

    programme: str
    aims: Mapping[str, Aim]
    modules: Mapping[str, int]
    gifts: Mapping[str, Mapping[str, int]]
    own: frozenset[str]
    phases: tuple[Workplace, ...]
    needed: Mapping[str, int]
    wants: Mapping[str, Want]
    unwanted: frozenset[str]

    @property
    def locked(self) -> tuple[str, ...]:
        """Modules that are not the school's to change."""
        return tuple(sorted(set(self.modules) - self.own))

    def competence(self, aim: str) -> str:
        """Return the competence of an aim."""
        return self.aims[aim].competence if aim in self.aims else aim

    def at_school(self, competence: str) -> int:
        """Return the highest level that modules give."""
        levels = [gifts[aim] for gifts in self.gifts.values() for aim in gifts if self.competence(aim) == competence]
        return max(levels, default=0)

    def in_practice(self, competence: str) -> int:
        """Return the highest level that phases give."""
        rows = [row for phase in self.phases for row in phase.rows]
        return max((row.level for row in rows if self.competence(row.aim) == competence), default=0)

    def aim_for(self, competence: str) -> tuple[str, bool]:
        """Return the aim through which it would be given, and whether that is still to be entered."""
        found = sorted(aim.id for aim in self.aims.values() if aim.competence == competence)
        return (found[0], False) if found else (_fresh(self.programme, competence), True)


def _fresh(programme: str, competence: str) -> str:
    """Return the id of a new aim: both names, or where they make no id the programme and a digest."""
    name = f"{programme}/{competence}"
    if re.fullmatch(ID, name) and len(name) <= _LONGEST:
        return name
    return f"{programme[: _LONGEST - 20]}/{hashlib.sha256(competence.encode()).hexdigest()[:12]}"


def taught(
    community: Community, programme: str, wants: tuple[Want, ...], unwanted: frozenset[str], unlocked: bool = False
) -> Taught:
    """Read one programme; `unlocked`: as if all its modules that no other takes were the school's to change."""
    takes = community["programme_modules"].rows()
    modules = sorted(module for owner, module in takes if owner == programme)
    times = Counter(module for _, module in takes)
    facts = {row["id"]: row for row in community["modules"].iter_rows(named=True)}
    gifts: dict[str, dict[str, int]] = {module: {} for module in modules}
    for module, aim, level in community["module_aims"].select("module", "aim", "level_given").rows():
        if module in gifts:
            gifts[module][aim] = level
    return Taught(
        programme,
        _aims(community, programme),
        {module: facts[module]["minutes"] for module in modules},
        gifts,
        frozenset(m for m in modules if (unlocked or facts[m]["changeable_by"] == "school") and times[m] == 1),
        _phases(community, programme),
        _needed(community),
        {want.competence: want for want in wants},
        unwanted,
    )


def _aims(community: Community, programme: str) -> dict[str, Aim]:
    """Return the aims of the programme, those of the alliance, and those it takes from other programmes' modules."""
    columns = community["aims"].select("id", "programme", "competence", "core", "level_target", "safety")
    mine = {m for p, m in community["programme_modules"].rows() if p == programme}
    used = {aim for module, aim in community["module_aims"].select("module", "aim").rows() if module in mine}
    blocks = set(community["blocks"].filter(programme=programme)["id"])
    used |= {aim for block, aim in community["phase_aims"].select("block", "aim").rows() if block in blocks}
    return {
        name: Aim(name, competence or name, core, target, safety)
        for name, owner, competence, core, target, safety in columns.rows()
        if owner in (None, programme) or name in used
    }


def _phases(community: Community, programme: str) -> tuple[Workplace, ...]:
    blocks = community["blocks"].filter(programme=programme).sort("order", "id")["id"]
    phases = community["phases"].select("block", "order", "weeks").rows()
    rows = community["phase_aims"].select("block", "phase", "aim", "role", "level_given").rows()
    done: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for block, phase, aim, role, level in rows:
        done[block, phase].append(Row(aim, role, level or 0))
    return tuple(
        Workplace(block, order, weeks, tuple(done[block, order]))
        for block in blocks
        for owner, order, weeks in phases
        if owner == block
    )


def _needed(community: Community) -> dict[str, int]:
    """Return aim → highest level needed before by a phase of any programme, or by a position."""
    needed: dict[str, int] = {}
    for table in ("phase_aims", "position_aims"):
        for aim, role, level in community[table].select("aim", "role", "level_needed").rows():
            usual = _ALONE if role == "alone" else 0
            needed[aim] = max(usual if level is None else level, needed.get(aim, 0))
    return needed
