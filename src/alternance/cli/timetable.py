"""`alternance timetable`: a plan's lessons for the school's timetabler, as Untis reads them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alternance.cli.asked_weeks import asked_weeks, weeks_options
from alternance.cli.inputs import COMMUNITY, FOLDER, read_community, tell_changed
from alternance.cli.trouble import Trouble
from alternance.text import _, many, say

if TYPE_CHECKING:
    from alternance.io.untis.lesson import Lesson

__all__ = ["command"]


@click.command(
    "timetable",
    help=_(
        "Write the lessons of a plan for the school's timetabler, as Untis reads them (GPU002.TXT).\n\n"
        "DIR is the community, OUT the plan. A line is a class in a lesson: periods a week, teacher, subject, kind of "
        "room, students, first and last day. What is taught at the same time has one number of lesson. "
        "`alternance import untis` reads them back.\n\n"
        "Exit code 0: written; 2: bad input."
    ),
    short_help=_("Write a plan's lessons as Untis reads them."),
)
@click.argument("community", metavar="DIR", type=COMMUNITY)
@click.argument("plan_folder", metavar="OUT", type=FOLDER)
@click.option("--out", type=click.Path(path_type=Path), required=True, metavar="FILE", help=_("The new file."))
@click.option("--school", metavar="SCHOOL", help=_("The school, by its id; needed where several have lessons."))
@weeks_options
@click.option(
    "--encoding", type=click.Choice(["utf-8", "windows-1252", "gb18030"]), default="utf-8", show_default=True,
    help=_("How letters are written, as set in Untis."),
)  # fmt: skip
@click.option(
    "--separator", type=click.Choice(["comma", "semicolon", "tab"]), default="comma", show_default=True,
    help=_("What parts the fields, as set in Untis."),
)  # fmt: skip
def command(
    community: Path, plan_folder: Path, out: Path, school: str | None, first: dt.datetime | None,
    last: dt.datetime | None, part: int | None, encoding: str, separator: str,
) -> None:  # fmt: skip
    """Choose, write, tell."""
    from alternance.io.untis import UnwritableError, lessons_file, lessons_of, within, words_of
    from alternance.plan import load

    if out.exists():
        raise Trouble(say("{path}: something is there already; name a new one", path=out))
    plan = load(plan_folder)
    given = read_community(community, to_record=plan.meta.kind == "recorded")
    tell_changed(plan_folder, plan, given)
    own, lessons = _of_school(lessons_of(plan), school)
    begin, end = asked_weeks(given, own, _whole(lessons), first, last, part)
    lessons = within(lessons, begin, end)
    if not lessons:
        raise Trouble(say("error: no lesson from the week of {first} to that of {last}", first=begin, last=end))
    words = words_of(given, plan["cohorts"], kinds=plan["sessions"]["room_kind"])
    try:
        content = lessons_file(lessons, words, given.meta.lesson_minutes, encoding=encoding, separator=separator)
    except UnwritableError as error:
        raise Trouble(say("error: {what}", what=error)) from None
    out.write_bytes(content)
    _tell(lessons, given.meta.lesson_minutes, out)


def _of_school(lessons: dict[str, list[Lesson]], school: str | None) -> tuple[str, list[Lesson]]:
    """Return the school meant and its lessons."""
    if school is None and len(lessons) == 1:
        school = next(iter(lessons))
    if school is None or school not in lessons:
        names = ", ".join(lessons) or "–"
        if school is None:
            raise Trouble(say("error: name a school with --school; lessons have: {names}", names=names))
        raise Trouble(say("error: {school} has no lessons; lessons have: {names}", school=school, names=names))
    return school, lessons[school]


def _whole(lessons: Sequence[Lesson]) -> tuple[dt.date, dt.date]:
    return min(one.first for one in lessons), max(one.last for one in lessons)


def _tell(lessons: Sequence[Lesson], lesson_minutes: int, out: Path) -> None:
    """Tell what was written, and what the timetabler will stumble over."""
    first, last = _whole(lessons)
    classes = {one.cohort for one in lessons}
    bare = {one.number for one in lessons if one.teacher is None}
    parted = {one.number for one in lessons if one.minutes is not None and one.minutes % lesson_minutes}
    if bare:
        text = many("{n} lesson has no teacher", "{n} lessons have no teacher", len(bare))
        click.echo(text, err=True)
    if parted:
        text = many(
            "{n} lesson a week is no whole number of periods of {minutes} minutes",
            "{n} lessons a week are no whole number of periods of {minutes} minutes",
            len(parted), minutes=lesson_minutes,
        )  # fmt: skip
        click.echo(text, err=True)
    facts = {
        "lines": many("{n} line", "{n} lines", len(lessons)),
        "classes": many("{n} class", "{n} classes", len(classes)),
        "first": first,
        "last": last + dt.timedelta(days=6),
    }
    click.echo(say("{path}: {lines} for {classes}, from {first} to {last}", path=out, **facts))
