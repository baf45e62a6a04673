from __future__ import annotations

import numpy as np

from alternance.sample.region.post import Post
from alternance.sample.region.scarcity import season


def posts(*seats: int) -> list[Post]:
    return [Post(f"p{n}", f"u{n}", f"e{n}", "job", count) for n, count in enumerate(seats)]


def away(weeks: int, *busy: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    students = np.zeros(weeks, dtype=np.int64)
    students[list(busy)] = 20
    return students


def test_the_longest_quiet_stretch_is_closed_and_not_longer_than_six_weeks() -> None:
    own = posts(4, 4, 4)
    found = season("job", own, away(40, *range(8, 20), 22), [5] * 40)
    assert found is not None and (found.first, found.last, found.usual) == (23, 28, 12)
    assert found.seats == 8  # of twelve, no second four may go without falling under 40 %
    assert [post.closed for post in own] == [[(23, 28)], [], []]


def test_weeks_without_school_part_a_stretch() -> None:
    days = [5] * 20
    days[12] = 0
    found = season("job", posts(2, 2, 2), away(20, 8, 9, *range(15, 20)), days)
    assert found is None  # 10, 11 and 13, 14 are two weeks each


def test_the_place_of_a_whole_class_stays_open() -> None:
    own = posts(19, 2, 2)
    season("job", own, away(20), [5] * 20)
    assert not own[0].closed and own[1].closed and own[2].closed
