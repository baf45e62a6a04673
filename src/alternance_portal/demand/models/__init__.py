"""Tables of the app `demand`."""

from alternance_portal.demand.models.demanded import CertaintyWeight, Demand, DemandAim, ExpectedGraduates

__all__ = ["CertaintyWeight", "Demand", "DemandAim", "ExpectedGraduates"]
