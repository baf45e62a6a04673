"""Tables of the app `plans`."""

from alternance_portal.plans.models.frame import Frame
from alternance_portal.plans.models.held import Lock

__all__ = ["Frame", "Lock"]
