"""The portal's command line: set it up, fill it, keep it safe, ask it how it is. One file a command."""

from __future__ import annotations

import os

import click

from alternance.cli.click_words import lend_catalogue
from alternance.cli.commands import Commands
from alternance.text import _, from_environment, use_language

__all__ = ["COMMANDS", "main"]

#: Command → module, in the order in which they are needed.
COMMANDS = {name: f"alternance_portal.cli.{name}" for name in (
    "init", "load", "person", "serve", "save", "backup", "restore", "doctor",
)}  # fmt: skip

use_language(from_environment(os.environ))  # before any command's help is made
lend_catalogue()


@click.group(
    cls=Commands,
    modules=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    help=_(
        "Run the portal in which a school and its enterprises plan together.\n\n"
        "Begin with `alternance-portal init`, then `alternance-portal load FOLDER`. Rows are kept in a file below "
        "ALTERNANCE_HOME, or in the PostgreSQL database that DATABASE_URL names."
    ),
)
@click.version_option(package_name="alternance", prog_name="alternance-portal")
def main() -> None:
    """Run a command."""
