"""The compiled loops of placement: deferred acceptance under a tree of limits, without ties and with them."""

from alternance.placement.kernel.strict import match
from alternance.placement.kernel.tied import match_tied

__all__ = ["match", "match_tied"]
