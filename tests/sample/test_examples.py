"""The folders under examples are what the generator writes for seed 1, their README aside."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sample.made import made

from alternance.community import check

EXAMPLES = Path(__file__).parents[2] / "examples"


def files(folder: Path) -> dict[str, bytes]:
    """Path below `folder` → content, without a README."""
    found = [path for path in folder.rglob("*") if path.is_file() and path.name != "README.md"]
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


@pytest.mark.parametrize("size", ["small", "region", "staged", "dual", "courses"])
def test_written_again(size: str, tmp_path: Path) -> None:
    made(size, 1).save(tmp_path)
    wanted, found = files(tmp_path), files(EXAMPLES / size)
    assert sorted(found) == sorted(wanted)
    changed = [name for name in wanted if found[name] != wanted[name]]
    assert not changed, f"write again with `alternance sample --size {size} --seed 1`: {changed}"


@pytest.mark.parametrize("size", ["small", "region", "staged", "dual", "courses"])
def test_nothing_to_find(size: str) -> None:
    assert not check(EXAMPLES / size).findings


def test_small_enough_to_be_kept() -> None:
    assert sum(len(content) for content in files(EXAMPLES / "region").values()) < 3_000_000
