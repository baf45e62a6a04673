"""`alternance recommend`, and `plan --apply`: told, written, planned with; what is wrong is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.run import a_community, alternance
from tests.gap.recommend.made import demanded

from alternance.plan import load


@pytest.fixture
def given(tmp_path: Path) -> Path:
    return a_community(tmp_path / "community", demanded())


def recommend(given: Path, *more: object) -> Path:
    file = given.parent / "advice.json"
    words = [str(word) for word in more]
    result = alternance("recommend", given, "--programme", "p", "--out", file, *words)
    assert result.exit_code == 0, result.output
    return file


def test_what_to_change_is_told_and_written(given: Path) -> None:
    file = given.parent / "advice.json"
    result = alternance("recommend", given, "--programme", "p", "--hours", 8, "--out", file)
    assert result.exit_code == 0
    assert "36.4% of the levels demanded are covered now" in result.output and "proven best" in result.output
    assert "practise in b, phase 2" in result.output and "Coverage against hours moved:" in result.output
    facts = json.loads(file.read_text(encoding="utf-8"))
    assert facts["allowed"] == 480 and facts["minutes"] <= 480 and facts["status"] == "optimal"


def test_a_plan_with_it_covers_what_was_promised(given: Path) -> None:
    file = recommend(given, "--changed", given.parent / "changed")
    out = given.parent / "out"
    result = alternance("plan", given, "--apply", file, "--out", out, "--work-limit", 100)
    assert result.exit_code == 0, result.output
    promised = json.loads(file.read_text(encoding="utf-8"))
    (before,) = load(out)["gap_frontier"].filter(programme="p", step=0)["coverage"]
    assert before == pytest.approx(promised["after"])
    assert alternance("check", given.parent / "changed").exit_code == 0
    judged = alternance("verify", given.parent / "changed", out).output
    assert "0 violations" in judged and "made for another community" not in judged


def test_what_is_wrong_is_named_with_place_value_and_remedy(given: Path) -> None:
    file, other = recommend(given), a_community(given.parent / "other", demanded(minutes=1300))
    wrong = alternance("plan", other, "--apply", file, "--out", given.parent / "out")
    assert wrong.exit_code == 2 and "advice.json: made for another community" in wrong.output
    assert "Recommend again" in wrong.output
    twice = alternance(
        "plan", given, "--apply", file, "--apply", file.rename(file.with_name("b.json")), "--out", given.parent / "out"
    )
    assert twice.exit_code == 2
    nobody = alternance("recommend", given, "--programme", "q", "--out", file)
    assert nobody.exit_code == 2 and "programmes has no row q. Name one of p" in nobody.output
    file.write_bytes(b"\xff\xfe")
    broken = alternance("plan", given, "--apply", file, "--out", given.parent / "out")
    assert broken.exit_code == 2 and "not UTF-8" in broken.output
    full = alternance("recommend", given, "--programme", "p", "--out", file, "--changed", given)
    assert full.exit_code == 2 and "there is something already" in full.output
