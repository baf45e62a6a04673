"""A cut forbids no calendar that places everybody: against trying everything."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

import polars as pl
import pytest
from tests.communities import monday, tiny

from alternance.calendar import Cut
from alternance.community import Community
from alternance.placement import Stay
from alternance.plan.tables import empty_table
from alternance.planner.rounds import Going, Pool, cuts_of
from alternance.readiness.givers import Given

WEEKS = 9


def random_community(seed: int) -> Community:
    """Return up to four cohorts and three positions with gaps in their seats, in a unit of an enterprise.

    In a third the enterprise says how many it takes.
    """
    chance = random.Random(seed)
    cohorts = {name: {"size": chance.randint(1, 2)} for name in "cdef"[: chance.randint(2, 4)]}
    names = ["p", "q", "r"][: chance.randint(1, 3)]
    spans = []
    for name in names:
        cut = sorted(chance.sample(range(WEEKS + 1), 2))
        spans += [{"position": name, "from": monday(first), "to": monday(last - 1), "seats": chance.randint(0, 2)}
                  for first, last in ([(0, cut[0]), (cut[0], cut[1]), (cut[1], WEEKS)]) if last > first]  # fmt: skip
    who: list[dict[str, Any]] = [
        {"id": "s", "kind": "school", "title": "School"},
        {
            "id": "e",
            "kind": "enterprise",
            "title": "Enterprise",
            "seats_total": 1 + seed % 4 if seed % 3 == 0 else None,
        },
    ]
    return tiny(
        weeks=WEEKS,
        organisations=who,
        cohorts=cohorts,
        positions={name: {"seats": 2} for name in names},
        position_weeks=spans,
        hiring_units=[{"id": "u", "site": "e:site", "occupation": "o", "seats_total": chance.randint(1, 4)}],
    )


def placeable(community: Community, stays: Sequence[Going]) -> int:
    """Return how many students of the stays can be placed, by trying every position for each."""
    seats = {
        (position, week): count
        for position, first, last, count in community["position_weeks"].select("position", "from", "to", "seats").rows()
        for week in range(community.horizon.index(first), community.horizon.index(last) + 1)
    }
    total = dict(community["hiring_units"].select("id", "seats_total").rows())["u"]
    total = min(total, community["organisations"].filter(id="e")["seats_total"].fill_null(total).item())
    people = [stay for stay in stays for _ in range(stay.students)]
    names = [None, *community["positions"]["id"]]
    best = 0
    for choice in product(names, repeat=len(people)):
        load: dict[Any, int] = {}
        for stay, name in zip(people, choice, strict=True):
            for week in stay.weeks if name else ():
                load[name, week] = load.get((name, week), 0) + 1
                load[week] = load.get(week, 0) + 1
        if all(n <= (seats.get(k, 0) if isinstance(k, tuple) else total) for k, n in load.items()):
            best = max(best, sum(name is not None for name in choice))
    return best


def goings(community: Community, starts: Sequence[int]) -> list[Going]:
    rows = community["cohorts"].select("id", "size").rows()
    return [Going(c, "b", tuple(range(w, w + 3)), n) for (c, n), w in zip(rows, starts, strict=True)]


@pytest.mark.parametrize("seed", range(25))
def test_the_most_that_can_be_placed_is_exact(seed: int) -> None:
    community = random_community(seed)
    chance = random.Random(seed + 1000)
    stays = goings(community, [chance.randint(0, WEEKS - 3) for _ in range(community["cohorts"].height)])
    assert Pool(community).most([[stay] for stay in stays]) == placeable(community, stays)


def test_of_alternatives_the_best_is_taken() -> None:
    community = random_community(3)
    every = [[stay for start in range(WEEKS - 2) for stay in goings(community, [start] * community["cohorts"].height)
              if stay.cohort == cohort] for cohort in community["cohorts"]["id"]]  # fmt: skip
    best = max(placeable(community, choice) for choice in product(*every))
    assert Pool(community).most(every) == best


def handed_back(community: Community, stays: Sequence[Going]) -> list[Cut]:
    """Return the cuts where, as it may be, every cohort left somebody out."""
    rows = [{"student": f"{s.cohort}/1", "cohort": s.cohort, "block": "b", "reason": "full", "count": 1} for s in stays]
    held = [Stay(stay.cohort, "b", {1: stay.weeks}, Given({})) for stay in stays]
    ways = {(s.cohort, "b"): [tuple(range(w, w + 3)) for w in range(WEEKS - 2)] for s in stays}
    return cuts_of(community, held, pl.DataFrame(rows), ways)


def taken(cut: Cut, stays: Sequence[Going]) -> int:
    return sum(stay.students for stay in stays if cut.holds(stay.cohort, "b", "o", stay.weeks))


def crowded_instances() -> Iterator[tuple[Community, list[Going], list[Cut]]]:
    for seed in range(60):
        community = random_community(seed)
        chance = random.Random(seed + 2000)
        stays = goings(community, [chance.randint(0, WEEKS - 3) for _ in range(community["cohorts"].height)])
        if placeable(community, stays) < sum(stay.students for stay in stays) and sum(s.students for s in stays) < 7:
            yield community, stays, handed_back(community, stays)


def test_a_cut_forbids_what_was_and_nothing_that_places_everybody() -> None:
    looked = widened = 0
    for community, stays, cuts in crowded_instances():
        assert any("at most" in cut.why for cut in cuts)
        assert all(taken(cut, stays) > cut.limit for cut in cuts)
        if looked == 5:
            continue
        looked += 1
        widened += any(len(cut.options) > len({cohort for cohort, _b, _w in cut.options}) for cut in cuts)
        for starts in product(range(0, WEEKS - 2), repeat=len(stays)):
            other = goings(community, starts)
            if any(taken(cut, other) > cut.limit for cut in cuts if "at most" in cut.why):
                assert placeable(community, other) < sum(stay.students for stay in other), (cuts, starts)
    assert looked == 5
    assert widened > 2


def test_where_seats_suffice_only_the_stay_itself_is_named() -> None:
    community = tiny(weeks=WEEKS, cohorts={"c": {"size": 1}}, positions={"p": {"seats": 1}})
    [cut] = handed_back(community, goings(community, [2]))
    assert (cut.options, cut.limit, cut.proven) == ((("c", "b", 2),), 0, False)


def test_whoever_left_nobody_out_hands_nothing_back() -> None:
    community = tiny(weeks=WEEKS, cohorts={"c": {"size": 1}}, positions={"p": {"seats": 1}})
    assert cuts_of(community, [], empty_table("unplaced")) == []
