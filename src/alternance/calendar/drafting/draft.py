"""What building hands on: the problem, and what is needed to read its solution and its reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from alternance.calendar.drafting.course import Course
from alternance.calendar.problem import Problem
from alternance.community.community import Community

__all__ = ["Draft", "Group", "Mode"]

Mode = Literal["joint", "traditional"]


@dataclass(frozen=True, slots=True)
class Group:
    """What a limit of the problem stands for: who is asked (`kind`), where, for what."""

    kind: Literal["teachers", "rooms", "seats", "rooms for practice", "beginners", "dates", "cut"]
    where: str
    items: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Draft:
    """A calendar problem of a community.

    Attributes
    ----------
    courses : tuple of Course
        One for each cohort of the problem, in its order.
    groups : mapping of str to Group
        Id of a resource, seat group or beginner group → what it stands for.
    assumed : tuple of str
        What was taken for granted where the community does not say it, in the user's words.
    rules_off : tuple of str
        Rules that this mode does not keep.
    """

    problem: Problem
    community: Community
    mode: Mode
    courses: tuple[Course, ...]
    groups: Mapping[str, Group]
    assumed: tuple[str, ...] = ()
    rules_off: tuple[str, ...] = ()
