"""Community → rows: all of it, or, when anything goes wrong, nothing."""

from __future__ import annotations

from typing import Any

import polars as pl
from django.db import models, transaction

from alternance.community import Community
from alternance.community.schema import TABLES
from alternance_portal.columns import field_of
from alternance_portal.plans.models import Frame
from alternance_portal.plans.snapshot.changes import Changes, changes
from alternance_portal.plans.snapshot.reading import NoCommunityError, lookups, snapshot
from alternance_portal.rows import Named, Row, models_in_order, set_owners

__all__ = ["differences", "put"]

#: Rows that one statement writes, and keys that one statement names.
ROWS, KEYS = 500, 500


@transaction.atomic
def put(new: Community, *, removing: bool = True) -> dict[str, Changes]:
    """Make rows of `new`, and return what has changed, by table.

    Parameters
    ----------
    new : Community
        As read and found right.
    removing : bool
        Whether rows that `new` lacks go. False: they stay, as where somebody brings only a part.

    Notes
    -----
    Linear in the cells; rows that stay as they are are not written.
    """
    found = differences(new)
    Frame.of(new.meta).save()
    for model in models_in_order():
        if known := found.get(model.cells.table):
            _add(model, known.added)
            _change(model, known.changed)
    for model in reversed(models_in_order()):
        if removing and (known := found.get(model.cells.table)):
            _remove(model, known.removed)
    set_owners()
    return found


def differences(new: Community) -> dict[str, Changes]:
    """Return what `put` would change."""
    try:
        return changes(snapshot().tables, new)
    except NoCommunityError:
        return changes(None, new)


def _add(model: type[Row], rows: pl.DataFrame) -> None:
    itself = _to_itself(model)
    model.objects.bulk_create(_made(model, rows.with_columns(pl.lit(None).alias(column) for column in itself)), ROWS)
    for column in itself:  # once all stand that a row of the same table may name
        _change(model, rows.filter(pl.col(column).is_not_null()))


def _change(model: type[Row], rows: pl.DataFrame) -> None:
    if not rows.height:
        return
    key, known, made = TABLES[model.cells.table].primary_key(), _known(model), _made(model, rows)
    for row, its in zip(made, rows.select(key).iter_rows(), strict=True):
        row.pk = known[its]
    fields = [field_of(column) for column in rows.columns if column not in key]
    model.objects.bulk_update(made, [*fields, "sought", "sorted_by"] if issubclass(model, Named) else fields, ROWS)


def _remove(model: type[Row], keys: pl.DataFrame) -> None:
    if not keys.height:
        return
    known = _known(model)  # without those that have gone with what their key names
    gone = [known[key] for key in keys.iter_rows() if key in known]
    batches = [model.objects.filter(pk__in=gone[begin : begin + KEYS]) for begin in range(0, len(gone), KEYS)]
    for column in _to_itself(model):
        for batch in batches:
            batch.update(**{field_of(column): None})
    for batch in batches:
        batch.delete()


def _made(model: type[Row], rows: pl.DataFrame) -> list[Row]:
    """Return rows of a table as rows of its model, not saved yet."""
    fields = {}
    for column in rows.columns:
        values = rows[column].to_list()
        if reference := _references(model).get(column):
            ids = {None: None} | dict(_model(reference).objects.values_list("key", "pk"))
            fields[reference.attname] = [ids[value] for value in values]
        else:
            fields[field_of(column)] = values
    made = [model(**dict(zip(fields, row, strict=True))) for row in zip(*fields.values(), strict=True)]
    for row in made:
        if isinstance(row, Named):
            row.fold()
    return made


def _references(model: type[Row]) -> dict[str, models.ForeignKey[Any, Any]]:
    fields = {column: model._meta.get_field(field_of(column)) for column in TABLES[model.cells.table].columns()}
    return {column: field for column, field in fields.items() if isinstance(field, models.ForeignKey)}


def _model(reference: models.ForeignKey[Any, Any]) -> Any:
    """Return the model of the rows named; which fields it has is known by its table alone."""
    return reference.related_model


def _to_itself(model: type[Row]) -> list[str]:
    return [column for column, field in _references(model).items() if _model(field) is model]


def _known(model: type[Row]) -> dict[tuple[Any, ...], int]:
    """Return the number of each row in the database, by its key."""
    asked = lookups(model)
    key = [asked[column] for column in TABLES[model.cells.table].primary_key()]
    return {row[:-1]: row[-1] for row in model.objects.values_list(*key, "pk")}
