"""Rows → Community."""

from __future__ import annotations

import polars as pl
from django.db import transaction

from alternance.community import Community
from alternance.community.schema import TABLES
from alternance_portal.columns import field_of
from alternance_portal.plans.models import Frame
from alternance_portal.rows import Row, kept

__all__ = ["NoCommunityError", "lookups", "snapshot"]


class NoCommunityError(LookupError):
    """The portal has no community yet."""


@transaction.atomic
def snapshot() -> Community:
    """Return the community that all rows make, as of one moment.

    Raises
    ------
    NoCommunityError
        Where nothing has been loaded or entered yet.

    Notes
    -----
    One query a table; linear in the cells.
    """
    try:
        frame = Frame.objects.get()
    except Frame.DoesNotExist as error:
        raise NoCommunityError from error
    return Community(frame.facts(), {name: _table(model) for name, model in kept().items()})


def lookups(model: type[Row]) -> dict[str, str]:
    """Return for each column of a model's table what asks the database for its value: references by their ids."""
    fields = {column: field_of(column) for column in TABLES[model.cells.table].columns()}
    refers = {field.name for field in model._meta.get_fields() if field.many_to_one}
    return {column: f"{field}__key" if field in refers else field for column, field in fields.items()}


def _table(model: type[Row]) -> pl.DataFrame:
    asked = lookups(model)
    rows = model.objects.order_by().values_list(*asked.values()).iterator(chunk_size=10_000)
    # text first, so that a value that the schema's lists do not know any more is named by the cast
    schema = {
        column: pl.String if isinstance(kind, pl.Enum) else kind
        for column, kind in TABLES[model.cells.table].create_empty().schema.items()
    }
    return pl.DataFrame(list(rows), schema=schema, orient="row")
