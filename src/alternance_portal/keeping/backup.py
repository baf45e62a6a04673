"""All rows into one file, as of one moment, whichever database holds them."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import zipfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction

from alternance_portal.keeping.content import FACTS, FORMAT, columns, file_of, kept_models
from alternance_portal.keeping.state import migrations

__all__ = ["back_up"]


def back_up(path: Path, now: dt.datetime) -> dict[str, int]:
    """Write all rows to `path`, and return the number of rows by model.

    Raises
    ------
    FileExistsError
        Where there is such a file: a backup never takes another's place.

    Notes
    -----
    Written beside and renamed once it is whole. Linear in the rows, of which few are in memory at a time.
    """
    if path.exists():
        raise FileExistsError(17, "File exists", str(path))
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with transaction.atomic(), zipfile.ZipFile(beside, "x", zipfile.ZIP_DEFLATED) as archive:
            _as_of_one_moment()
            files = {file_of(model): _rows(archive, model) for model in kept_models()}
            facts = {
                "format": FORMAT, "version": version("alternance"), "made": now.isoformat(),
                "migrations": migrations(), "files": files,
            }  # fmt: skip
            archive.writestr(FACTS, json.dumps(facts, indent=1))
        os.link(beside, path)  # unlike renaming, never over another's file
    finally:
        beside.unlink(missing_ok=True)
    return {name: facts["rows"] for name, facts in files.items()}


def _as_of_one_moment() -> None:
    """Let all that follows see the same rows; SQLite's transactions do so by themselves."""
    if connection.vendor == "postgresql" and not connection.savepoint_ids:
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def _rows(archive: zipfile.ZipFile, model: type[models.Model]) -> dict[str, Any]:
    digest, count = hashlib.sha256(), 0
    with archive.open(file_of(model), "w", force_zip64=True) as file:
        for line in _lines(model):
            digest.update(line)
            file.write(line)
            count += 1
    return {"rows": count - 1, "sha256": digest.hexdigest()}


def _lines(model: type[models.Model]) -> Iterator[bytes]:
    names = [field.attname for field in columns(model)]
    yield _line(names)
    for row in model._default_manager.order_by("pk").values_list(*names).iterator(chunk_size=5_000):
        yield _line(row)


def _line(values: Any) -> bytes:
    return (json.dumps(list(values), cls=DjangoJSONEncoder, ensure_ascii=False) + "\n").encode()
