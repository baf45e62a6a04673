"""Which model keeps which table, and in which order tables are filled so that what a row names stands already."""

from __future__ import annotations

from functools import cache
from graphlib import TopologicalSorter
from typing import Any

from django.apps import apps

from alternance.community.schema import TABLES
from alternance_portal.rows.row import Row

__all__ = ["kept", "models_in_order"]


@cache
def kept() -> dict[str, Any]:
    """Return the model of each table of the community; its fields are known by the table alone."""
    rows: list[type[Row]] = [model for model in apps.get_models() if issubclass(model, Row)]
    return {model.cells.table: model for model in rows}


@cache
def models_in_order() -> tuple[type[Row], ...]:
    """Return all models, each after those that it refers to (itself aside)."""
    return tuple(TopologicalSorter({model: _needs(model) for model in kept().values()}).static_order())


def _needs(model: type[Row]) -> set[Any]:
    tables = {table for column in TABLES[model.cells.table].columns() for table in model.cells.refers(column)}
    return ({kept()[table] for table in tables} | {kept()["organisations"]}) - {model}
