"""Courses: which cohorts take a shared module together, and in how many sections.

The courses of a shared module that begin in one week hang in a chain of slots from ``head``; a slot holds what sets a
course apart (weekly minutes, a signature of its lesson weeks) and how many students and cohorts are in it. Empty slots
hang in a chain of their own.
"""

import numpy as np

from alternance.compiled import bare

NEXT, WEEKLY, SIGN, STUDENTS, MEMBERS, LESSONS = range(6)
#: Positions in ``tally``: lesson weeks of thin sections of all courses; the first empty slot; rounds of the search.
THIN_WEEKS, EMPTY, ROUNDS = range(3)


@bare
def mixed(word):
    """A word whose every bit depends on the whole of another (splitmix64, Vigna 2015)."""
    x = np.uint64(word) + np.uint64(0x9E3779B97F4A7C15)
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.int64(x ^ (x >> np.uint64(31)))


@bare
def sections_of(p, q, students):
    """Sections of a course of so many students in module `q` (`alternance.calendar.sections.section_count`)."""
    ideal = p.shared[q].section_ideal
    fewest = (students + p.shared[q].section_max - 1) // p.shared[q].section_max
    if ideal == 0:
        return fewest
    n = max(1, students // ideal)
    if students * (2 * n + 1) > 2 * ideal * n * (n + 1):
        n += 1
    return max(fewest, min(n, students // max(1, p.shared[q].section_min)))


@bare
def sections_above(p, q, students, least):
    """Sections of more than `least` students of a course of so many in module `q`.

    One is filled after the other; where the module has an ideal size they are equal but for one student.
    """
    if students <= 0:
        return 0
    if p.shared[q].section_ideal > 0:
        count = sections_of(p, q, students)
        size = students // count
        larger = students - count * size
        return (larger if size + 1 > least else 0) + (count - larger if size > least else 0)
    most = p.shared[q].section_max
    full = students // most
    rest = students - full * most
    return (full if most > least else 0) + (1 if rest > least else 0)


@bare
def thin_sections(p, q, students):
    """Sections of fewer students than wanted."""
    if students <= 0:
        return 0
    return sections_of(p, q, students) - sections_above(p, q, students, p.shared[q].section_min - 1)


@bare
def find(u, q, week, weekly, sign):
    """The slot of a course; -1 where nobody is in it."""
    slot = u.head[q, week]
    while slot >= 0:
        if u.slot[slot, WEEKLY] == weekly and u.slot[slot, SIGN] == sign:
            return slot
        slot = u.slot[slot, NEXT]
    return -1


@bare
def students_in(u, q, week, weekly, sign):
    """Students of a course."""
    slot = find(u, q, week, weekly, sign)
    return u.slot[slot, STUDENTS] if slot >= 0 else 0


@bare
def change(p, u, q, week, weekly, sign, lessons, students):
    """Let a cohort of so many students join (students > 0) or leave a course; returns its students before."""
    slot = find(u, q, week, weekly, sign)
    if slot < 0:
        slot = u.tally[EMPTY]
        u.tally[EMPTY] = u.slot[slot, NEXT]
        u.slot[slot, NEXT] = u.head[q, week]
        u.head[q, week] = slot
        u.slot[slot, WEEKLY] = weekly
        u.slot[slot, SIGN] = sign
        u.slot[slot, STUDENTS] = 0
        u.slot[slot, MEMBERS] = 0
        u.slot[slot, LESSONS] = lessons
    before = u.slot[slot, STUDENTS]
    after = before + students
    u.slot[slot, STUDENTS] = after
    u.slot[slot, MEMBERS] += 1 if students > 0 else -1
    u.tally[THIN_WEEKS] += lessons * (thin_sections(p, q, after) - thin_sections(p, q, before))
    if u.slot[slot, MEMBERS] == 0:
        _free(u, q, week, slot)
    return before


@bare
def _free(u, q, week, slot):
    at = u.head[q, week]
    if at == slot:
        u.head[q, week] = u.slot[slot, NEXT]
    else:
        while u.slot[at, NEXT] != slot:
            at = u.slot[at, NEXT]
        u.slot[at, NEXT] = u.slot[slot, NEXT]
    u.slot[slot, NEXT] = u.tally[EMPTY]
    u.tally[EMPTY] = slot
