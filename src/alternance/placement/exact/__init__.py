"""The largest stable matching with ties, proven, where the size allows it."""

from alternance.placement.exact.largest import WORK, largest

__all__ = ["WORK", "largest"]
