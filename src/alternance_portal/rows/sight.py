"""Who may see which rows, said once for all tables.

A table is about a *subject*. What somebody may see of a subject, and of whose rows, follows from the roles they have
(`people.models.Role`); a person also sees what is about themselves, and a class head the class.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from typing import Any, Protocol, TypeVar

from django.db import models
from django.db.models import Q

__all__ = ["Actor", "Everyones", "Rows", "Subject"]


class Subject(StrEnum):
    """What tables are about."""

    OPEN = "open"  #: what is taught, practised and offered: everybody who takes part plans by it
    LEARNERS = "learners"  #: students, what they can, want and need
    STAFF = "staff"  #: teachers, their time and what is asked of them
    DEMAND = "demand"  #: what an enterprise expects to need: a secret of its business
    CHOICES = "choices"  #: who ranks whom: seen by those who run the round, and by those who say it


class Everyones:
    """All organisations: what somebody may see of them is not bound to a few."""


class Actor(Protocol):
    """Somebody who asks, as far as rows are concerned."""

    @property
    def persons(self) -> Collection[str]:
        """Ids of the community's persons who they are: a student's, a teacher's."""

    def sees(self, subject: Subject) -> Collection[int] | type[Everyones]:
        """Return the organisations of whose rows they see those about a subject."""


Model = TypeVar("Model", bound=models.Model, covariant=True)


class Rows(models.QuerySet[Model]):
    """Rows of a table of the community; what is shown to anybody is asked by `visible_to`."""

    def visible_to(self, actor: Actor) -> Rows[Model]:
        """Return the rows that an actor may see.

        A row of whom they see nothing, and one that does not exist, are the same to whoever asks.
        """
        model: Any = self.model
        seen = actor.sees(model.subject)
        if seen is Everyones:
            return self
        allowed = Q(owner__in=seen)
        for organisation in model.shared_with:
            allowed |= Q(**{f"{organisation}__in": seen})
        for person in model.persons:
            allowed |= Q(**{f"{person}__in": actor.persons})
        if seen:  # what nobody owns is for all who see the subject at all
            allowed |= Q(owner=None)
        return self.filter(allowed)
