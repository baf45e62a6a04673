"""Words that Click prints by itself, marked here so that the catalogues hold them: Click asks gettext for them."""

from __future__ import annotations

import gettext
import os

from alternance.text import LOCALE, N_, language

__all__ = ["WORDS", "lend_catalogue"]

WORDS = (
    N_("Usage:"), N_("Options"), N_("Commands"), N_("Show this message and exit."), N_("Show the version and exit."),
    N_("Error: {message}"), N_("Try '{command} {option}' for help."), N_("Missing argument"), N_("Missing option"),
    N_("Missing parameter"), N_("default: {default}"), N_("required"), N_("No such command {name!r}."),
    N_("No such option {name!r}."), N_("Invalid value: {message}"), N_("Invalid value for {param_hint}: {message}"),
    N_("Got unexpected extra argument ({args})"), N_("Got unexpected extra arguments ({args})"),
    N_("{value!r} is not a valid {number_type}."), N_("{value} is not in the range {range}."),
    N_("{value!r} is not {choice}."), N_("{value!r} is not one of {choices}."), N_("[OPTIONS]"),
    N_("Option {name!r} requires an argument."), N_("(env var: {var})"), N_("env var: {var}"),
)  # fmt: skip


def lend_catalogue() -> None:
    """Let gettext's default domain be ours in the language in use; Click finds its words there."""
    if language() == "en":  # Click's own words are English: nothing is to be lent
        return
    gettext.bindtextdomain("alternance", str(LOCALE))
    gettext.textdomain("alternance")
    os.environ["LANGUAGE"] = language().replace("-", "_")
