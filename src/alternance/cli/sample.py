"""`alternance sample`: a made-up community to try things on, with the truth that was planted in it."""

from __future__ import annotations

from pathlib import Path

import click

from alternance.cli.inputs import FOLDER
from alternance.cli.trouble import Trouble
from alternance.text import N_, _, say

__all__ = ["command"]


@click.command(
    "sample",
    help=_(
        "Write a made-up community.\n\n"
        "`small` is one school of two programmes for one year, `region` is four schools for two years; `staged` is a "
        "Chinese alliance with staged practice and an order class, `dual` German day release and blocks of 13 weeks, "
        "`courses` a trade school with continuous enrolment.\n\n"
        "The same size and seed give the same community. What was planted in it (gaps, traps, scarce weeks) stands in "
        "its folder `truth`."
    ),
    short_help=_("Write a made-up community to try things on."),
)
@click.option(
    "--size", type=click.Choice(["small", "region", "staged", "dual", "courses"]), required=True, help=_("Which one.")
)
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True, help=_("Seed of its chance."))
@click.option(
    "--times", type=click.IntRange(1, 25), default=1, show_default=True, metavar="N",
    help=_("So many side by side, each drawn anew: 25 regions are 1,000 cohorts and 30,000 students."),
)  # fmt: skip
@click.option(
    "--positions", type=click.IntRange(1, 10), default=1, show_default=True, metavar="N", help=_("So many of each.")
)
@click.option("--out", type=FOLDER, required=True, help=_("The folder to write, new or empty."))
def command(size: str, seed: int, times: int, positions: int, out: Path) -> None:
    """Make it and write it."""
    from alternance.sample import sample

    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise Trouble(say("error: {path} is there already and not empty. Name another folder", path=out))
    made = sample(size, seed, times, positions)
    made.save(out)
    community = made.community
    text = N_("{path}: {cohorts} cohorts, {students} students, {positions} positions. Next: `alternance plan {path}`")
    sizes = {name: community[name].height for name in ("cohorts", "students", "positions")}
    click.echo(say(text, path=out, **sizes))
