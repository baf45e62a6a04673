"""Options that every command that searches has; each says what they mean there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from alternance.text import _

__all__ = ["seed", "time_limit", "work_limit", "workers"]

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def work_limit(says: str) -> Decorator:
    """Add `--work-limit`, counted in what `says` names."""
    return click.option("--work-limit", type=click.IntRange(min=1), metavar="N", help=says)


def time_limit(says: str) -> Decorator:
    """Add `--time-limit`, in seconds."""
    return click.option("--time-limit", type=click.FloatRange(min=0, min_open=True), metavar="S", help=says)


def workers(says: str) -> Decorator:
    """Add `--workers`: cores used, which never change a result."""
    return click.option("--workers", type=click.IntRange(min=1), default=2, show_default=True, metavar="N", help=says)


#: `--seed`.
seed: Decorator = click.option(
    "--seed", type=click.IntRange(min=0), default=0, show_default=True, metavar="K", help=_("Seed of the search.")
)
