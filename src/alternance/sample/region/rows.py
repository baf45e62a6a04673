"""Programmes and cohorts as rows of a community."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from alternance.sample.draft import Draft
from alternance.sample.programme.programme import Practice, Programme
from alternance.sample.reference import Group
from alternance.sample.region.groups import HORIZON, graduation

__all__ = ["add_cohorts", "add_programmes"]


def add_programmes(draft: Draft, programmes: Sequence[Programme]) -> None:
    """Add all that is taught and practised."""
    known: set[str] = set()
    for programme in programmes:
        draft.add(
            "programmes",
            id=programme.id,
            school=programme.school,
            title=programme.title,
            occupation=programme.occupation,
            level="EQF 4",
            version="2026",
            weeks=52 * programme.years,
            origin=programme.origin,
        )
        _aims(draft, programme)
        for lesson in programme.lessons:
            draft.add("programme_modules", programme=programme.id, module=lesson.id)
            if lesson.id in known:  # the general subjects serve several programmes
                continue
            known.add(lesson.id)
            draft.add(
                "modules", id=lesson.id, title=lesson.title[:400], kind=lesson.kind, minutes=lesson.minutes,
                weekly_min=lesson.weekly[0], weekly_max=lesson.weekly[1], splittable=lesson.splittable,
                section_max=lesson.section_max, qualification=lesson.qualification, room_kind=lesson.room_kind,
                changeable_by=lesson.changeable_by, origin=lesson.origin,
            )  # fmt: skip
            for aim, level in lesson.gives:
                draft.add("module_aims", module=lesson.id, aim=aim, level_given=level, origin="composed")
            for before in lesson.after:
                draft.add("module_order", before=before, after=lesson.id, weeks_min=0)
        for practice in programme.practices:
            _practice(draft, programme, practice)


def _aims(draft: Draft, programme: Programme) -> None:
    for aim in programme.aims:
        draft.add(
            "aims", id=aim.id, programme=programme.id, kind=aim.kind, title=aim.title[:400], parent=aim.parent,
            competence=aim.competence, level_target=2 if aim.essential is False else 3, core=aim.essential is True,
            safety=aim.safety, origin=aim.origin,
        )  # fmt: skip


def _practice(draft: Draft, programme: Programme, practice: Practice) -> None:
    practised, school = practice.rhythm or (None, None)
    draft.add(
        "blocks",
        id=practice.id,
        programme=programme.id,
        title=practice.title,
        form=practice.form,
        place=practice.place,
        enterprise=practice.enterprise,
        order=practice.order,
        rhythm="alternation" if practice.rhythm else "whole weeks",
        practice_weeks=practised,
        school_weeks=school,
        minutes_per_day=480,
        in_school_holidays=practice.in_holidays,
        origin="composed",
    )
    for number, (weeks, instruction) in enumerate(practice.phases, start=1):
        draft.add("phases", block=practice.id, order=number, weeks=weeks, first_days_instruction=instruction)
    for work in practice.work:
        draft.add(
            "phase_aims", block=practice.id, phase=work.phase, aim=work.aim, role=work.role, level_needed=work.needed,
            level_given=work.given, instructed_here=work.instructed, origin="composed",
        )  # fmt: skip
    for lesson in practice.applies:
        draft.add("block_modules", block=practice.id, module=lesson, relation="applies")
    for lesson in practice.founds:
        draft.add("block_modules", block=practice.id, module=lesson, relation="builds on")
    for week in programme.cycles[practice.order]:
        draft.add("cycles", block=practice.id, first_week=week)


def add_cohorts(draft: Draft, groups: Sequence[Group]) -> None:
    """Add cohorts, what of their programme lies outside the horizon, and their graduation."""
    for group in groups:
        draft.add(
            "cohorts", id=group.id, programme=group.programme.id, school=group.programme.school, title=group.title,
            first_week=HORIZON.monday(group.first_week), due_week=HORIZON.monday(group.due), size=group.size,
            minutes_per_day=group.minutes_per_day,
        )  # fmt: skip
        draft.add("graduates", cohort=group.id, date=graduation(group), expected=group.size)
        for lesson in group.programme.lessons:
            if not group.planned(lesson.year):
                _outside(draft, group, "module", lesson.id, lesson.year, lesson.half)
        for practice in group.programme.practices:
            if not group.planned(practice.year):
                _outside(draft, group, "block", practice.id, practice.year, practice.half)


def _outside(draft: Draft, group: Group, kind: str, item: str, year: int, half: int) -> None:
    """Say when something ended, or leave it empty where it is yet to come."""
    ended = None
    if year < group.years[0]:
        summer = 2026 - (group.years[0] - year - 1)  # the calendar year in which that programme year ended
        month = (1, 3) if half == 1 else (5, 6)
        day = dt.date(summer, month[kind == "block"], 15)
        ended = day - dt.timedelta(days=day.weekday())
    draft.add("outside_horizon", cohort=group.id, kind=kind, item=item, ended=ended)
