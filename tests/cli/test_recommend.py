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


def test_what_to_buy_is_told_planned_with_and_paid_once(tmp_path: Path) -> None:
    press = {"id": "s:press", "kind": "base", "title": "Press", "owner": "s", "cost": 12_000, "currency": "EUR"}
    makes = [{"improvement": "s:press", "competence": "k-new", "level": 2, "place": "b"}]
    given = a_community(tmp_path / "community", demanded(improvements=[press], improvement_aims=makes))
    file = tmp_path / "advice.json"
    none = alternance("recommend", given, "--programme", "p", "--out", file)
    assert "More money for improvements would cover more" in none.output and "by s, from" not in none.output
    assert "12,000" in none.output.partition("Coverage against the cost of improvements, in EUR:")[2]
    some = alternance("recommend", given, "--programme", "p", "--budget", 12_000, "--out", file)
    assert "s:press: Press, 12,000 EUR, by s, from the beginning; for a00" in some.output
    promised = json.loads(file.read_text(encoding="utf-8"))
    out = tmp_path / "out"
    words = ("--work-limit", 100, "--budget", 12_000)
    assert alternance("plan", given, "--out", out, *words).exit_code == 0
    made = load(out)
    (bought,) = made["gap_recommendation"].filter(kind="base").to_dicts()
    assert (bought["place"], bought["cost"], bought["provider"]) == ("s:press", 12_000, "s")
    with_it = made["gap_recommendation"].filter(improvements="s:press")["kind"].to_list()
    assert with_it == ["practise"] and made.meta.options["budget"] == 12_000
    assert made["gap_budget"]["cost"].to_list() == [0, 12_000]
    assert made["gap_budget"]["coverage"][-1] == pytest.approx(promised["after"])
    assert alternance("plan", given, "--apply", file, "--out", out, "--work-limit", 100).exit_code == 0
    assert load(out)["gap_frontier"].filter(step=0)["coverage"].to_list() == [pytest.approx(promised["after"])]


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
