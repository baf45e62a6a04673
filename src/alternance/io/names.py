"""Names as people write them: compared without case, accents, punctuation or an enterprise's legal form."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["firm_key", "plain", "slug", "words"]

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
#: Legal forms and the little words around them, as they read once `plain`.
_LEGAL = frozenset(
    "gmbh mbh ag kg kgaa ohg gbr ug ek e k se eg ev co cie haftungsbeschraenkt inc incorporated "
    "ltd limited llc plc corp corporation company sa sarl srl spa bv nv oy ab as".split()
)
_LEGAL_CHINESE = re.compile(r"(股份有限公司|有限责任公司|有限公司|公司)$")


def plain(text: str) -> str:
    """Return `text` in small letters, umlauts written out, all but letters and digits as single blanks.

    Examples
    --------
    >>> plain("  LF 7:  Drehen/Fräsen ")
    'lf 7 drehen fraesen'
    """
    small = unicodedata.normalize("NFKC", text).casefold().translate(_GERMAN)
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", small) if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[\W_]+", " ", bare).split())


def words(text: str) -> tuple[str, ...]:
    """Return the words of `text`; letters and digits are parted, so that LF7 reads as LF 7."""
    return tuple(re.findall(r"\d+|[^\W\d_]+", plain(text)))


def firm_key(name: str) -> str:
    """Return what two spellings of one enterprise share.

    Examples
    --------
    >>> firm_key("Müller GmbH") == firm_key("Mueller GmbH & Co. KG")
    True
    """
    short = _LEGAL_CHINESE.sub("", plain(name).replace(" ", "")) if re.search(r"[一-鿿]", name) else plain(name)
    kept = [word for word in short.split() if word not in ("und", "and")]
    # a legal form stands at the end: E & K Technik keeps its letters
    while len(kept) > 1 and kept[-1] in _LEGAL:
        kept.pop()
    return " ".join(kept) or short


def slug(name: str) -> str:
    """Return `name` as a part of an id: its letters and digits, other signs as a hyphen."""
    return re.sub(r"[^\w.]+", "-", name.strip()).strip("-.").lower() or "class"
