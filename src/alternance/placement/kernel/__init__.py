"""The compiled loop of placement: deferred acceptance under a tree of limits, without ties and with them."""

from alternance.placement.kernel.match import match

__all__ = ["match"]
