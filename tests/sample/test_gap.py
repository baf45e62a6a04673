"""The gap engine recovers every planted gap with its figures, nothing beside, and one more that a test plants itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sample.made import gap_of, made

from alternance.community import read

SEEDS = [1, 2]


@pytest.mark.parametrize("seed", SEEDS)
def test_totals(seed: int) -> None:
    sample = made("region", seed)
    found = gap_of(sample.community)
    for figure, value in sample.truth["gap_totals"].rows():
        assert value > 0
        assert getattr(found, figure) == pytest.approx(value), figure
    assert sorted(found.unknown) == sample.truth["gap_unknown"]["demand"].to_list()


@pytest.mark.parametrize("seed", SEEDS)
def test_quantity_and_structure(seed: int) -> None:
    sample = made("region", seed)
    found = gap_of(sample.community)
    people: dict[str, list[float]] = {}
    for row in found.quantity_rows:
        sums = people.setdefault(row.occupation, [0.0, 0.0])
        sums[0] += row.demanded
        sums[1] += row.supplied
    truth = sample.truth["gap_quantity"]
    assert {row[0]: [row[1], row[2]] for row in truth.rows()} == {
        name: pytest.approx(both) for name, both in people.items()
    }
    assert (truth["difference"] < 0).sum() == 3  # two that chance chose, and the one that nobody trains
    assert (truth["difference"] > 0).sum() == 2
    shares = {row.occupation: (row.demanded, row.supplied) for row in found.structure_rows}
    assert shares == {row[0]: pytest.approx(row[1:]) for row in sample.truth["gap_structure"].rows()}


@pytest.mark.parametrize("seed", SEEDS)
def test_quality(seed: int) -> None:
    sample = made("region", seed)
    rows = gap_of(sample.community).quality_rows
    found = {(row.programme, row.competence): row for row in rows if row.shortfall > 1e-9 or not row.demanded}
    truth = {(row["programme"], row["competence"]): row for row in sample.truth["gap_quality"].iter_rows(named=True)}
    assert found.keys() == truth.keys()
    for key, row in found.items():
        figures = (row.demanded, row.level_asked, row.level_given, row.shortfall, row.minutes)
        names = ("people", "level_asked", "level_given", "shortfall", "minutes")
        assert figures == pytest.approx(tuple(truth[key][name] for name in names)), truth[key]["kind"]


@pytest.mark.parametrize("seed", SEEDS)
def test_type(seed: int) -> None:
    sample = made("region", seed)
    for row, truth in zip(
        sorted(gap_of(sample.community).type_rows, key=lambda row: row.programme),
        sample.truth["gap_type"].sort("programme").iter_rows(named=True),
        strict=True,
    ):
        assert row.programme == truth["programme"]
        assert row.compound == pytest.approx(truth["compound"])
        assert (row.theory_minutes, row.practice_minutes) == (truth["school_minutes"], truth["practice_minutes"])
        assert row.only_school == tuple(truth["only_school"].split())
        assert row.only_practice == tuple(truth["only_practice"].split())


def test_one_more_planted_by_editing_the_folder(tmp_path: Path) -> None:
    """Take the lathe's measuring instruments out of what school and practice give: its level falls to nothing."""
    before = made("region", 1)
    before.save(tmp_path)
    aim = "lathe.operate-precision-measuring-equipment"
    for name in ("module_aims.csv", "phase_aims.csv"):
        lines = (tmp_path / name).read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if aim not in line]
        assert 0 < len(kept) < len(lines)
        (tmp_path / name).write_text("".join(kept), encoding="utf-8")
    competence = before.community["aims"].filter(id=aim)["competence"].item()
    old, new = (
        {(row.programme, row.competence): row for row in gap_of(community).quality_rows}
        for community in (before.community, read(tmp_path))
    )
    key = ("erz:lathe", competence)
    assert old[key].shortfall == 0
    assert new[key].level_given < old[key].level_given
    assert new[key].shortfall == pytest.approx(new[key].demanded * (new[key].level_asked - new[key].level_given))
    # beside it only what counts through it, as a relative, may have changed
    assert all(row.level_given <= old[other].level_given for other, row in new.items())
    assert [row for other, row in new.items() if other[0] != "erz:lathe" and row != old[other]] == []
