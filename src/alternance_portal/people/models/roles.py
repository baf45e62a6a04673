"""What somebody is in the community, and what they see by it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from alternance_portal.people.models.who import Organisation
from alternance_portal.rows import Subject
from alternance_portal.words import later

__all__ = ["ALL_OF", "OWN_OF", "Kind", "Role"]


class Kind(models.TextChoices):
    """The roles of the loop. Mentors act by links and have none."""

    ADMINISTRATOR = "administrator", later("administrator")
    OFFICER = "officer", later("cooperation officer")
    LEAD = "lead", later("programme lead")
    HEAD = "head", later("class head")
    COORDINATOR = "coordinator", later("enterprise coordinator")
    TUTOR = "tutor", later("tutor")
    STUDENT = "student", later("student")


#: Role → subjects of which they see the rows of the role's own organisation.
OWN_OF: dict[str, frozenset[Subject]] = {
    Kind.ADMINISTRATOR: frozenset({Subject.LEARNERS, Subject.STAFF}),
    Kind.OFFICER: frozenset({Subject.LEARNERS, Subject.STAFF, Subject.CHOICES}),
    Kind.COORDINATOR: frozenset({Subject.LEARNERS, Subject.DEMAND, Subject.CHOICES}),
}
#: Role → subjects of which they see everybody's rows. A forecast is its firm's: one officer sees it, others see sums.
ALL_OF: dict[str, frozenset[Subject]] = {
    Kind.OFFICER: frozenset({Subject.DEMAND}),
}


class Role(models.Model):
    """What a user is: an enterprise's coordinator, a school's officer, this student.

    Attributes
    ----------
    organisation : Organisation or None
        Whose; none: the alliance's.
    person : str
        Id of the community's person who the user is, where the role is about one: a student's, a teacher's. The
        community knows people by id, names stand with users alone.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="roles")
    kind = models.CharField(later("role"), max_length=20, choices=Kind.choices)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    person = models.CharField(later("id of the person"), max_length=120, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["user", "kind", "organisation", "person"], name="one_role", nulls_distinct=False
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.organisation or later('alliance')}"
