"""A backup's rows into an empty portal: all of them or none."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models, transaction

from alternance.text import N_, say
from alternance_portal.keeping.content import FACTS, FORMAT, columns, file_of, kept_models
from alternance_portal.keeping.state import migrations

__all__ = ["BackupError", "restore"]

#: Rows that one statement writes.
ROWS = 500

_BROKEN = N_("{path} is no backup of a portal, or is damaged. Name a file that `alternance-portal backup` has written")
_FORMAT = N_("the backup is of format {found}, this version reads {known}. Use the version that wrote it")
_VERSION = N_("the backup was made by version {version}, whose tables are others. Restore it with that version first")
_FILLED = N_(
    "the portal has rows already ({table}). Restore into one that was just set up: name another ALTERNANCE_HOME or "
    "DATABASE_URL, and run `alternance-portal init`"
)
_COLUMNS = N_("{file} has other columns than this version. Use the version that wrote it")
_DAMAGED = N_("{file} is damaged: it is not what was written. Take another backup")


class BackupError(ValueError):
    """The file is no backup that this portal can take in; says why and what to do."""


def restore(path: Path) -> dict[str, int]:
    """Put a backup's rows into the portal, and return the number of rows by file.

    Raises
    ------
    BackupError
        Where the portal has rows already, or the file is none of ours, damaged, or of another version.
    """
    try:
        with zipfile.ZipFile(path) as archive, transaction.atomic():
            facts = _facts(archive)
            _must_suit(facts)
            for model in kept_models():
                _fill(model, archive, facts["files"][file_of(model)])
            _count_on()
    except (zipfile.BadZipFile, KeyError, json.JSONDecodeError, UnicodeDecodeError, EOFError) as error:
        raise BackupError(say(_BROKEN, path=path)) from error
    return {name: file["rows"] for name, file in facts["files"].items()}


def _facts(archive: zipfile.ZipFile) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(archive.read(FACTS))
    if facts.get("format") != FORMAT:
        raise BackupError(say(_FORMAT, found=facts.get("format"), known=FORMAT))
    return facts


def _must_suit(facts: dict[str, Any]) -> None:
    if facts["migrations"] != migrations():
        raise BackupError(say(_VERSION, version=facts["version"]))
    for model in kept_models():
        if model._default_manager.exists():
            raise BackupError(say(_FILLED, table=model._meta.label_lower))


def _fill(model: type[models.Model], archive: zipfile.ZipFile, said: dict[str, Any]) -> None:
    fields = columns(model)
    digest, made = hashlib.sha256(), []
    lines = _lines(archive, model, digest)
    if next(lines, None) != [field.attname for field in fields]:
        raise BackupError(say(_COLUMNS, file=file_of(model)))
    count = 0
    for row in lines:
        values = {field.attname: field.to_python(value) for field, value in zip(fields, row, strict=True)}
        made.append(model(**values))
        count += 1
        if len(made) == ROWS:
            model._default_manager.bulk_create(made)
            made.clear()
    model._default_manager.bulk_create(made)
    if (count, digest.hexdigest()) != (said["rows"], said["sha256"]):
        raise BackupError(say(_DAMAGED, file=file_of(model)))


def _lines(archive: zipfile.ZipFile, model: type[models.Model], digest: Any) -> Iterator[list[Any]]:
    with archive.open(file_of(model)) as file:
        for line in file:
            digest.update(line)
            yield json.loads(line)


def _count_on() -> None:
    """Let the next row's number come after the highest; a database that counts by itself is not told."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), kept_models()):
            cursor.execute(statement)
