"""`alternance calendar bench`: the calendar's engine alone, on a benchmark instance."""

from __future__ import annotations

import gzip
import json
import math
import os
import time
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alternance.cli.searching import seed, time_limit, work_limit, workers
from alternance.cli.trouble import IMPOSSIBLE, Trouble
from alternance.text import _, say

if TYPE_CHECKING:
    from alternance.calendar.bench import Outcome
    from alternance.calendar.solution import Point

__all__ = ["command"]

FILE = click.Path(path_type=Path)
SEARCH_SHARE = 0.7  # of the time limit, for the search; the rest is for the bound
_COMPRESSED = b"\x1f\x8b"


@click.group("calendar", help=_("The joint calendar's engine alone."), short_help=_("The calendar's engine alone."))
def command() -> None:
    """Hold the subcommands."""


@command.command(
    "bench",
    help=_(
        "Solve a benchmark instance (JSON, also compressed with gzip) with the engine that plans communities.\n\n"
        "Prints `objective X`, as the benchmark's checker counts it, and `bound Y`, which no solution goes below.\n\n"
        "Exit code 0: solved; 1: no solution found, or none exists; 2: bad input."
    ),
    short_help=_("Solve a benchmark instance."),
)
@click.argument("instance", metavar="INSTANCE", type=FILE)
@click.option("--out", type=FILE, required=True, metavar="SOLUTION.json", help=_("The file of the solution."))
@work_limit(_("Schedules of a cohort tried at most; by default by the size."))
@time_limit(_("Seconds after which the best so far is kept; not reproducible."))
@workers(_("Cores used; never changes the result."))
@seed
@click.pass_context
def bench(
    ctx: click.Context,
    instance: Path,
    out: Path,
    work_limit: int | None,
    time_limit: float | None,
    workers: int,
    seed: int,
) -> None:
    """Read, solve, write, tell."""
    from alternance.cli.stopping import Stop

    facts = _read(instance)
    if not out.parent.is_dir():
        raise Trouble(say("error: {path}: there is no such folder. Make it, or name another", path=out.parent))

    from alternance.calendar.bench import InstanceError, read_instance, run

    searched = None if time_limit is None else time.monotonic() + SEARCH_SHARE * time_limit
    with Stop(time_limit, time.monotonic) as stop:
        try:
            outcome = run(
                read_instance(facts),
                work_limit=work_limit, workers=workers, seed=seed, progress=_Told(time.monotonic()), cancelled=stop,
                enough=lambda: stop() or (searched is not None and time.monotonic() >= searched),
            )  # fmt: skip
        except InstanceError as error:
            raise Trouble(say("error: {path}: {what}", path=instance, what=error)) from error
    _tell(outcome)
    if outcome.answer is None:
        ctx.exit(IMPOSSIBLE)
    _write(out, outcome.answer)


def _read(path: Path) -> object:
    """Return the document in a file, compressed or not."""
    content = path.read_bytes()
    try:
        text = gzip.decompress(content) if content.startswith(_COMPRESSED) else content
        return json.loads(text.decode("utf-8"))
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise Trouble(
            say("error: {path}: compressed and damaged ({why}). Fetch it again", path=path, why=error)
        ) from error
    except UnicodeDecodeError as error:
        text_of = say("error: {path}: not UTF-8 at byte {at}. Save it as UTF-8", path=path, at=error.start)
        raise Trouble(text_of) from error
    except json.JSONDecodeError as error:
        where = say("line {line}, column {column}", line=error.lineno, column=error.colno)
        message = say(
            "error: {path}: {where}: no JSON ({why}). Correct it there", path=path, where=where, why=error.msg
        )
        raise Trouble(message) from error


def _write(path: Path, answer: dict[str, object]) -> None:
    """Write at one stroke: the file is there whole or as it was before."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_text(json.dumps(answer), encoding="utf-8")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _tell(outcome: Outcome) -> None:
    """Print the figures as programs read them, then what people want to know."""
    if outcome.objective is not None:
        click.echo(f"objective {outcome.objective:.2f}")
    bound = outcome.bound
    click.echo(f"bound {math.floor(bound * 100 + 1e-6) / 100:.2f}" if math.isfinite(bound) else "bound inf")
    if outcome.answer is None:
        click.echo(_("No solution was found:") if math.isfinite(bound) else _("There is no solution:"), err=True)
        for line in _reasons(outcome):
            click.echo(f"- {line}", err=True)
    if not outcome.reproducible:
        click.echo(_("Cut short: another run may give another solution"), err=True)


def _reasons(outcome: Outcome) -> Iterable[str]:
    for reason in outcome.reasons:
        parts = (reason.code.replace("_", " "), reason.block, reason.module, reason.group, reason.what)
        yield say("cohort {cohort}: {what}", cohort=reason.cohort, what=", ".join(part for part in parts if part))


class _Told:
    """Prints the search's progress on the error stream, now and then."""

    EVERY = 10.0

    def __init__(self, now: float) -> None:
        self._begin = self._last = now

    def __call__(self, point: Point) -> None:
        now = time.monotonic()
        if now - self._last < self.EVERY:
            return
        self._last = now
        best = "-" if point.total is None else f"{point.total:,.1f}"
        text = _("{seconds:.0f} s: {stage}, best {best}, bound {bound:,.1f}")
        click.echo(text.format(seconds=now - self._begin, stage=point.stage, best=best, bound=point.bound), err=True)
