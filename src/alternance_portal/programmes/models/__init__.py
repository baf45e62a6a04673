"""Tables of the app `programmes`."""

from alternance_portal.programmes.models.learners import Cohort, OutsideHorizon, Student, StudentAim, Tutor
from alternance_portal.programmes.models.practised import Block, BlockModule, BlockResource, Cycle, Phase, PhaseAim
from alternance_portal.programmes.models.taught import (
    Aim,
    Module,
    ModuleAim,
    ModuleOrder,
    Offer,
    OrderGroup,
    Programme,
    ProgrammeModule,
    WageStep,
)

__all__ = [
    "Aim",
    "Block",
    "BlockModule",
    "BlockResource",
    "Cohort",
    "Cycle",
    "Module",
    "ModuleAim",
    "ModuleOrder",
    "Offer",
    "OrderGroup",
    "OutsideHorizon",
    "Phase",
    "PhaseAim",
    "Programme",
    "ProgrammeModule",
    "Student",
    "StudentAim",
    "Tutor",
    "WageStep",
]
