"""What is promised of reading: 1,000 cohorts, 30,000 students, 20,000 positions within 2 GiB; time is the benchmark's."""

from __future__ import annotations

from pathlib import Path

from benchmarks.reading import large, read_and_checked
from tests.communities import tiny

from alternance.community import check, read, save
from alternance.sample.multiplied import multiplied

REGION = Path(__file__).parents[2] / "examples" / "region"


def test_a_thousand_cohorts_are_read_within_what_is_promised() -> None:
    for row in large():
        assert row["case"].startswith("1,000 cohorts, 30,000 students, 20,")
        assert row["GiB"] < 2


def test_every_form_is_read_as_it_was_written() -> None:
    assert [row["case"] for row in read_and_checked("tiny", tiny(), 1)] == [
        "tiny, folder",
        "tiny, parquet",
        "tiny, spreadsheet",
    ]


def test_a_community_many_times_over_has_nothing_wrong_with_it(tmp_path: Path) -> None:
    many = multiplied([read(REGION)] * 2, 2)
    assert (many["cohorts"].height, many["positions"].height) == (80, 792)
    save(many, tmp_path)
    assert check(tmp_path).findings == ()
