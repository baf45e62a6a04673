"""What pages tell their readers to type is understood, and what the tutorial says of the small school's year is so."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest
from tools.tree import ROOT

import alternance as alt
from alternance.cli import main

TUTORIAL = ROOT / "docs" / "tutorial"
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md")])
BLOCK = re.compile(r"^```(?:sh|bash)?\n(.*?)^```", flags=re.DOTALL | re.MULTILINE)


def typed(text: str) -> list[str]:
    """Return every command line of `alternance` that stands in a block of its own."""
    lines = [line for block in BLOCK.findall(text) for line in block.replace("\\\n", " ").splitlines()]
    return [line for line in lines if line.startswith("alternance ")]


def not_understood(line: str) -> list[str]:
    """Return the words of a command line that name no command, or no option of it."""
    words = shlex.split(line)[1:]
    command: click.Command = main
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        found = command.get_command(click.Context(command), words[0])
        if found is None:
            return words[:1]
        command, words = found, words[1:]
    known = {name for option in command.params for name in option.opts} | {"-h", "--help"}
    return [word for word in words if re.match(r"--?[a-z]", word) and word not in known]


@pytest.mark.parametrize("page", [page for page in PAGES if typed(page.read_text("utf-8"))], ids=lambda page: page.stem)
def test_what_is_typed_is_understood(page: Path) -> None:
    assert {line: bad for line in typed(page.read_text("utf-8")) if (bad := not_understood(line))} == {}


@pytest.mark.parametrize("line", ["alternance plant a", "alternance plan a --near-by b", "alternance calendar bank"])
def test_what_is_not_a_command_is_found(line: str) -> None:
    assert not_understood(line)


def test_the_year_planned_together_is_as_told() -> None:
    text = (TUTORIAL / "3-together.md").read_text(encoding="utf-8")
    plan = alt.plan(alt.read(ROOT / "examples" / "small"))
    best, bound = plan.meta.objective["calendar"], plan.meta.bounds["calendar"]
    assert f"best {best:.1f}, bound {bound:.1f}" in text
    assert f"{plan.meta.objective['lag']:.0f} weeks of lag, {plan.meta.objective['unused']:.0f} promised seats" in text
    first = min(plan["spans"].filter(block="electric:p1")["from"].to_list())
    assert f"the electricians go out in week {first:%V} ({first.day} {first:%B})" in text
    assert plan.verify().violations == 0
