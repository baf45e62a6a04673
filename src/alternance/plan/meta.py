"""What a plan says of itself: `plan.json`."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass, field, replace
from typing import Any

__all__ = ["FORMAT", "PlanMeta"]

FORMAT = 1


@dataclass(frozen=True)
class PlanMeta:
    """A plan's own facts.

    Attributes
    ----------
    kind : str
        ``computed`` or ``recorded``.
    community : str
        Hash of the canonical input.
    status : str
        ``planned``, ``cut short`` (by time or by hand), ``impossible`` (proven), ``not found`` (within the work
        allowed) or ``recorded``. An impossible plan, or one not found, has no tables, but `reasons` and, where any was
        found, `changes` with which there would be one.
    rules_off : tuple of str
        Rules that the mode does not keep, by id.
    assumed : tuple of str
        What was assumed, in the user's words.
    objective, bounds : dict of str to float
        The objective's parts by name and its value by engine; proven lower bounds by engine.
    times : dict of str to float
        Seconds by stage. Never part of what decides a plan.
    reproducible : bool
        False when it was cut short by time or by hand.
    tables_given : tuple of str
        For a recorded plan, its tables that were known at all; a rule that needs another is not checked.
    """

    title: str
    community: str
    first_week: dt.date
    weeks: int
    kind: str = "computed"
    mode: str = "joint"
    status: str = "planned"
    seed: int = 0
    options: dict[str, Any] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)
    rules_off: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    objective: dict[str, float] = field(default_factory=dict)
    bounds: dict[str, float] = field(default_factory=dict)
    times: dict[str, float] = field(default_factory=dict)
    unplaced_before: int | None = None
    unplaced_after: int | None = None
    reproducible: bool = True
    tables_given: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    format: int = FORMAT

    def as_json(self) -> dict[str, Any]:
        """Return the content of `plan.json`."""
        facts = asdict(self)
        facts["first_week"] = self.first_week.isoformat()
        return facts

    @classmethod
    def from_json(cls, facts: dict[str, Any]) -> PlanMeta:
        """Read the content of `plan.json`; members not known to this version are left out.

        Raises
        ------
        KeyError, TypeError, ValueError
            When a member is missing or wrong.
        """
        known = {name: facts[name] for name in cls.__dataclass_fields__ if name in facts}
        known["first_week"] = dt.date.fromisoformat(known["first_week"])
        if not isinstance(known["weeks"], int) or known["weeks"] < 1:
            raise ValueError("weeks")
        for name in ("rules_off", "assumed", "tables_given", "reasons", "changes"):
            known[name] = tuple(known.get(name, ()))
        return cls(**known)

    def but(self, **facts: Any) -> PlanMeta:
        """Return the same with some facts replaced."""
        return replace(self, **facts)
