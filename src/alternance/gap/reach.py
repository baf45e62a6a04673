"""How far a change of programmes reaches: their length and a year more, by occupation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from alternance.community import Community

__all__ = ["Reach"]

#: A change of a programme shows when those who begin under it graduate; a year more, until they are asked for.
MORE = dt.timedelta(weeks=52)


@dataclass(frozen=True)
class Reach:
    """The community's first week, the last day by occupation, and the last of all for those that nobody trains."""

    first: dt.date
    ends: Mapping[str, dt.date]
    longest: dt.date

    @classmethod
    def of(cls, community: Community) -> Reach:
        """Return the reach; a programme that does not say its length is as long as the horizon."""
        first, ends = community.meta.first_week, dict[str, dt.date]()
        for name, occupation, weeks in community["programmes"].select("id", "occupation", "weeks").rows():
            end = first + dt.timedelta(weeks=weeks or community.meta.weeks) + MORE
            ends[occupation or name] = max(end, ends.get(occupation or name, end))
        usual = first + dt.timedelta(weeks=community.meta.weeks) + MORE
        return cls(first, ends, max(ends.values(), default=usual))

    def end(self, occupation: str) -> dt.date:
        """Return the last day on which a demand for `occupation` may begin."""
        return self.ends.get(occupation, self.longest)

    def answers(self, occupation: str, first: dt.date, last: dt.date) -> bool:
        """Tell whether what lasts from `first` to `last` can still be answered."""
        return last >= self.first and first <= self.end(occupation)
