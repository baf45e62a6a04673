"""What the community says of itself: its title, the weeks that are planned, the rule packs in force."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from alternance.community import Meta as Facts
from alternance.community.meta import Weights
from alternance_portal.words import later

__all__ = ["Frame"]


class Frame(models.Model):
    """The facts of `community.json`, in the one row that a portal has of them."""

    #: The only row's.
    ONLY = 1

    title = models.CharField(later("title"), max_length=400)
    first_week = models.DateField(later("first week planned"))
    weeks = models.PositiveIntegerField(later("number of weeks"))
    language = models.CharField(later("language"), max_length=20, default="en")
    time_zone = models.CharField(later("time zone"), max_length=60, default="UTC")
    country = models.CharField(later("country"), max_length=2, blank=True)
    region = models.CharField(later("region"), max_length=10, blank=True)
    lesson_minutes = models.PositiveIntegerField(later("minutes of a lesson"), default=45)
    packs = models.JSONField(later("rule packs in force"), default=list)
    weights = models.JSONField(later("weights of the calendar's terms"), default=dict)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(pk=1), name="one_frame"),
        ]

    def __str__(self) -> str:
        return self.title

    @classmethod
    def of(cls, facts: Facts) -> Frame:
        """Return the row that keeps `facts`."""
        known: dict[str, Any] = {name: value for name, value in asdict(facts).items() if name != "format"}
        return cls(pk=cls.ONLY, **known | {"packs": list(facts.packs)})

    def facts(self) -> Facts:
        """Return what the row keeps, as planning reads it."""
        known = {field.name: getattr(self, field.name) for field in fields(Facts) if field.name != "format"}
        return Facts(**known | {"packs": tuple(self.packs), "weights": Weights(**self.weights)})
