"""`python -m alternance.demo [--once]`."""

from __future__ import annotations

import time
from pathlib import Path

import click

from alternance.cli.trouble import Trouble
from alternance.demo.steps import Demo
from alternance.demo.told import told
from alternance.text import _, say

__all__ = ["main"]


@click.command(help=_("Plan the examples, mend last year's plan, and check what came out. Takes about three minutes."))
@click.option("--once", is_flag=True, help=_("Say at the end whether all is as it should be."))
@click.option("--out", type=click.Path(path_type=Path), default=Path("out"), show_default=True, help=_("Where to."))
@click.pass_context
def main(ctx: click.Context, once: bool, out: Path) -> None:
    """Run the demo; exit code 1 when anything that was made is wrong."""
    demo = Demo(_examples(), out, time.monotonic())
    demo.all()
    click.echo()
    for line in told(demo.plans):
        click.echo(line)
    click.echo(say("{seconds:.0f} seconds in all", seconds=demo.seconds()))
    for what in demo.wrong:
        click.secho(say("wrong: {what}", what=what), fg="red", err=True)
    if once:
        click.echo(_("checked: something is wrong") if demo.wrong else _("checked: all is as it should be"))
    ctx.exit(1 if demo.wrong else 0)


def _examples() -> Path:
    for folder in (Path("examples"), Path(__file__).parents[3] / "examples"):
        if (folder / "small").is_dir():
            return folder
    raise Trouble(_("error: there is no folder examples here. Run the demo in the project's folder: make demo"))


if __name__ == "__main__":
    main()
