"""Traps of working before learning: fixed dates of blocks before which what they need cannot be taught, whoever plans.

Read from the finished tables, so that it holds for what was written and not for what was meant.
"""

from alternance.sample.traps.traps import traps

__all__ = ["traps"]
