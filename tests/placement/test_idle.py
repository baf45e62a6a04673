"""Seats that a split total leaves empty: who is counted would have a place, and who is not would not."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from tests.communities import tiny
from tests.placement.stays import held, stay
from tests.placement.test_all_placements import LIMITS, drawn

from alternance.community import Community
from alternance.placement import Idle, Placement, idle, place, why


def at_other_times(total: int | None = 2, **tables: Any) -> Community:
    """Return enterprise ``e`` with units ``u`` and ``v`` of two seats; cohort ``c`` wants ``u``, cohort ``d`` wants ``v``."""
    units = [{"id": u, "site": "e:site", "occupation": "o", "seats_total": 2} for u in "uv"]
    wanted = {"c/1": "pu", "c/2": "pu", "d/1": "pv", "d/2": "pv"}
    made: dict[str, Any] = {
        "organisations": [
            {"id": "s", "kind": "school", "title": "School"},
            {"id": "e", "kind": "enterprise", "title": "Enterprise", "seats_total": total},
        ],
        "cohorts": {"c": {}, "d": {}},
        "blocks": {"b": {"phases": [{"weeks": 4}]}},
        "positions": {"pu": {"unit": "u", "seats": 2}, "pv": {"unit": "v", "seats": 2}},
        "hiring_units": units,
        "preferences": [{"student": s, "position": p, "rank": 1} for s, p in wanted.items()],
    }
    return tiny(**{**made, **tables})


def placed(where: Community, apart: bool = True) -> Placement:
    return place(where, [stay(where, 4), stay(where, 8 if apart else 4, cohort="d")], LIMITS)


def told(found: list[Idle]) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    return [(one.split.enterprise, one.unit, one.students, one.at) for one in found]


def test_who_would_have_a_seat_of_another_unit_is_named() -> None:
    result = placed(at_other_times())
    assert held(result) == {("c/1", "b"): "pu", ("d/1", "b"): "pv"}
    assert told(idle(result)) == [("e", "u", ("c/2",), ("v",)), ("e", "v", ("d/2",), ("u",))]


def test_where_all_are_there_at_one_time_no_seat_is_empty() -> None:
    result = placed(at_other_times(), apart=False)
    assert len(result.unplaced) == 2 and idle(result) == []


def test_totals_of_units_are_a_remedy() -> None:
    where = at_other_times(None)
    assert len(placed(where).placed) == 4 and idle(placed(where)) == []


def test_a_full_mentor_or_position_is_not_the_splits_fault() -> None:
    mentors = [{"id": "m", "unit": "u", "students_max": 1}]
    guided = {"pu": {"unit": "u", "seats": 2, "mentor": "m"}, "pv": {"unit": "v", "seats": 2}}
    one = placed(at_other_times(positions=guided, mentors=mentors))
    assert [unit for _, unit, _, _ in told(idle(one))] == ["v"]


def test_the_answer_why_names_the_share() -> None:
    answer = why(placed(at_other_times()), "c/2", "b", "pu")
    assert answer.code == "full"
    assert answer.lines == (
        "e takes 2 in all; 1 of them fall to u",
        "u takes 1 in these weeks: c/1, none ranked lower",
    )
    assert why(placed(at_other_times(None)), "c/2", "b", "pu").code == "held"


def test_whoever_is_counted_would_have_a_place_and_nobody_else() -> None:
    """Recounted from the tables: with those counted added, no limit but shares is broken; with one more, another is."""
    seen = Counter[str]()
    for seed in range(0, 300, 3):  # those in which the enterprise says a total
        where, _ = drawn(seed)
        draw = random.Random(seed)
        stays = [stay(where, draw.choice([4, 8, 12]), cohort=c) for c in "cde"]
        result = place(where, stays, LIMITS)
        at = {s: p for (s, _), p in held(result).items()}
        found = idle(result)
        listed = {
            student: [batch.positions[k].id for k in batch.problem.list_of(number).tolist()]
            for batch in result.batches for number, (student, _) in enumerate(batch.people)
        }  # fmt: skip
        weeks = {s: one.weeks for one in stays for s in where["students"].filter(cohort=one.cohort)["id"]}
        for one in found:
            for student in one.students:
                chosen = next(
                    p
                    for p in listed[student]
                    if _unit(where, p) == one.unit and _fits(where, {**at, student: p}, weeks)
                )
                at[student] = chosen
                assert not _fits(where, at, weeks, {one.unit: one.split.shares[one.unit]})
        assert _fits(where, at, weeks)
        for student in {s for s in listed if s not in at}:
            assert not any(_fits(where, {**at, student: p}, weeks) for p in listed[student])
            seen["left"] += 1
        seen["counted"] += sum(len(one.students) for one in found)
    assert min(seen["counted"], seen["left"]) > 9, seen


def _unit(where: Community, position: str) -> str:
    return str(where["positions"].filter(id=position)["unit"].item())


def _fits(
    where: Community, at: dict[str, str], weeks: Mapping[str, Sequence[int]], shares: dict[str, int] | None = None
) -> bool:
    """Tell whether positions, mentors, units and the enterprise have room for all at one time."""
    there: Counter[tuple[str, str, int]] = Counter()
    rows = {row["id"]: row for row in where["positions"].iter_rows(named=True)}
    for student, position in at.items():
        for week in weeks[student]:
            there["position", position, week] += 1
            there["mentor", rows[position]["mentor"] or "", week] += 1
            there["unit", rows[position]["unit"], week] += 1
            there["enterprise", "e", week] += 1
    most = {
        "mentor": {"": 99, **dict(where["mentors"].select("id", "students_max").rows())},
        "unit": dict(where["hiring_units"].select("id", "seats_total").rows()) | (shares or {}),
        "enterprise": {"e": where["organisations"].filter(id="e")["seats_total"].item()},
    }
    return all(
        count <= (rows[name]["seats"] if kind == "position" else most[kind][name])
        for (kind, name, _), count in there.items()
    )
