"""What a community says of itself: `community.json`, or the sheet `community`."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass, field

__all__ = ["FORMAT", "Meta", "Weights"]

#: The format of the folder that this version writes; older ones are upgraded when read.
FORMAT = 1


@dataclass(frozen=True)
class Weights:
    """Weights of the calendar's objective (dimensionless; each multiplies a figure in weeks, peaks or seats)."""

    lag: float = 1.0
    late: float = 10.0
    peak: float = 1.0
    unused: float = 0.05
    thin: float = 1.0
    moved: float = 1.0


@dataclass(frozen=True)
class Meta:
    """A community's own facts.

    Attributes
    ----------
    first_week : datetime.date
        Monday of the first week of the horizon.
    weeks : int
        Number of weeks of the horizon.
    lesson_minutes : int
        Length of a lesson, only to show hours in the school's unit.
    country, region : str
        ISO 3166-1 and 3166-2 codes that decide the public holidays; empty: none.
    packs : tuple of str
        Rule packs in force, the first one first.
    """

    title: str
    first_week: dt.date
    weeks: int
    language: str = "en"
    time_zone: str = "UTC"
    country: str = ""
    region: str = ""
    lesson_minutes: int = 45
    packs: tuple[str, ...] = ("alternance-core",)
    weights: Weights = field(default_factory=Weights)
    format: int = FORMAT

    def as_json(self) -> dict[str, object]:
        """Return the content of `community.json`."""
        facts = asdict(self)
        facts["first_week"] = self.first_week.isoformat()
        facts["packs"] = list(self.packs)
        order = ["format", "title", "language", "time_zone", "country", "region", "first_week", "weeks"]
        return {name: facts[name] for name in [*order, *(name for name in facts if name not in order)]}
