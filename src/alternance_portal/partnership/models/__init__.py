"""Tables of the app `partnership`."""

from alternance_portal.partnership.models.choosing import (
    FixedPlacement,
    ForbiddenPair,
    PeerGroup,
    PositionRanking,
    Preference,
    ReservedSeat,
    Search,
    TravelTime,
    UnitRanking,
)
from alternance_portal.partnership.models.places import (
    HiringUnit,
    Mentor,
    Position,
    PositionAim,
    PositionBlock,
    PositionWeek,
)

__all__ = [
    "FixedPlacement",
    "ForbiddenPair",
    "HiringUnit",
    "Mentor",
    "PeerGroup",
    "Position",
    "PositionAim",
    "PositionBlock",
    "PositionRanking",
    "PositionWeek",
    "Preference",
    "ReservedSeat",
    "Search",
    "TravelTime",
    "UnitRanking",
]
