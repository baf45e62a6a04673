"""The locks: every package pinned and hashed, nothing that says where it comes from, each holding the one before."""

from __future__ import annotations

import re

import pytest
from tools.tree import ROOT

LOCKS = ("run", "test", "bench")


def _pins(name: str) -> set[str]:
    text = (ROOT / "locks" / f"{name}.txt").read_text(encoding="utf-8").replace("\\\n", " ")
    return {line for line in text.splitlines() if line.strip()}


@pytest.mark.parametrize("name", LOCKS)
def test_every_line_is_a_pin_with_hashes(name: str) -> None:
    pin = re.compile(r"[a-z0-9][a-z0-9.-]*(\[[a-z0-9,-]+\])?==[\w.]+( ; [^#]+?)?(\s+--hash=sha256:[0-9a-f]{64})+\s*")
    assert [line for line in _pins(name) if not pin.fullmatch(line)] == []


def test_each_lock_holds_the_one_before_it_whole() -> None:
    run, test, bench = (_pins(name) for name in LOCKS)
    assert run < test < bench


def test_the_run_lock_holds_the_build_backend() -> None:
    assert {"hatchling", "editables"} <= {line.partition("==")[0] for line in _pins("run")}
