"""Lessons as Untis keeps them, written from a plan and read as a recorded one; `fields` says how a line is made."""

from alternance.io.untis.encoding import ENCODINGS
from alternance.io.untis.lessons import lessons_of, within
from alternance.io.untis.problems import LESSON_PROBLEMS
from alternance.io.untis.read import read_lessons
from alternance.io.untis.words import words_of
from alternance.io.untis.write import SEPARATORS, UnwritableError, lessons_file

__all__ = [
    "ENCODINGS", "LESSON_PROBLEMS", "SEPARATORS", "UnwritableError", "lessons_file", "lessons_of", "read_lessons",
    "within", "words_of",
]  # fmt: skip
