"""Indicators of seats: offered, used, promised and empty."""

from __future__ import annotations

from alternance.outcomes.indicator import Indicator
from alternance.text import N_

__all__ = ["SEATS"]

SEATS = (
    Indicator(
        "seats_offered_weeks",
        N_("Seats offered"),
        N_("seats by position and week, within the horizon"),
        without=N_("no seat is offered"),
        plan=(),
        community=("positions", "position_weeks"),
        unit="seat-weeks",
        direction="none",
        counted="seats offered",
        by="total",
        kinds=("enterprise",),
    ),
    Indicator(
        "seats_used_share",
        N_("Seats used"),
        N_("practice weeks of students at positions ÷ weeks of seats offered within the horizon"),
        without=N_("no seat is offered, or of somebody only the enterprise is known"),
        plan=("placements", "spans"),
        community=("positions", "position_weeks"),
        unit="0 to 1",
        direction="higher",
        counted="seats used",
        by="ratio",
        kinds=("enterprise",),
    ),
    Indicator(
        "promised_seats_unused",
        N_("Promised seats unused"),
        N_("promised seats by position and week that no student takes"),
        without=N_("no seat is promised, or of somebody only the enterprise is known"),
        plan=("placements", "spans"),
        community=("positions", "position_weeks"),
        unit="seat-weeks",
        direction="lower",
        counted="seats promised",
        by="total",
        kinds=("enterprise",),
        target=0,
    ),
)
