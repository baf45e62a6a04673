"""The loop, drawn: what is asked at each stage, in a ring."""

from __future__ import annotations

import math
from dataclasses import dataclass

from alternance.text import N_

__all__ = ["STAGES", "Stage", "ring"]


@dataclass(frozen=True)
class Stage:
    """A stage of the loop: its name, its question, the section of the tables it rests on."""

    name: str
    question: str


STAGES = (
    Stage(N_("demand"), N_("Whom do enterprises need, and when?")),
    Stage(N_("gap"), N_("What is taught too little, too late, or for nobody?")),
    Stage(N_("programme"), N_("What is taught, what practised?")),
    Stage(N_("joint calendar"), N_("When, so that nobody works before learning?")),
    Stage(N_("placement"), N_("Who goes where, and why?")),
    Stage(N_("practice"), N_("Is everybody well and busy with what they learn?")),
    Stage(N_("evidence"), N_("What can each student do?")),
    Stage(N_("outcomes"), N_("What came of it, for all three?")),
)


def ring(radius: float, middle: float) -> list[tuple[Stage, float, float]]:
    """Return each stage with its place on a circle, the first on top, clockwise; in the drawing's units."""
    turn = 2 * math.pi / len(STAGES)
    return [
        (stage, round(middle + radius * math.sin(k * turn), 1), round(middle - radius * math.cos(k * turn), 1))
        for k, stage in enumerate(STAGES)
    ]
