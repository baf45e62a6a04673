"""Who says what they need, or whether they have a disability, is placed as if they had said nothing."""

from __future__ import annotations

import polars as pl
import pytest
from tests.placement.stays import held
from tests.placement.test_all_placements import LIMITS, drawn

from alternance.community import Community
from alternance.placement import Stay, place

#: What students may say that decides for nobody where they are.
SAID = {
    "adjustments": ("a desk of its own height", None, "an interpreter of sign language"),
    "disability": ("yes", "no", None),
    "sex": ("female", None, "other", "male"),
}


def saying(where: Community, column: str, turn: int) -> Community:
    """Return the community in which some students say something in a column, and others than at another `turn`."""
    words = SAID[column]
    cells = [words[(number + turn) % len(words)] for number in range(where["students"].height)]
    return where.with_tables(students=where["students"].with_columns(pl.Series(column, cells, dtype=pl.String)))


def outcome(where: Community, stays: list[Stay]) -> tuple[dict[tuple[str, str], str], list[object]]:
    result = place(where, stays, LIMITS)
    return held(result), [(row.student, row.stay.block, row.reasons) for row in result.unplaced]


@pytest.mark.parametrize("column", SAID)
def test_a_need_excludes_nobody_and_favours_nobody(column: str) -> None:
    placed = left = 0
    for seed in range(40):
        where, stays = drawn(seed)
        silent = outcome(where, stays)
        assert outcome(saying(where, column, seed), stays) == silent
        assert outcome(saying(where, column, seed + 1), stays) == silent
        placed, left = placed + len(silent[0]), left + len(silent[1])
    assert placed > 40 and left > 10, "and there was something to lose"
