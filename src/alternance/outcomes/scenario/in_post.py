"""The same community without studios, platforms and order classes: every block in-post, as in the traditional mode."""

from __future__ import annotations

import polars as pl

from alternance.community.community import Community
from alternance.outcomes.scenario.scenario import Scenario
from alternance.text import N_, _, say

__all__ = ["in_post"]

HELD, LEFT_OUT = N_("Block {block} is held as in-post practice."), N_("Block {block} is left out.")
#: Tables whose rows name a block, and the column that does.
OF_BLOCKS = {
    "phases": "block",
    "phase_aims": "block",
    "block_modules": "block",
    "block_resources": "block",
    "cycles": "block",
    "position_blocks": "block",
    "fixed": "block",
    "searches": "block",
    "locks": "item",
    "outside_horizon": "item",
}


def in_post(community: Community) -> Scenario:
    """Return the community with every block in-post at the same place.

    A block whose place is no occupation of a hiring unit is dropped, with the rows that name it.
    """
    places = set(community["hiring_units"]["occupation"])
    dropped, changed, assumed = list[str](), list[str](), list[str]()
    for block, form, place in community["blocks"].select("id", "form", "place").rows():
        if form != "in-post":
            (changed if place in places else dropped).append(block)
            text = HELD if place in places else LEFT_OUT
            assumed.append(say(text, block=block))
    is_changed = pl.col("id").is_in(changed)
    blocks = community["blocks"].with_columns(
        pl.when(is_changed).then(pl.lit("in-post")).otherwise(pl.col("form").cast(pl.String)).alias("form"),
        pl.when(~is_changed).then(pl.col("enterprise")).alias("enterprise"),
    )
    tables = {"blocks": blocks.filter(~pl.col("id").is_in(dropped))}
    for name, column in OF_BLOCKS.items():
        tables[name] = community[name].filter(~pl.col(column).is_in(dropped))
    return Scenario("joint-in-post", _("joint, in-post only"), community.with_tables(**tables), tuple(assumed))
