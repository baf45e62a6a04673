"""What classes, teachers, modules and rooms of a community are called in its timetables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from alternance.community.community import Community
from alternance.io.mapping import Mapping
from alternance.io.untis.called import Called

__all__ = ["Words", "words_of"]


@dataclass(frozen=True)
class Words:
    """Names; `titles` of modules, `kinds` of rooms (a kind means itself), `asks`: module → the kind it asks."""

    classes: Called
    teachers: Called
    modules: Called
    rooms: Called
    titles: dict[str, str]
    kinds: dict[str, str]
    asks: dict[str, str | None]


def words_of(
    community: Community, cohorts: pl.DataFrame, mapping: Mapping | None = None, kinds: Iterable[str | None] = ()
) -> Words:
    """Return the names.

    Parameters
    ----------
    cohorts : polars.DataFrame
        The classes: the community's cohorts, or a plan's.
    mapping : Mapping or None
        What it says of classes, items and teachers goes before all else.
    kinds : iterable of str
        Kinds of rooms beside the community's own.
    """
    mapping = mapping or Mapping()
    modules = community["modules"]
    titles = {own: title or "" for own, title in modules.select("id", "title").rows()}
    known = {kind: kind for kind in {*modules["room_kind"], *community["rooms"]["kind"], *kinds} if kind}
    rooms = dict(community["rooms"].select("id", "kind").rows())
    classes = {name: says.id for name, says in mapping.classes.items() if says.id}
    return Words(
        classes=Called(
            {own: title or "" for own, title in cohorts.select("id", "title").rows()}, classes, by_title=True
        ),
        teachers=Called(dict.fromkeys(community["teachers"]["id"], ""), mapping.teachers),
        modules=Called(titles, mapping.items, begins=True),
        rooms=Called(dict.fromkeys([*known, *rooms], "")),
        titles=titles,
        kinds=rooms | known,
        asks=dict(modules.select("id", "room_kind").rows()),
    )
