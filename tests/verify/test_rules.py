"""The registry: named, documented, and written down as it is."""

from __future__ import annotations

import re
from pathlib import Path

from alternance.community.schema import TABLES as COMMUNITY_TABLES
from alternance.plan.tables import TABLES as PLAN_TABLES
from alternance.policy import load_pack, packs
from alternance.verify import RULES
from alternance.verify.document import markdown

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"


def test_ids_are_in_kebab_case_and_one_of_a_kind() -> None:
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))
    assert [id_ for id_ in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id_)] == []


def test_every_rule_says_what_must_hold_and_which_cases_it_looks_at() -> None:
    for rule in RULES:
        assert rule.title and rule.sentence.endswith("."), rule.id
        assert rule.force in ("hard", "soft"), rule.id
        assert rule.function.__doc__, rule.id
        assert set(rule.plan) <= set(PLAN_TABLES) and set(rule.community) <= set(COMMUNITY_TABLES), rule.id


def test_every_limit_of_every_pack_is_a_rule() -> None:
    limits = {limit.id: limit.force for pack in packs() for limit in load_pack(pack)}
    assert {rule.id: rule.force for rule in RULES if rule.id in limits} == limits


def test_the_page_of_rules_is_as_the_rules_are() -> None:
    assert PAGE.read_text(encoding="utf-8") == markdown(), "python -m alternance.verify.document > docs/rules.md"
