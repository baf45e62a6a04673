"""How many rows of each table somebody sees, in one question."""

from __future__ import annotations

from django.db.models import Count, Value

from alternance_portal.rows import Actor, kept

__all__ = ["counts"]


def counts(actor: Actor) -> dict[str, int]:
    """Return table → number of rows that `actor` sees; tables of which they see none are not there."""
    first, *others = (
        model.objects.visible_to(actor)
        .order_by()
        .annotate(table=Value(name))
        .values("table")
        .annotate(rows=Count("pk"))
        for name, model in kept().items()
    )
    return {row["table"]: row["rows"] for row in first.union(*others, all=True)}
