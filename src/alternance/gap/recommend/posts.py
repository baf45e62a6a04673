"""Positions whose work needs something that the programme does not give yet, and could."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from alternance.community import Community
from alternance.gap.recommend.problem import Post, Source
from alternance.gap.recommend.taught import Taught

__all__ = ["posts"]

#: Level that work alone needs unless said.
_ALONE = 2


def posts(community: Community, known: Taught, sources: tuple[Source, ...]) -> Iterator[Post]:
    """Yield the positions that serve the programme's blocks and need more than is given, where all of it could be."""
    best: dict[str, int] = {}
    for source in sources:
        best[source.competence] = max(source.now, *(c.level for c in source.changes), best.get(source.competence, 0))
    needs: dict[str, dict[str, int]] = defaultdict(dict)
    columns = community["position_aims"].select("position", "aim", "role", "level_needed")
    serving = _serving(community, known.programme)
    for position, aim, role, level in columns.rows():
        needed = (_ALONE if role == "alone" else 0) if level is None else level
        if position in serving and needed:
            name = known.competence(aim)
            needs[position][name] = max(needed, needs[position].get(name, 0))
    for position in sorted(needs):
        wanted = sorted(needs[position].items())
        lacking = any(max(known.at_school(name), known.in_practice(name)) < level for name, level in wanted)
        if lacking and all(best.get(name, 0) >= level for name, level in wanted):
            yield Post(position, tuple(wanted))


def _serving(community: Community, programme: str) -> set[str]:
    blocks = community["blocks"].filter(programme=programme)
    places = set(blocks["place"])
    units = {u for u, place in community["hiring_units"].select("id", "occupation").rows() if place in places}
    listed = {p for p, block in community["position_blocks"].rows() if block in set(blocks["id"])}
    return {p for p, unit in community["positions"].select("id", "unit").rows() if unit in units} | listed
