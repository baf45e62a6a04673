"""Every command and each of its options stands in docs/commands.md, and nothing stands there that there is not."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from alternance.cli import main
from alternance.cli.commands import COMMANDS

TEXT = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
SECTIONS = {part.partition("\n")[0].strip(): part for part in TEXT.split("\n## ")[1:]}


def options(name: str) -> set[str]:
    """Return the options of a command, and of the commands below it."""
    command = main.get_command(click.Context(main), name)
    assert command is not None
    below = list(command.commands.values()) if isinstance(command, click.Group) else []
    return {word for each in (command, *below) for p in each.params for word in p.opts if word.startswith("--")}


def test_the_sections_are_the_commands_in_their_order() -> None:
    assert list(SECTIONS) == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_section_has_an_example_every_option_and_the_exit_codes(name: str) -> None:
    section = SECTIONS[name]
    assert f"alternance {name} " in section
    named = set(re.findall(r"--[a-z][a-z-]+", section))
    assert options(name) <= named
    known = options(name) | {"--out"}  # of the next command in an example
    assert named <= known
    assert "Exit: 0" in section
