"""The register of indicators: what each says, its formula in words, source tables, unit, direction and target."""

from __future__ import annotations

from alternance.outcomes.indicator import Indicator
from alternance.outcomes.register.absent import ABSENT
from alternance.outcomes.register.demand import DEMAND
from alternance.outcomes.register.fairness import FAIRNESS
from alternance.outcomes.register.graduated import GRADUATED
from alternance.outcomes.register.learning import LEARNING
from alternance.outcomes.register.people import PEOPLE
from alternance.outcomes.register.seats import SEATS
from alternance.outcomes.register.teachers import TEACHERS
from alternance.text import N_

__all__ = ["ABSENT", "REGISTER", "SUBJECTS"]

#: Subject → its indicators, in the order in which they are shown.
SUBJECTS: dict[str, tuple[Indicator, ...]] = {
    N_("Learning and using"): LEARNING,
    N_("Placement"): PEOPLE,
    N_("Fairness"): FAIRNESS,
    N_("Seats"): SEATS,
    N_("Teachers"): TEACHERS,
    N_("Demand"): DEMAND,
    N_("Graduates"): GRADUATED,
}

#: Indicator id → indicator, in the order in which they are shown.
REGISTER: dict[str, Indicator] = {
    indicator.id: indicator for indicators in SUBJECTS.values() for indicator in indicators
}
