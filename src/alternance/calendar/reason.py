"""Why a cohort has no place in the calendar, as codes and ids that a caller turns into words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Code = Literal[
    "no_option",  # the block may begin in no week at all
    "option_too_small",  # no start of the block has seats, or room for beginners, for this cohort alone
    "no_giver",  # an aim that must be given before a phase is given by nothing
    "module_no_start",  # the module fits no week, even alone in the timetable
    "taught_too_late",  # the phase begins by weeks[0] at the latest, and its aim is given by weeks[1] at the earliest
    "hours_before_phase",  # what must be taught before a phase takes more than the lesson weeks before its last start
    "hours",  # modules and blocks together take more than the horizon has
    "blocks_order",  # the blocks fit in no order of their starts
    "alone",  # proven: this cohort alone has no calendar, with no simpler cause
    "over_seats",  # without this seat group the cohort could be placed
    "over_beginners",  # without this limit of beginners the cohort could be placed
    "over_resource",  # without this limit of a teacher or room group the cohort could be placed
    "not_placed",  # not found, cause unknown
]


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason. `proven` says that no calendar at all exists while it stands; else it is what the search met."""

    code: Code
    cohort: str
    block: str = ""
    module: str = ""
    group: str = ""
    weeks: tuple[int, ...] = ()
    what: str = ""
    proven: bool = False
