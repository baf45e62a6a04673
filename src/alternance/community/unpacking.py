"""An .xlsx file unpacked with bounds: whatever a file says of its size, only so much of it is ever unpacked.

The parts that matter are read here, counted as they come, and packed again for the reader of spreadsheets, so that it
sees what was counted and nothing else.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from alternance.community import bounds
from alternance.text import N_, _, say

__all__ = ["Refused", "damaged", "repacked", "unpacked"]

_CHUNK = 1 << 20
_WORKBOOK = "xl/workbook.xml"
#: First bytes → what such a file is.
_MAGIC = (
    (b"\xd0\xcf\x11\xe0", N_("an old workbook (.xls), or one with a password")),
    (b"%PDF", N_("a PDF")),
    (b"{\\rtf", N_("a text document")),
)
#: A part inside a packed file → what such a file is.
_KINDS = (
    ("xl/workbook.bin", N_("a binary workbook (.xlsb)")),
    ("word/document.xml", N_("a text document (.docx)")),
    ("ppt/presentation.xml", N_("a presentation (.pptx)")),
    ("content.xml", N_("an OpenDocument file (.ods, .odt)")),
    ("index/document.iwa", N_("a Numbers document")),
)


class Refused(Exception):  # noqa: N818 - it is what happened to the file
    """The file is not read; `code` and `facts` are those of a finding."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def unpacked(path: Path) -> dict[str, bytes]:
    """Return the parts of the workbook at `path` that hold cells, by lower-case name.

    Raises
    ------
    Refused
        When it is no .xlsx file, is broken, or unpacks to more than `bounds.BYTES` bytes.
    """
    try:
        if path.stat().st_size > bounds.FILE:
            raise Refused("too-big", limit=bounds.size(bounds.FILE))
        with path.open("rb") as file:
            _refuse_other_kinds(file.read(4096))
        with zipfile.ZipFile(path) as archive:
            return _parts(archive)
    except OSError as error:
        raise Refused("unreadable", why=error.strerror or str(error)) from None
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
        # RuntimeError: a part with a password; NotImplementedError: a way of packing that Python does not know
        raise damaged(error) from None


def damaged(error: object) -> Refused:
    """Return what is said of a file whose inside is broken; `error` says it in a programmer's words."""
    return Refused("unreadable", why=say("it is damaged ({detail})", detail=error))


def _refuse_other_kinds(head: bytes) -> None:
    if head.startswith(b"PK"):
        return
    if not head:
        raise Refused("not-xlsx", what=_("an empty file"))
    for magic, what in _MAGIC:
        if head.startswith(magic):
            raise Refused("not-xlsx", what=_(what))
    text = b"\0" not in head
    raise Refused("not-xlsx", what=_("a text file") if text else _("a file of another kind"))


def _parts(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries = {entry.filename.replace("\\", "/").lower(): entry for entry in archive.infolist()}
    if _WORKBOOK not in entries:
        what = next((_(what) for part, what in _KINDS if part in entries), _("a packed file of another kind"))
        raise Refused("not-xlsx", what=what)
    parts: dict[str, bytes] = {}
    left = bounds.BYTES
    for name, entry in entries.items():
        if _matters(name):
            with archive.open(entry) as packed:
                parts[name] = b"".join(_within(packed, left))
            left -= len(parts[name])
            if b"<!DOCTYPE" in parts[name] or b"<!ENTITY" in parts[name]:
                raise Refused("unreadable", why=_("it declares entities, which no spreadsheet programme does"))
    return parts


def _matters(name: str) -> bool:
    """Tell whether a part bears on cells: not pictures, drawings, macros."""
    return name in ("[content_types].xml", "_rels/.rels") or (
        name.startswith(("xl/worksheets/", "xl/workbook", "xl/_rels/", "xl/sharedstrings", "xl/styles"))
        and name.endswith((".xml", ".rels"))
    )


def _within(packed: Any, limit: int) -> Iterator[bytes]:
    while chunk := packed.read(_CHUNK):
        limit -= len(chunk)
        if limit < 0:
            raise Refused("too-big", limit=bounds.size(bounds.BYTES))
        yield chunk


def repacked(parts: dict[str, bytes]) -> io.BytesIO:
    """Return the parts packed again, not compressed."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    content.seek(0)
    return content
