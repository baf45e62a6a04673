"""Files of a folder read with care: nothing outside it, nothing that is no file, no more than a bound."""

from __future__ import annotations

from dataclasses import dataclass

from alternance.community import bounds
from alternance.community.csv_rows import row_at
from alternance.community.findings import Place
from alternance.community.source import Source
from alternance.text import _

__all__ = ["Files"]


@dataclass
class Files:
    """The files of the folder of `source`; what is wrong with one becomes a finding of it.

    Attributes
    ----------
    left : int
        Bytes that may still be read, over all files.
    """

    source: Source
    left: int

    def data(self, name: str, most: int | None = None) -> bytes | None:
        """Return the content of file `name`, of at most `most` bytes; None where it cannot be had."""
        data = self._bytes(name, self.left if most is None else min(most, self.left))
        self.left -= len(data or b"")
        return data

    def text(self, name: str, most: int | None = None) -> str | None:
        """Return the text of file `name`, of at most `most` bytes; None where it cannot be had."""
        data = self.data(name, most)
        if data is None:
            return None
        if encoding := _other_encoding(data[:4000]):
            self.source.find("encoding", Place(name, 1), encoding=encoding)
            return None
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            row = row_at(data[: error.start].decode("utf-8-sig"))
            word = _word_around(data, error.start).decode("cp1252", "replace")
            self.source.find("encoding", Place(name, row), word, encoding=_("an older encoding such as Windows-1252"))
            return None

    def _bytes(self, name: str, most: int) -> bytes | None:
        path, place = self.source.path / name, Place(name)
        try:
            inside = path.resolve().is_relative_to(self.source.path.resolve())
            if inside and path.is_file():
                with path.open("rb") as file:
                    data = file.read(most + 1)  # a file may be longer than it says
                if len(data) <= most:
                    return data
                self.source.find("too-big", place, limit=bounds.size(most))
            elif inside:  # a folder, or something that never ends
                self.source.find("unreadable", place, why=_("it is not a file"))
            else:
                self.source.find("outside", place, str(path.resolve()))
        except RuntimeError:  # a link that leads to itself
            self.source.find("unreadable", place, why=_("it is not a file"))
        except OSError as error:
            self.source.find("unreadable", place, why=error.strerror or str(error))
        return None


def _other_encoding(head: bytes) -> str:
    """Return how a file is encoded that decodes as UTF-8 and holds no text of ours; empty: it may be."""
    zeros = head.count(0) / max(len(head), 1)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or 0.2 < zeros < 0.8:
        return "UTF-16"
    return _("zeros instead of text") if zeros >= 0.8 else ""


def _word_around(data: bytes, at: int) -> bytes:
    marks = b' ,;\t\r\n"'
    first, last = at, at
    while first > 0 and data[first - 1] not in marks and at - first < 30:
        first -= 1
    while last < len(data) and data[last] not in marks and last - at < 30:
        last += 1
    return data[first:last]
