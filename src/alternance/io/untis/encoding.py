"""In which encoding a file was written, as far as its bytes tell: UTF-8, UTF-16, GB 18030 or Windows-1252."""

from __future__ import annotations

import codecs

__all__ = ["ENCODINGS", "decoded"]

#: What one may choose, and what that is here.
ENCODINGS = {"utf-8": "utf-8", "windows-1252": "cp1252", "gb18030": "gb18030"}
#: First bytes in GB 2312 of punctuation, letters and common signs; rarer signs follow from 0xD8 on.
_COMMON = range(0xA1, 0xD8)
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decoded(content: bytes, encoding: str | None = None) -> str:
    """Return the text.

    Parameters
    ----------
    encoding : str or None
        A key of `ENCODINGS`; None: it is found out. Signs that it does not know become U+FFFD.

    Notes
    -----
    Bytes that are UTF-8 are nothing else, but for chance. Chinese and Windows-1252 are told apart by neighbours: in
    Chinese text nearly every byte from 0x80 on has another one beside it, and the pair is one of the 3,755 common signs
    of GB 2312 or its punctuation; in European text such a byte mostly stands between plain letters, and where two
    stand together they are small letters, which GB 18030 makes rare signs of (öß: 鲞).
    """
    if encoding is not None:
        return content.decode(ENCODINGS[encoding], errors="replace").removeprefix("\ufeff")
    if content.startswith(_UTF_16):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _chinese(content) or content.decode("cp1252", errors="replace")


def _chinese(content: bytes) -> str:
    """Return the text where it is GB 18030; empty where it is not."""
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    signs = [sign for sign in text if sign > "\x7f"]
    common = sum(1 for sign in signs if _is_common(sign))
    return text if 2 * common > len(signs) else ""


def _is_common(sign: str) -> bool:
    """Tell whether a sign stands in the rows of GB 2312 with punctuation, letters and the signs of the first level."""
    try:
        return sign.encode("gb2312")[0] in _COMMON
    except UnicodeEncodeError:
        return False
