"""The one message catalogue: every text that a user reads passes through here.

Texts stand in English where they are used, marked `_("…")` (translated at once) or `N_("…")` (translated when
shown); catalogues of other languages lie in `locale/<language>/LC_MESSAGES/alternance.po`, compiled beside it. Values
are put in by name, after translation: `say("{rows} rows", rows=3)`; where the number decides the form,
`many("{n} row", "{n} rows", 3)`.
"""

from __future__ import annotations

import gettext
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

__all__ = [
    "LANGUAGES",
    "LOCALE",
    "N_",
    "_",
    "from_environment",
    "in_language",
    "language",
    "many",
    "nearest",
    "padded",
    "say",
    "use_language",
]

#: Languages with a complete catalogue, English first: BCP 47 tag → its own name.
LANGUAGES = {"en": "English", "zh-Hans": "简体中文", "ru": "Русский"}
#: Where the catalogues lie.
LOCALE = Path(__file__).parent / "locale"
#: Variables of the environment that say a user's language, the first that is set goes.
ENVIRONMENT = ("ALTERNANCE_LANGUAGE", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_language: ContextVar[str] = ContextVar("alternance_language", default="en")


@cache
def _catalogue(name: str) -> gettext.NullTranslations:
    return gettext.translation("alternance", LOCALE, [name.replace("-", "_")], fallback=True)


def use_language(name: str) -> None:
    """Show texts in the language `name` (a BCP 47 tag such as ``de`` or ``zh-Hans``) in this context from now on."""
    _language.set(name)


@contextmanager
def in_language(name: str) -> Iterator[None]:
    """Show texts in the language `name` inside the block."""
    before = _language.set(name)
    try:
        yield
    finally:
        _language.reset(before)


def language() -> str:
    """Return the language in use."""
    return _language.get()


def nearest(*wanted: str) -> str:
    """Return the first language of `wanted` (BCP 47 tags or POSIX locales) that has a catalogue; English without one.

    Examples
    --------
    >>> nearest("de_DE.UTF-8", "ru_RU.UTF-8")
    'ru'
    >>> nearest("zh-CN"), nearest("C")
    ('zh-Hans', 'en')
    """
    for name in wanted:
        tag = name.split(".")[0].split("@")[0].replace("_", "-").lower()
        for known in LANGUAGES:
            if tag == known.lower() or tag.split("-")[0] == known.split("-")[0]:
                return known
    return "en"


def from_environment(variables: Mapping[str, str]) -> str:
    """Return the language that the variables of an environment ask for (`ENVIRONMENT`)."""
    said = next((variables[name] for name in ENVIRONMENT if variables.get(name)), "")
    return nearest(*said.split(":"))


def _(text: str) -> str:
    """Translate `text` now."""
    return _catalogue(_language.get()).gettext(text)


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for "mark, translate later"
    """Mark `text` for the catalogue; it is translated when it is shown."""
    return text


def padded(text: str, width: int) -> str:
    """Return `text` with blanks up to `width` columns of a terminal, in which a Chinese letter takes two.

    Examples
    --------
    >>> padded("plan", 6) + "|", padded("方案", 6) + "|"
    ('plan  |', '方案  |')
    """
    taken = sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
    return text + " " * max(0, width - taken)


def say(text: str, /, **values: object) -> str:
    """Translate `text`, then put the values in by name."""
    return _(text).format(**values)


def many(one: str, more: str, number: int, /, **values: object) -> str:
    """Translate in the form that `number` asks for, then put the values in; `n` is the number unless given.

    Examples
    --------
    >>> many("{n} row in {file}", "{n} rows in {file}", 3, file="aims.csv")
    '3 rows in aims.csv'
    """
    return _catalogue(_language.get()).ngettext(one, more, number).format(**{"n": number, **values})
