"""Benchmark instances of the joint calendar: read into the same `Problem` as a community, and written back.

No other code knows their format. It is the trial model's: whole-week blocks, fixed weekly hours, time counted in
teaching weeks.

>>> instance = read_instance(facts)                    # doctest: +SKIP
>>> outcome = run(instance, workers=2)                 # doctest: +SKIP
>>> outcome.objective, outcome.bound                   # doctest: +SKIP
"""

from alternance.calendar.bench.cells import InstanceError
from alternance.calendar.bench.instance import Instance
from alternance.calendar.bench.reading import read_instance
from alternance.calendar.bench.run import Outcome, run

__all__ = ["Instance", "InstanceError", "Outcome", "read_instance", "run"]
