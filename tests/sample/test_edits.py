from __future__ import annotations

import pytest
from tests.sample.made import frame

from alternance.sample.programme.edits import removed, taught_to, trained_only, unused
from alternance.sample.programme.programme import Programme

AIM = "electric.test-electronic-units"


def level(programme: Programme, aim: str) -> tuple[int, int]:
    """Highest level at school and in practice."""
    school = [level for lesson in programme.lessons for own, level in lesson.gives if own == aim]
    practice = [row.given or 0 for block in programme.practices for row in block.work if row.aim == aim]
    return max(school, default=0), max(practice, default=0)


def used(programme: Programme, aim: str) -> bool:
    return any(row.aim == aim for block in programme.practices for row in block.work)


@pytest.fixture
def programme() -> Programme:
    return next(programme for programme in frame(1).programmes if programme.id == "erz:electric")


def test_as_composed(programme: Programme) -> None:
    assert level(programme, AIM) == (2, 3) and used(programme, AIM)


def test_removed(programme: Programme) -> None:
    less = removed(programme, AIM)
    assert level(less, AIM) == (0, 0) and not used(less, AIM) and AIM not in {aim.id for aim in less.aims}


def test_taught_to(programme: Programme) -> None:
    low = taught_to(programme, AIM, 1)
    assert level(low, AIM) == (1, 0) and used(low, AIM)


def test_unused(programme: Programme) -> None:
    theory = unused(programme, AIM)
    assert level(theory, AIM) == (3, 0) and not used(theory, AIM)


def test_trained_only_is_instructed_in_the_first_days(programme: Programme) -> None:
    trained = trained_only(programme, AIM)
    assert level(trained, AIM) == (0, 3)
    rows = [(block, row) for block in trained.practices for row in block.work if row.aim == AIM and row.phase == 2]
    assert [(row.role, row.instructed, block.phases[1][1]) for block, row in rows] == [("alone", True, 2)]
    others = [days for block in trained.practices for _, days in block.phases]
    assert sum(others) == 2
