"""How many trainees an enterprise takes in all, split over its hiring units: each unit has one total then."""

from alternance.community.totals.asking import Asking, Tables
from alternance.community.totals.seat_by_seat import seat_by_seat
from alternance.community.totals.split import Split, settled, splits, unit_totals

__all__ = ["Asking", "Split", "Tables", "seat_by_seat", "settled", "splits", "unit_totals"]
