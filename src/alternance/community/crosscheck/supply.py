"""There is something to teach with: modules, teachers and rooms; and as many students as said."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from alternance.community.crosscheck.sharing import open_rooms
from alternance.community.crosscheck.view import View
from alternance.community.findings import Finding

__all__ = ["supply"]


def supply(view: View) -> Iterator[Finding]:
    """Yield findings about what is lacking for the cohorts to be taught."""
    yield from _modules(view)
    yield from _sizes(view)
    yield from _teachers_and_rooms(view)


def _modules(view: View) -> Iterator[Finding]:
    if "programme_modules" not in view:
        return
    made_of = set(view["programme_modules"]["programme"])
    used = set(view["cohorts"]["programme"])
    for row, programme in enumerate(view["programmes"]["id"]):
        if programme in used and programme not in made_of:
            yield view.finding("programme-empty", "programmes", row, "id", programme)


def _sizes(view: View) -> Iterator[Finding]:
    if "students" not in view:
        return
    students = Counter(view["students"]["cohort"])
    for row, (cohort, size) in enumerate(view["cohorts"].select("id", "size").rows()):
        if size and size > 0 and students[cohort] != size:
            yield view.finding("size-differs", "cohorts", row, "size", size, size=size, students=students[cohort])


def _teachers_and_rooms(view: View) -> Iterator[Finding]:
    """Per module and school that teaches it: somebody is qualified, and there is a room of its kind."""
    schools = _schools(view)
    teachers = dict(view["teachers"].select("id", "school").rows())
    able = {(teachers.get(t), q) for t, q in view["teacher_qualifications"].select("teacher", "qualification").rows()}
    roomy = open_rooms(view)
    judge_teachers = "teachers" in view and "teacher_qualifications" not in view.unread
    judge_rooms = "rooms" in view and not {"sites", "organisations", "room_shares"} & set(view.unread)
    for row, (module, qualification, kind) in enumerate(
        view["modules"].select("id", "qualification", "room_kind").rows()
    ):
        for school in sorted(schools[module]):
            if judge_teachers and qualification and (school, qualification) not in able:
                facts = {"school": school, "qualification": qualification}
                yield view.finding("nobody-qualified", "modules", row, "qualification", qualification, **facts)
            if judge_rooms and kind and not roomy & {(school, kind), (None, kind)}:
                yield view.finding("no-room", "modules", row, "room_kind", kind, school=school, kind=kind)


def _schools(view: View) -> defaultdict[str, set[str]]:
    """Return module → schools whose cohorts are taught it."""
    of_programme = defaultdict(set)
    for programme, school in view["cohorts"].select("programme", "school").drop_nulls().rows():
        of_programme[programme].add(school)
    of_module: defaultdict[str, set[str]] = defaultdict(set)
    for programme, module in view["programme_modules"].select("programme", "module").rows():
        of_module[module] |= of_programme[programme]
    return of_module
