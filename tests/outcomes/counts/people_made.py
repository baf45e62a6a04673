"""Students of one cohort, by what they say of themselves and what became of their wishes, and such students drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
from hypothesis import strategies as st
from tests.communities import tiny
from tests.outcomes.figures import computed

from alternance.community import Community
from alternance.plan import Plan

__all__ = ["BANDS", "Person", "crowds", "people"]

#: Ways to the only works, in minutes → the group that they are in.
BANDS: Mapping[int, str] = {10: "0-15", 16: "16-30", 60: "31-60", 61: "61-"}


@dataclass(frozen=True)
class Person:
    """A student: what is said, None where nothing is; the minutes to the works; the rank, None without a wish.

    Who is `left` has no place, and then the rank says nothing.
    """

    sex: str | None = None
    disability: str | None = None
    language: str | None = None
    way: int | None = None
    rank: int | None = None
    left: bool = False

    def group(self, by: str) -> str | None:
        """Return the group that the student is in."""
        if by == "distance":
            return None if self.way is None else BANDS[self.way]
        said: str | None = getattr(self, by)
        return said


def people(persons: Sequence[Person], ids: Sequence[str] | None = None) -> tuple[Community, Plan]:
    """Return a cohort of these students and a plan that places them; `ids` names them otherwise, in that order."""
    ids = ids or [f"c/{number}" for number in range(1, len(persons) + 1)]
    named = sorted(zip(ids, persons, strict=True), key=lambda pair: pair[0])
    students: list[dict[str, Any]] = [
        {"id": id_, "cohort": "c", "sex": one.sex, "disability": one.disability, "languages": one.language}
        for id_, one in named
    ]
    travel = [{"student": id_, "site": "e:site", "minutes": one.way} for id_, one in named if one.way is not None]
    community = tiny(cohorts={"c": {"size": len(persons)}}, students=students, travel=travel)
    placed: Any = {(id_, "b"): "p1" for id_, one in named if not one.left}
    left = [(id_, "b") for id_, one in named if one.left]
    plan = computed(community, {}, {("c", "b", 1): (2, 5)}, placed=placed, unplaced=left)
    said = {id_: one.rank for id_, one in named}
    rank = pl.Series("rank", [said[student] for student in plan["placements"]["student"]], dtype=pl.Int64)
    return community, plan.with_tables(placements=plan["placements"].with_columns(rank))


def crowds() -> st.SearchStrategy[list[Person]]:
    """Draw students, most of them alike, so that groups of every size come up."""
    alike = st.lists(st.tuples(_person(), st.integers(1, 9)), min_size=1, max_size=6)
    return alike.map(lambda many: [one for one, number in many for _ in range(number)])


def _person() -> st.SearchStrategy[Person]:
    return st.builds(
        Person,
        sex=st.sampled_from(["female", "male", "other", None]),
        disability=st.sampled_from(["no", "yes", None]),
        language=st.sampled_from(["de", "tr", "ar", "uk", None]),
        way=st.sampled_from([*BANDS, None]),
        rank=st.sampled_from([1, 2, 3, 5, None]),
        left=st.sampled_from([False, False, False, True]),
    )
