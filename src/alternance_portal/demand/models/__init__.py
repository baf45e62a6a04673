"""Tables of the app `demand`."""

from alternance_portal.demand.models.demanded import CertaintyWeight, Demand, DemandAim, ExpectedGraduates
from alternance_portal.demand.models.improving import Improvement, ImprovementAim

__all__ = ["CertaintyWeight", "Demand", "DemandAim", "ExpectedGraduates", "Improvement", "ImprovementAim"]
