"""Changed communities, for the question *what if*: planned by the same solver, so that only the change differs."""

from alternance.outcomes.scenario.in_post import in_post
from alternance.outcomes.scenario.lost import largest_enterprise, without_enterprise
from alternance.outcomes.scenario.scaled import more_demand, more_teachers
from alternance.outcomes.scenario.scenario import Scenario
from alternance.outcomes.scenario.seats import more_seats
from alternance.outcomes.scenario.sensitivities import sensitivities

__all__ = [
    "Scenario", "in_post", "largest_enterprise", "more_demand", "more_seats", "more_teachers", "sensitivities",
    "without_enterprise",
]  # fmt: skip
