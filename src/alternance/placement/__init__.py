"""Placement: students to positions, stable, lawful, ready and explained."""

from alternance.placement.exceptions import Exceptional
from alternance.placement.idle import Idle, idle
from alternance.placement.reasons import REASONS, words
from alternance.placement.sequence import Placed, Placement, Unplaced, place
from alternance.placement.stay import Stay
from alternance.placement.why import Why, why

__all__ = [
    "REASONS", "Exceptional", "Idle", "Placed", "Placement", "Stay", "Unplaced", "Why", "idle", "place", "why", "words",
]  # fmt: skip
