"""Five columns whose names Python, Django or the portal keeps for itself; a field is called as its column else."""

from __future__ import annotations

__all__ = ["column_of", "field_of"]

#: Column of a community's table → field of a model.
_FIELDS = {"id": "key", "from": "begins", "to": "ends", "for": "kept_for", "owner": "in_charge"}
_COLUMNS = {field: column for column, field in _FIELDS.items()}


def field_of(column: str) -> str:
    """Return the field that holds a column."""
    return _FIELDS.get(column, column)


def column_of(field: str) -> str:
    """Return the column that a field holds."""
    return _COLUMNS.get(field, field)
