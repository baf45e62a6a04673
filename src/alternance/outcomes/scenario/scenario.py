"""A community as it is, or changed: with what was assumed."""

from __future__ import annotations

from dataclasses import dataclass

from alternance.community.community import Community

__all__ = ["Scenario"]


@dataclass(frozen=True, eq=False)
class Scenario:
    """A community to plan.

    Attributes
    ----------
    id : str
        In kebab case; names its column and files.
    title : str
        A few words, in the language in use.
    assumed : tuple of str
        What differs from the community as it is, in words.
    """

    id: str
    title: str
    community: Community
    assumed: tuple[str, ...] = ()
