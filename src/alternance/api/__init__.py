"""The library as a person uses it from Python: few functions, and a plan that keeps its community by it.

Whatever the commands do is done here too, with the same words: a command reads its options, this works.
"""

from alternance.api.functions import check, compare, load, plan, read, record, verify
from alternance.api.planned import Planned

__all__ = ["Planned", "check", "compare", "load", "plan", "read", "record", "verify"]
