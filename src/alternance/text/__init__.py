"""The one message catalogue: every text that a user reads passes through here.

Texts stand in English where they are used, marked `_("…")` (translated at once) or `N_("…")` (translated when
shown); catalogues of other languages lie in `locale/<language>/LC_MESSAGES/alternance.mo`. Values are put in by
name, after translation: `say("{rows} rows", rows=3)`.
"""

from __future__ import annotations

import gettext
from contextvars import ContextVar
from functools import cache
from pathlib import Path

__all__ = ["N_", "_", "language", "say", "use_language"]

LOCALE = Path(__file__).parent / "locale"
_language: ContextVar[str] = ContextVar("alternance_language", default="en")


@cache
def _catalogue(name: str) -> gettext.NullTranslations:
    return gettext.translation("alternance", LOCALE, [name.replace("-", "_")], fallback=True)


def use_language(name: str) -> None:
    """Show texts in the language `name` (a BCP 47 tag such as ``de`` or ``zh-Hans``) in this context from now on."""
    _language.set(name)


def language() -> str:
    """Return the language in use."""
    return _language.get()


def _(text: str) -> str:
    """Translate `text` now."""
    return _catalogue(_language.get()).gettext(text)


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for "mark, translate later"
    """Mark `text` for the catalogue; it is translated when it is shown."""
    return text


def say(text: str, /, **values: object) -> str:
    """Translate `text`, then put the values in by name."""
    return _(text).format(**values)
