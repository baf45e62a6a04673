"""Django's fields, of which migrations keep only what the database needs to know.

Help, choices and bounds come from the library's schema; said again in a migration, each better wording there would
ask for a migration here.
"""

from __future__ import annotations

from typing import Any

from django.db import models

__all__ = ["Choice", "Day", "Flag", "Folded", "Number", "Reference", "Text", "Whole"]

#: What a database does not keep.
_TOLD = ("choices", "help_text", "validators", "verbose_name")


class _Column:
    """Goes before a field of Django's."""

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Return the field of Django's that a migration names instead."""
        name, _path, arguments, facts = super().deconstruct()  # type: ignore[misc]
        plain = next(kind for kind in type(self).__mro__ if kind.__module__.startswith("django.db.models"))
        kept = {fact: value for fact, value in facts.items() if fact not in _TOLD}
        return name, f"django.db.models.{plain.__name__}", arguments, kept


class Text(_Column, models.CharField):  # type: ignore[type-arg]
    """Text, or an id."""


class Choice(_Column, models.CharField):  # type: ignore[type-arg]
    """One of a few words."""


class Whole(_Column, models.BigIntegerField):  # type: ignore[type-arg]
    """A whole number."""


class Number(_Column, models.FloatField):  # type: ignore[type-arg]
    """A number with a decimal point."""


class Day(_Column, models.DateField):  # type: ignore[type-arg]
    """A day, or a week by its Monday."""


class Flag(_Column, models.BooleanField):  # type: ignore[type-arg]
    """Yes or no."""


class Reference(_Column, models.ForeignKey):  # type: ignore[type-arg]
    """A row of another table."""


class Folded(models.TextField):  # type: ignore[type-arg]
    """Text that is compared byte by byte, whatever the database's own order is."""

    def db_parameters(self, connection: Any) -> Any:
        """Return the column's type, with the collation that compares bytes."""
        collation = {"postgresql": "C", "sqlite": "BINARY"}[connection.vendor]
        return super().db_parameters(connection) | {"collation": collation}
