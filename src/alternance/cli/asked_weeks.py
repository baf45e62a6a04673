"""Which weeks are asked for: from a day, to a day, or a part of the year by the school's own count."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from alternance.cli.trouble import Trouble
from alternance.text import N_, _, say

if TYPE_CHECKING:
    from alternance.community import Community

__all__ = ["asked_weeks", "weeks_options"]

_DAY = click.DateTime(["%Y-%m-%d"])
Weeks = tuple[dt.date, dt.date]


def weeks_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command --from, --to and --part, as `first`, `last` and `part`."""
    for option in (
        click.option(
            "--part", type=click.IntRange(1), metavar="N",
            help=_("Only the n-th part of the year, where the school numbers its teaching weeks."),
        ),
        click.option("--to", "last", type=_DAY, metavar="DAY", help=_("Only lessons up to the week of this day.")),
        click.option("--from", "first", type=_DAY, metavar="DAY", help=_("Only lessons from the week of this day on.")),
    ):  # fmt: skip
        command = option(command)
    return command


def asked_weeks(
    community: Community, school: str, whole: Weeks, first: dt.datetime | None, last: dt.datetime | None,
    part: int | None,
) -> Weeks:  # fmt: skip
    """Return the Mondays of the first and last week asked for; what is not said is that of the part, or of `whole`."""
    from alternance.community import monday

    begin, end = _part(community, school, part) if part is not None else whole
    return max(begin, monday(first.date())) if first else begin, min(end, monday(last.date())) if last else end


def _part(community: Community, school: str, part: int) -> Weeks:
    from alternance.community.teaching_weeks import parts, teaching_weeks

    found = parts(teaching_weeks(community).get(school, {}))
    if part not in found:
        text = N_("error: {school} has {count} parts of the year, by the column number of school_weeks")
        raise Trouble(say(text, school=school, count=len(found)))
    return found[part]
