"""What a backup holds: which models' rows, and how a row is written."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import models

__all__ = ["FACTS", "FORMAT", "columns", "file_of", "kept_models"]

#: The format that this version writes.
FORMAT = 1
#: The file with what the backup says of itself.
FACTS = "backup.json"
#: Rows that setting up makes by itself.
_MADE_ANEW = ("contenttypes.contenttype", "auth.permission")


def kept_models() -> list[type[models.Model]]:
    """Return every model whose rows a backup holds, by name."""
    every = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    return sorted((m for m in every if m._meta.label_lower not in _MADE_ANEW), key=lambda m: m._meta.label_lower)


def columns(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """Return the fields of which a row is written, in their order."""
    return list(model._meta.concrete_fields)


def file_of(model: type[models.Model]) -> str:
    """Return the name of the file of a model's rows: a line a row, as JSON, the fields' names first."""
    return f"{model._meta.label_lower}.jsonl"
