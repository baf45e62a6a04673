"""A limit that no engine reads, or that the verifier does not check, is a promise that nobody keeps."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

import alternance
from alternance.policy import load_pack, packs

SOURCE = Path(alternance.__path__[0])
ENGINES = ("calendar", "placement", "staffing", "planner")


@cache
def read_in(package: str) -> frozenset[str]:
    """The ids that a package asks `Limits` for: the first argument of its `value(…)` and `get(…)`."""
    found = set()
    for file in (SOURCE / package).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in ("value", "get")
            ):
                found |= {
                    arg.value for arg in node.args[:1] if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
                }
    return frozenset(found)


ASKED = [(pack, limit.id) for pack in packs() for limit in load_pack(pack)]


@pytest.mark.parametrize(("pack", "limit"), ASKED)
def test_some_engine_reads_every_limit(pack: str, limit: str) -> None:
    assert [package for package in ENGINES if limit in read_in(package)], f"no engine reads {limit} of {pack}"


@pytest.mark.parametrize(("pack", "limit"), ASKED)
def test_the_verifier_checks_every_limit(pack: str, limit: str) -> None:
    assert limit in read_in("verify"), f"the verifier does not check {limit} of {pack}"


def test_a_limit_that_nobody_reads_would_be_noticed() -> None:
    assert not [package for package in (*ENGINES, "verify") if "no-such-limit" in read_in(package)]
