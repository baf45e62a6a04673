"""A recommendation applied: the promise is kept to the last level, and the community still passes every check."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.communities import monday
from tests.gap.recommend.made import demanded, problem

from alternance import gap
from alternance.community import Community, examine, save
from alternance.gap.recommend import Recommendation, advise, apply
from alternance.planner.stages.check import check


def advice(community: Community, allowed: int | None = None, extra: int = 0) -> Recommendation:
    return advise(community, problem(community), "p", allowed, extra)


def coverage(community: Community) -> float:
    quality = gap.solve(problem(community)).quality
    assert quality is not None
    return 1 - quality


@pytest.mark.parametrize(("allowed", "extra"), [(None, 0), (0, 0), (500, 0), (None, 700), (400, 1200)])
def test_the_gap_improves_by_what_was_promised(allowed: int | None, extra: int, tmp_path: Path) -> None:
    community = demanded()
    found = advice(community, allowed, extra)
    changed = apply(community, found)
    assert found.before == pytest.approx(coverage(community), abs=1e-12)
    assert found.after == pytest.approx(coverage(changed), abs=1e-12)
    assert found.after is not None and found.before is not None and found.after > found.before
    check(changed)
    save(changed, tmp_path)
    again, report = examine(tmp_path)
    assert again is not None and again.hash == changed.hash and not report.errors


def test_each_change_is_done_once_and_nothing_else() -> None:
    community = demanded()
    changed = apply(community, advice(community))
    assert dict(changed["modules"].select("id", "minutes").rows()) == {"m": 1467, "n": 733, "law": 600}
    assert changed["module_aims"].select("module", "aim", "level_given").rows() == [
        ("law", "c", 2), ("m", "a", 2), ("n", "own", 1)
    ]  # fmt: skip
    practised = changed["phase_aims"].filter(phase=2).select("aim", "role", "level_needed", "level_given").rows()
    assert practised == [("b", "assist", None, 1), ("p/k-new", "assist", None, 2)]
    fresh = changed["aims"].filter(id="p/k-new").row(0, named=True)
    assert (fresh["programme"], fresh["competence"], fresh["core"], fresh["safety"]) == ("p", "k-new", False, False)
    same = set(community.tables) - {"modules", "module_aims", "phase_aims", "aims"}
    assert all(community[name].equals(changed[name]) for name in same)


def test_a_new_module_belongs_to_the_programme_and_may_lie_beside_its_hours() -> None:
    community = demanded()
    found = advice(community, extra=1200)
    (new,) = [hours for hours in found.hours if not hours.before]
    changed = apply(community, found)
    assert ("p", new.module) in changed["programme_modules"].rows()
    row = changed["modules"].filter(id=new.module).row(0, named=True)
    assert (row["minutes"], row["changeable_by"], row["qualification"]) == (new.after, "school", None)
    before, after = (sum(c["modules"]["minutes"].to_list()) for c in (community, changed))
    assert 0 < after - before <= 1200


def test_applied_again_it_is_for_another_community() -> None:
    community = demanded()
    found = advice(community)
    with pytest.raises(ValueError, match="made for another community"):
        apply(apply(community, found), found)


def cohort(first: int, size: int) -> dict[str, object]:
    return {"size": size, "first_week": monday(first), "due_week": monday(19)}


def test_cohorts_not_yet_admitted_grow_towards_the_demand_within_half_and_the_seats() -> None:
    cohorts = {"now": cohort(0, 2), "next": cohort(2, 4)}
    for seats, after in ((20, 6), (5, 5), (4, 4)):
        community = demanded(students=[], cohorts=cohorts, positions={"p1": {"seats": seats}})
        found = advice(community)  # ten are asked for, six graduate
        sizes = {row.cohort: (row.before, row.after) for row in found.sizes}
        assert sizes == {"now": (2, 3)} | ({"next": (4, after)} if after > 4 else {})
        changed = apply(community, found)
        check(changed)
        assert dict(changed["cohorts"].select("id", "size").rows()) == {"now": 3, "next": after}


def test_cohorts_grow_within_the_share_of_what_an_enterprise_takes() -> None:
    """Of six seats in all, one goes to the other unit, in which a student is fixed."""
    who = [
        {"id": "s", "kind": "school", "title": "School"},
        {"id": "e", "kind": "enterprise", "title": "E", "seats_total": 6},
    ]
    units = [{"id": u, "site": "e:site", "occupation": o, "seats_total": 20} for u, o in (("u", "o"), ("v", "other"))]
    positions = {"p1": {"unit": "u", "seats": 20}, "p2": {"unit": "v", "seats": 20}}
    fixed = [{"student": "now/1", "block": "b", "position": "p2"}]
    community = demanded(
        students=[{"id": "now/1", "cohort": "now"}], cohorts={"now": cohort(0, 1), "next": cohort(2, 4)},
        organisations=who, hiring_units=units, positions=positions, fixed=fixed,
    )  # fmt: skip
    (found,) = advice(community).sizes
    assert (found.before, found.after) == (4, 5)


def test_students_who_are_there_are_not_counted_away() -> None:
    assert advice(demanded()).sizes == ()


def test_too_many_graduates_make_cohorts_smaller_and_the_rows_behind_are_named() -> None:
    cohorts = {"next": cohort(2, 20), "later": cohort(3, 10)}
    community = demanded(
        students=[],
        cohorts=cohorts,
        positions={},
        position_weeks=[],
        graduates=[{"cohort": "next", "date": monday(19), "expected": 18}],
    )
    found = advice(community)
    assert [(row.cohort, row.before, row.after) for row in found.sizes] == [("later", 10, 5), ("next", 20, 10)]
    assert found.sizes[1].rows == ("d", "next")
    assert apply(community, found)["graduates"]["expected"].to_list() == [8]
