"""From students without a place to limits that the calendar keeps next time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import polars as pl

from alternance.calendar import Cut
from alternance.community import Community
from alternance.placement import Stay
from alternance.planner.rounds.pool import Going, Pool
from alternance.text import N_, say

__all__ = ["Options", "cuts_of", "movable"]

#: (Cohort, block) → the practice weeks, ascending, of each way in which the calendar may hold it.
Options = Mapping[tuple[str, str], Sequence[tuple[int, ...]]]

#: Why a cut that is more than a guess is kept.
_CROWDED = N_("at most {limit} students of {cohorts} find a place in these weeks")
#: Weeks earlier and later to which a cut is widened at most.
_WIDER = 6

#: Why a student has no place where other weeks may help: no seat was left, or none was offered then.
_FULL = frozenset({"full", "no-seat-in-weeks", "start-not-allowed"})
#: Why a position is none for a student in any week.
_NEVER = frozenset({
    "other-block", "forbidden", "way-too-long", "language", "not-wanted", "enterprise-differs", "enterprise-known",
})  # fmt: skip


def movable(unplaced: pl.DataFrame, serving: Mapping[str, int]) -> pl.DataFrame:
    """Return the rows of `unplaced` of students whom other weeks may help: some position was only full, or shut, then.

    Who met a full position might have had it, and is helped by emptier weeks. Where none was full, somebody who is not
    ready, too young, of unknown age, or fixed to a place that may not be had is not helped, and neither is who may not
    have any of the positions in any week. One position may have several reasons; where they may cover all positions,
    the student is taken for one of these.

    Parameters
    ----------
    serving : mapping of str to int
        Block → positions that serve it.
    """
    reason = pl.col("reason")
    known = pl.DataFrame({"block": list(serving), "serving": list(serving.values())},
                         schema={"block": pl.String, "serving": pl.Int64})  # fmt: skip
    helped = unplaced.group_by("student", "block").agg(
        (reason == "full").any().alias("full"),
        reason.is_in(_FULL).any().alias("weeks"),
        reason.is_in(_FULL | _NEVER).all().alias("only"),
        pl.col("count").filter(reason.is_in(_NEVER)).sum().alias("never"),
    )
    shut = pl.col("weeks") & pl.col("only") & (pl.col("never") < pl.col("serving"))
    helped = helped.join(known, on="block").filter(pl.col("full") | shut)
    return unplaced.join(helped, on=["student", "block"], how="semi", maintain_order="left")


def cuts_of(
    community: Community, stays: Iterable[Stay], unplaced: pl.DataFrame, options: Options | None = None
) -> list[Cut]:
    """Return a limit for each stay that left movable students out, each once.

    Parameters
    ----------
    stays : iterable of Stay
        All stays of the calendar whose students need positions.
    unplaced : polars.DataFrame
        The plan's table.
    options : mapping
        (Cohort, block) → the practice weeks of each way to hold it: what a cut may be widened to.

    Returns
    -------
    list of Cut
        By cohort and block of who was left out; none is proven. Empty where other weeks help nobody.
    """
    pool = Pool(community)
    serving = {block: len(pool.positions(block)) for block in community["blocks"]["id"]}
    left = movable(unplaced, serving).select("cohort", "block").unique().sort("cohort", "block").rows()
    if not left:
        return []
    size = dict(community["students"].group_by("cohort").len().rows())
    going = [Going(stay.cohort, stay.block, stay.weeks, size.get(stay.cohort, 0)) for stay in stays]
    by_name = {(one.cohort, one.block): one for one in going}
    cutter = _Cutter(pool, going, options or {})
    return list(dict.fromkeys(cutter.cut(by_name[names]) for names in left if names in by_name))


class _Cutter:
    """Looks for small crowded sets among the stays of one calendar."""

    def __init__(self, pool: Pool, going: Sequence[Going], options: Options) -> None:
        self._pool, self._going, self._options = pool, going, options
        self._serving = {block: pool.positions(block) for block in {one.block for one in going}}

    def cut(self, one: Going) -> Cut:
        """Return a limit on a crowded set with `one` in it or beside it; on `one` alone where none is crowded."""
        beside = self._beside(one)
        if not self._crowded(beside):
            return _named([[one]], one.students - 1, N_("not all students of {cohorts} found a place in that week"))
        crowded = self._smallest(beside, one)
        most = self._pool.most([[stay] for stay in crowded])
        return _named(self._widened(crowded, most), most, _CROWDED)

    def _crowded(self, stays: Sequence[Going]) -> bool:
        return self._pool.most([[stay] for stay in stays]) < sum(stay.students for stay in stays)

    def _beside(self, one: Going) -> list[Going]:
        """Return the stays that share weeks and positions with `one`, or with one that does, until they are crowded."""
        found, border = [one], [one]
        while border and not self._crowded(found):
            border = [other for other in self._going if other not in found and any(map(other.meets, border))
                      and any(self._share(other, near) for near in border)]  # fmt: skip
            found += border
        return found

    def _share(self, one: Going, other: Going) -> bool:
        return not self._serving[one.block].isdisjoint(self._serving[other.block])

    def _smallest(self, crowded: Sequence[Going], one: Going) -> list[Going]:
        """Return a crowded set of which no stay can be left out; the farthest are tried first."""
        kept = list(crowded)
        for stay in sorted(crowded, key=lambda s: (-abs(s.weeks[0] - one.weeks[0]), s == one, s.option)):
            rest = [other for other in kept if other != stay]
            if rest and self._crowded(rest):
                kept = rest
        return kept

    def _widened(self, crowded: Sequence[Going], most: int) -> list[list[Going]]:
        """Return each stay with the ways to hold it a few weeks earlier or later that place no more either."""
        found = [[stay] for stay in crowded]
        for step in [sign * weeks for weeks in range(1, _WIDER + 1) for sign in (1, -1)]:
            for number, stay in enumerate(crowded):
                for away in self._options.get((stay.cohort, stay.block), ()):
                    if away[0] == stay.weeks[0] + step:
                        wider = [*found[:number], [*found[number], replace(stay, weeks=away)], *found[number + 1 :]]
                        found = wider if self._pool.most(wider) <= most else found
        return found


def _named(stays: Sequence[Sequence[Going]], limit: int, why: str) -> Cut:
    options = sorted(option.option for stay in stays for option in stay)
    weeks = [week for _cohort, _block, week in options]
    names = ", ".join(dict.fromkeys(cohort for cohort, _block, _week in options))
    return Cut((), min(weeks), max(weeks), limit, say(why, limit=limit, cohorts=names), options=tuple(options))
