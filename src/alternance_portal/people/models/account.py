"""Those who sign in."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from alternance_portal.words import later

__all__ = ["User"]


class Users(BaseUserManager["User"]):
    """How users are made."""

    def create_user(self, email: str | None = None, password: str | None = None, **facts: Any) -> User:
        """Make a user known by mail or by phone; without a password, a mailed code is the way in."""
        user = self.model(email=self.normalize_email(email) or None, **facts)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person who signs in, by mail or by phone number. What they may do is said by their roles, not here."""

    email = models.EmailField(later("mail address"), unique=True, null=True, blank=True)
    phone = models.CharField(later("phone number"), max_length=20, unique=True, null=True, blank=True)
    name = models.CharField(later("name"), max_length=200, help_text=later("as the person writes it"))
    language = models.CharField(later("language"), max_length=20, default="en")
    is_active = models.BooleanField(later("may sign in"), default=True)
    joined = models.DateTimeField(later("since"), auto_now_add=True)

    objects: ClassVar[Users] = Users()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(email__isnull=False) | Q(phone__isnull=False), name="user_can_be_reached"
            )
        ]

    def __str__(self) -> str:
        return self.name
