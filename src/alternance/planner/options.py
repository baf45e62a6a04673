"""What a person may ask of planning."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal

from alternance.plan import Plan
from alternance.text import N_

__all__ = ["MODES", "Mode", "Options"]

Mode = Literal["joint", "traditional"]
#: Ways of running the community: solved together, or fixed cycles.
MODES: tuple[Mode, ...] = ("joint", "traditional")
#: The same, marked for the catalogue.
_MODES = (N_("joint"), N_("traditional"))


@dataclass(frozen=True)
class Options:
    """Options of one run.

    Attributes
    ----------
    mode : str
        ``joint``, or ``traditional``: blocks at their fixed cycles, learn before work not kept.
    work_limit : int or None
        Schedules of a cohort that the calendar's search may try; None: by the size of the problem. Decides the plan.
    workers : int
        How much runs side by side. Never decides anything but the time it takes.
    seed : int
        Of the search's chance. Decides the plan.
    rounds : int
        How often, at most, the calendar is made anew for those whom placement left out. Decides the plan.
    place_everybody : bool
        Whether students whom stability leaves out get a place too, where there is one; what blocks then is listed.
    budget : int
        What improvements may cost for each programme, in whole units of their currency. Decides what is recommended.
    near : Plan or None
        A published plan to stay close to: each week by which a block or module moves costs, the sooner the more.
    today : datetime.date or None
        What `near` holds before the week of this day stays as it is; None: nothing lies in the past.

    Raises
    ------
    ValueError
        When a value is none of these.
    """

    mode: Mode = "joint"
    work_limit: int | None = None
    workers: int = 2
    seed: int = 0
    rounds: int = 3
    near: Plan | None = None
    today: dt.date | None = None
    place_everybody: bool = False
    budget: int = 0

    def __post_init__(self) -> None:
        if self.mode not in MODES:
            raise ValueError(f"mode {self.mode!r} is none of {', '.join(MODES)}")
        if self.work_limit is not None and self.work_limit < 1:
            raise ValueError(f"a work limit of {self.work_limit} is below 1")
        if self.workers < 1:
            raise ValueError(f"{self.workers} workers are below 1")
        if self.seed < 0:
            raise ValueError(f"a seed of {self.seed} is below 0")
        if self.rounds < 0:
            raise ValueError(f"{self.rounds} rounds are below 0")
        if self.budget < 0:
            raise ValueError(f"a budget of {self.budget} is below 0")
        if self.today is not None and self.near is None:
            raise ValueError("today means nothing without a plan to stay near to")

    def as_json(self) -> dict[str, Any]:
        """Return what `plan.json` says of them, beside mode and seed."""
        facts: dict[str, Any] = {"work_limit": self.work_limit, "workers": self.workers, "rounds": self.rounds}
        if self.place_everybody:
            facts["place_everybody"] = True
        if self.budget:
            facts["budget"] = self.budget
        if self.near is not None:
            facts["near"] = self.near.hash
        if self.today is not None:
            facts["today"] = self.today.isoformat()
        return facts
