"""Gaps planted in programmes: each changes what is taught, used or asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from alternance.sample.chance import Chance
from alternance.sample.programme.edits import added, removed, taught_to, trained_only, unused
from alternance.sample.programme.occupations import competence_id, slug
from alternance.sample.programme.programme import Aim, Programme

__all__ = ["KINDS", "Plant", "plant"]

#: Kind → how many chance plants. The first three show on the side of quality, the last two on that of type.
KINDS = {"never taught": 2, "taught too low": 2, "asked higher": 2, "only at school": 4, "only in practice": 3}


@dataclass(frozen=True)
class Plant:
    """One planted gap: a competence of the framework in a programme."""

    kind: str
    programme: str
    competence: str


def plant(
    programmes: Sequence[Programme], gaps: Mapping[str, Any], chance: Chance
) -> tuple[list[Programme], list[Plant]]:
    """Return the programmes with gaps planted, and what was planted."""
    changed = {programme.id: programme for programme in programmes}
    found: list[Plant] = []
    for kind, count in KINDS.items():
        for id_ in chance.some(sorted(changed), count):
            taken = {row.competence for row in found if row.programme == id_}
            aim = chance.pick([aim for aim in _plain(changed[id_]) if aim.competence not in taken])
            changed[id_] = _edit(changed[id_], kind, aim)
            found.append(Plant(kind, id_, str(aim.competence)))
    full = {programme.id.split(":")[1]: programme.id for programme in programmes}
    for name, label in gaps["surplus"]:
        changed[full[name]] = _with_surplus(changed[full[name]], name, label)
        found.append(Plant("not asked for", full[name], competence_id(label)))
    found += [Plant("newly asked for", full[name], competence_id(label)) for name, label in gaps["new"]]
    return [changed[programme.id] for programme in programmes], found


def _with_surplus(programme: Programme, name: str, label: str) -> Programme:
    """Teach, in the first theory lesson of a second half year, a competence that nobody asks for."""
    aim = Aim(f"{name}.{slug(label)}", label, "competence", competence_id(label))
    lesson = next(own for own in programme.lessons if own.kind == "theory" and own.gives and own.half == 2)
    return added(programme, aim, lesson.id)


def _plain(programme: Programme) -> list[Aim]:
    """Return the essential competences below the work tasks: changing them leaves what is done alone as it is."""
    used = {
        row.aim for practice in programme.practices for row in practice.work if row.given == 3 and row.role == "assist"
    }
    return [aim for aim in programme.aims if aim.essential and aim.kind == "competence" and aim.id in used]


def _edit(programme: Programme, kind: str, aim: Aim) -> Programme:
    match kind:
        case "never taught":
            return removed(programme, aim.id)
        case "taught too low":
            return taught_to(programme, aim.id, 1)
        case "only at school":
            return unused(programme, aim.id)
        case "only in practice":
            return trained_only(programme, aim.id)
    return programme
