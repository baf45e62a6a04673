"""What could be bought or brought in, and what would become possible with it."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from alternance.community.schema.column import choice, date, key, level, ref, text, whole
from alternance.community.schema.taught import ORIGINS

__all__ = ["KINDS", "ImprovementAims", "Improvements"]

KINDS = ("equipment", "textbook", "base", "expert")


class Improvements(dy.Schema):
    """Equipment, textbooks, practice bases and experts that could be had, with cost, owner and date."""

    id = key("Id of the improvement", "school:five-axis")
    kind = choice(
        KINDS, "What it is; a base is a place of practice, an expert is somebody of an enterprise who teaches"
    )
    title = text("Name", "Five-axis machining centre", empty=False)
    owner = ref("organisations", "Who provides it", "school")
    cost = whole("What it costs in all, in whole units of the currency", 48000, unit="money")
    currency = text("Currency of the cost, one for the whole table, ISO 4217 code", "EUR", empty=False, longest=3)
    ready_from = date("Day from which it is there; empty: from the beginning", "2027-03-01", empty=True)
    programme = ref(
        "programmes", "The programme that it is for; empty: every one that could use it", "school:mechanic", empty=True
    )
    site = ref("sites", "Where the room or workplace is that it adds; empty: it adds none", "school:main", empty=True)
    room_kind = text("Kind of that room, as modules ask it", "five-axis cell", longest=80)
    places = whole("Its places", 8, unit="students", least=1, empty=True)
    origin = choice(ORIGINS, "Where the row came from", default="typed")

    @dy.rule()
    def room_whole(cls) -> pl.Expr:  # noqa: N805 - dataframely's form
        """`site`, `room_kind` and `places` are all filled, or none of them."""
        told = [cls.site.col.is_not_null(), cls.room_kind.col.is_not_null(), cls.places.col.is_not_null()]
        return pl.all_horizontal(told) | ~pl.any_horizontal(told)


class ImprovementAims(dy.Schema):
    """What an improvement makes possible: no more of this competence is given there without one that names it."""

    improvement = ref("improvements", "The improvement", "school:five-axis", primary=True)
    competence = text(
        "A competence of the framework, or the id of an aim", "skill/0001", primary=True, longest=120
    )  # fmt: skip
    level = level("Highest level that it makes possible", default=3, least=1, example=3)
    place = ref(
        "modules|blocks", "The module or block where; empty: at school, wherever it could be given",
        "school:milling-2", empty=True,
    )  # fmt: skip
