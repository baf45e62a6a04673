"""What a calendar's sheets say, before anything is looked up in the community."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from alternance.community.findings import Place
from alternance.io.names import words
from alternance.io.problems import Found

__all__ = ["ClassFacts", "Item", "Said", "class_key"]

#: A number of students, perhaps with the word.
_SIZE = re.compile(r"([0-9]{1,4})\s*(?:students|pupils|Schüler|Schülerinnen und Schüler|SuS|TN|Azubis?|名|人)?", re.I)


def class_key(name: str) -> str:
    """Return what two spellings of a class share: IM 24a, IM24a."""
    return " ".join(words(name))


@dataclass
class ClassFacts:
    """What is said of one class: its programme and size where they stand, and where it was first named."""

    name: str
    place: Place
    programme: tuple[str, Place] | None = None
    size: tuple[int, Place] | None = None
    practice: set[dt.date] = field(default_factory=set)
    practice_place: Place | None = None
    free: set[dt.date] = field(default_factory=set)
    weeks: set[dt.date] = field(default_factory=set)


@dataclass(frozen=True)
class Item:
    """A module or block named for a class, with its weeks; none: it was taught before."""

    name: str
    text: str
    weeks: tuple[dt.date, ...]
    place: Place
    minutes: int | None = None


@dataclass
class Said:
    """All that the sheets say."""

    classes: dict[str, ClassFacts] = field(default_factory=dict)
    items: list[Item] = field(default_factory=list)
    weeks: set[dt.date] = field(default_factory=set)

    def of(self, name: str, place: Place) -> ClassFacts:
        """Return the facts of the class called `name`, new when it is named for the first time."""
        return self.classes.setdefault(class_key(name), ClassFacts(name, place))

    def say_size(self, facts: ClassFacts, text: str, place: Place, found: Found) -> None:
        """Note the size of a class."""
        match = _SIZE.fullmatch(text)
        if match is None or (size := int(match[1])) < 1:
            found.note("number-form", place, text)
        elif facts.size is None:
            facts.size = (size, place)
        elif facts.size[0] != size:
            found.note("class-size", place, text, first=size, second=facts.size[0])

    def say_programme(self, facts: ClassFacts, text: str, place: Place, found: Found) -> None:
        """Note the programme of a class."""
        if facts.programme is None:
            facts.programme = (text, place)
        elif class_key(facts.programme[0]) != class_key(text):
            found.note("class-programmes", place, text, first=text, second=facts.programme[0])
