"""Improvements that a programme could use: read from the tables, and put to the changes that need them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from alternance.community import Community
from alternance.gap.recommend.improvement import Improvement
from alternance.gap.recommend.periods import Periods
from alternance.gap.recommend.problem import Change, Source
from alternance.gap.recommend.taught import Taught

__all__ = ["Offered", "offered"]


@dataclass(frozen=True)
class _Row:
    """The improvement, by number, makes a level of a competence possible at a place; "": anywhere at school."""

    number: int
    competence: str
    level: int
    place: str


@dataclass(frozen=True)
class Offered:
    """What could be bought for a programme, and what each makes possible."""

    improvements: tuple[Improvement, ...]
    rows: tuple[_Row, ...]
    blocks: frozenset[str]
    periods: Periods

    @property
    def named(self) -> frozenset[tuple[str, str]]:
        """Modules in which something makes a competence possible: (module, competence)."""
        return frozenset((row.place, row.competence) for row in self.rows if row.place not in {"", *self.blocks})

    def put(self, sources: Iterable[Source]) -> tuple[Source, ...]:
        """Return the sources with what their changes need; changes that nothing makes possible are left out."""
        return tuple(replace(source, changes=tuple(self._changes(source))) for source in sources)

    def _changes(self, source: Source) -> Iterator[Change]:
        at_school = source.kind != "phase"
        naming = [
            row
            for row in self.rows
            if row.competence == source.competence
            and (row.place not in self.blocks if at_school else row.place == source.place)
        ]
        for change in source.changes:
            if change.level < source.now or not naming:
                yield change
                continue
            here = [row for row in naming if row.level >= change.level and row.place in ("", source.place)]
            if here:
                yield replace(change, needs=tuple(sorted({row.number for row in here})))


def offered(community: Community, known: Taught) -> Offered:
    """Read what could be bought for one programme and helps what is demanded of it, by id."""
    columns = community["improvement_aims"].select("improvement", "competence", "level", "place")
    facts = {row["id"]: row for row in community["improvements"].iter_rows(named=True)}
    blocks = frozenset(phase.block for phase in known.phases)
    places = {"", *known.modules, *blocks}
    called = {aim: competence or aim for aim, competence in community["aims"].select("id", "competence").rows()}
    rows = [
        (name, called.get(aim, aim), level, place or "")
        for name, aim, level, place in columns.rows()
        if facts[name]["programme"] in (None, known.programme)
        and (place or "") in places
        and called.get(aim, aim) in known.wants
    ]
    names = sorted({row[0] for row in rows})
    periods = Periods.of(community.meta.first_week, (facts[name]["ready_from"] for name in names))
    improvements = tuple(
        Improvement(
            name, facts[name]["kind"], facts[name]["title"], facts[name]["owner"], facts[name]["cost"],
            facts[name]["currency"], facts[name]["ready_from"], periods.since(facts[name]["ready_from"]),
        )
        for name in names
    )  # fmt: skip
    numbered = (_Row(names.index(name), competence, level, place) for name, competence, level, place in rows)
    return Offered(improvements, tuple(numbered), blocks, periods)
