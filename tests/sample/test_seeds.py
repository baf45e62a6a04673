from __future__ import annotations

from pathlib import Path

import pytest
from tests.sample.made import made

from alternance.community import check
from alternance.sample import SIZES, sample


@pytest.mark.parametrize(("size", "seed"), [("small", 2), ("small", -1), ("region", 2), ("region", 31337)])
def test_any_seed_is_without_errors(size: str, seed: int, tmp_path: Path) -> None:
    made(size, seed).save(tmp_path)
    assert [str(line) for line in check(tmp_path).errors] == []


@pytest.mark.parametrize("size", sorted(SIZES))
def test_a_seed_decides_all(size: str) -> None:
    again, other = sample(size, 1), made(size, 2)
    first = made(size, 1)
    assert again.community.hash == first.community.hash != other.community.hash
    assert all(again.truth[name].equals(table) for name, table in first.truth.items())


def test_other_sizes_are_none() -> None:
    with pytest.raises(KeyError, match="huge"):
        sample("huge", 1)
