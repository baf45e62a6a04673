"""Whose each row is, set anew after rows have come from outside."""

from __future__ import annotations

from django.db.models import F, Q

from alternance_portal.rows.kept import models_in_order

__all__ = ["set_owners"]


def set_owners() -> None:
    """Set the owner of every row whose owner is another than its references say; a statement a table."""
    for model in models_in_order():
        owner = model.owner_expression()
        if owner is not None:
            differs = Q(owner=None, said__isnull=False) | Q(owner__isnull=False, said=None) | ~Q(owner=F("said"))
            model.objects.alias(said=owner).filter(differs).update(owner=owner)
