"""The steps of the demo: each is a command that anybody can type, printed before it runs."""

from __future__ import annotations

import shlex
import time
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

import click

from alternance.cli import main as alternance
from alternance.demo.checks import faults_of_mending, faults_of_page, faults_of_plan
from alternance.plan import load
from alternance.text import say

__all__ = ["BUDGET", "Demo"]

#: Seconds within which the demo plans the region a second time.
BUDGET = 180.0
#: Lines at the end of a verification that say what came out; before them stands a line for each rule.
VERDICT = 3


@dataclass
class Demo:
    """One run: where the examples lie, what was made, and what was wrong with it."""

    examples: Path
    out: Path
    begin: float
    plans: dict[str, Path] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def seconds(self) -> float:
        """Return how long the demo has run."""
        return time.monotonic() - self.begin

    def all(self) -> None:
        """Run every step; the region's traditional plan only where the time allows."""
        self.plan("small", "traditional")
        self.plan("small", "joint")
        self.compare("small")
        before = self.seconds()
        self.plan("region", "joint")
        took = self.seconds() - before
        if self.seconds() + took < BUDGET:
            self.plan("region", "traditional")
            self.compare("region")
        self.last_year()

    def run(self, *words: str | Path) -> None:
        """Print and run a command; an exit code other than 0 is wrong."""
        args = [str(word) for word in words]
        click.secho("\n$ alternance " + shlex.join(args), bold=True)
        code: int = alternance.main(args, "alternance", standalone_mode=False) or 0
        if code:
            self.wrong.append(say("`alternance {words}` ended with {code}", words=shlex.join(args), code=code))

    def plan(self, name: str, mode: str) -> None:
        """Plan an example, verify and look at the plan."""
        folder = self.plans[f"{name}-{mode}"] = self.out / f"{name}-{mode}"
        self.run("plan", self.examples / name, "--out", folder, "--mode", mode)
        with redirect_stdout(StringIO()) as said:
            self.run("verify", self.examples / name, folder)
        command, *lines = said.getvalue().strip().splitlines()
        click.secho("\n" + command, bold=True)
        for line in lines[-VERDICT:]:
            click.echo(line)
        self.wrong += [*faults_of_plan(load(folder)), *faults_of_page(folder)]

    def compare(self, name: str) -> None:
        """Set the two plans of an example side by side."""
        self.run("compare", self.plans[f"{name}-traditional"], self.plans[f"{name}-joint"])

    def last_year(self) -> None:
        """Record last year's sheets, as a school has them, and mend that year."""
        folder = self.examples / "last-year"
        recorded, mended = self.out / "last-year", self.out / "last-year-mended"
        self.plans |= {"last-year": recorded, "last-year-mended": mended}
        sheets: list[str | Path] = ["--calendar", folder / "Jahresplan.xlsx"]
        sheets += ["--placements", folder / "Praktikumsplaetze.xlsx", "--mapping", folder / "mapping.toml"]
        self.run("record", *sheets, folder / "community", "--out", recorded)
        self.run("mend", folder / "community", recorded, "--out", mended)
        self.wrong += faults_of_mending(load(recorded), load(mended))
        self.wrong += [*faults_of_page(recorded), *faults_of_page(mended)]
