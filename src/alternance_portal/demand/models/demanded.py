"""Which people enterprises need, and whom the school will send out."""

from __future__ import annotations

from alternance_portal.columns import Cells
from alternance_portal.people.models import Organisation
from alternance_portal.programmes.models import Cohort
from alternance_portal.rows import Named, Row, Subject

__all__ = ["CertaintyWeight", "Demand", "DemandAim", "ExpectedGraduates"]


class Demand(Named):
    """How many people of an occupation an enterprise needs, and when."""

    cells = Cells("demands")
    owned_by = ("enterprise",)
    subject = Subject.DEMAND

    key = cells.key()
    enterprise = cells.ref("enterprise", Organisation)
    occupation = cells("occupation")
    begins = cells("from")
    ends = cells("to")
    headcount_low = cells("headcount_low")
    headcount_high = cells("headcount_high")
    certainty = cells("certainty")
    source = cells("source")
    text = cells("text")
    seen_on = cells("seen_on")
    origin = cells("origin")


class CertaintyWeight(Row):
    """How much a demand counts by how sure it is; without a row it counts in full."""

    cells = Cells("certainty_weights")

    certainty = cells("certainty")
    weight = cells("weight")

    class Meta:
        constraints = Cells("certainty_weights").one_a_key()


class DemandAim(Row):
    """Competences that a demand names, beside those of its occupation."""

    cells = Cells("demand_aims")
    owned_by = ("demand",)
    subject = Subject.DEMAND

    demand = cells.ref("demand", Demand)
    competence = cells("competence")
    level = cells("level")
    essential = cells("essential")

    class Meta:
        constraints = Cells("demand_aims").one_a_key()


class ExpectedGraduates(Row):
    """How many of a cohort are expected to graduate, and when; without a row the cohort's size at its due week."""

    cells = Cells("graduates")
    owned_by = ("cohort",)

    cohort = cells.ref("cohort", Cohort)
    date = cells("date")
    expected = cells("expected")

    class Meta:
        constraints = Cells("graduates").one_a_key()
