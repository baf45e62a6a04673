"""A plain serial scheduler: it shows that a sample can be planned, and says how much that takes.

No engine of the library. Its two schedules, one that learns first and one with the fixed cycles, set the capacities of
a sample with some slack, so that whoever plans it knows that a plan exists.
"""

from alternance.sample.reference.group import Group
from alternance.sample.reference.learn_first import learn_first
from alternance.sample.reference.serial import NoRoomError, Schedule, Times, Usage
from alternance.sample.reference.walk import practice_weeks, walk
from alternance.sample.reference.with_cycles import held_by_cycles, with_cycles

__all__ = [
    "Group", "NoRoomError", "Schedule", "Times", "Usage", "held_by_cycles", "learn_first", "practice_weeks", "walk",
    "with_cycles",
]  # fmt: skip
