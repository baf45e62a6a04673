"""Texts that cells share: a cell may name a text that stands once in the file, so that few bytes can mean very many."""

from __future__ import annotations

from xml.parsers import expat

from alternance.community.unpacking import damaged

__all__ = ["lengths"]


def lengths(part: bytes) -> list[int]:
    """Return the number of characters of each shared text.

    Raises
    ------
    Refused
        When the XML is not well-formed.
    """
    found: list[int] = []

    def start(name: str, _attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == "si":
            found.append(0)

    def text(text: str) -> None:
        if found:
            found[-1] += len(text)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.CharacterDataHandler = text
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise damaged(error) from None
    return found
