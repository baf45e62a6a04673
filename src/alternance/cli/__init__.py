"""The command line: one file a command. What a command needs is loaded when it runs: help and check load no solver."""

from __future__ import annotations

import os

import click

from alternance.cli.click_words import lend_catalogue
from alternance.cli.commands import Commands
from alternance.text import _, from_environment, use_language

__all__ = ["main"]

use_language(from_environment(os.environ))  # before any command's help is made
lend_catalogue()


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    help=_(
        "Plan the enterprise school community: nobody works before learning, and nobody learns what no one needs.\n\n"
        "A community is a folder of CSV files or one spreadsheet; a plan is a folder with a report to open. "
        "Begin with `alternance new`, or try `alternance plan examples/small --out out/small`."
    ),
)
@click.version_option(package_name="alternance", prog_name="alternance")
def main() -> None:
    """Run a command."""
