"""recommendation.json: what is wrong with a file is named with place, value and remedy."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.gap.recommend.made import demanded, problem

from alternance.gap.errors import RecommendationError
from alternance.gap.recommend import Recommendation, advise, apply, read, write


def advice() -> Recommendation:
    community = demanded()
    return advise(community, problem(community), "p")


def facts() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(write(advice()))
    return found


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "f.json: this is not JSON"),
        ("[]", "f.json: format is None, not alternance-recommendation. Name a file"),
        ('{"format": "plan"}', "f.json: format is plan"),
        ('{"format": "alternance-recommendation", "version": 1}', "f.json: version is 1, this version of Alternance reads 2"),
    ],
)  # fmt: skip
def test_what_is_no_recommendation(text: str, message: str) -> None:
    with pytest.raises(RecommendationError) as caught:
        read(text, "f.json")
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("member", "value", "message"),
    [
        ("programme", None, "f.json: programme is None, not a text"),
        ("minutes", 1.5, "f.json: minutes is 1.5, not a whole number"),
        ("minutes", True, "f.json: minutes is True, not a whole number"),
        ("after", "much", "f.json: after is much, not a number or null"),
        ("whole", "yes", "f.json: whole is yes, not true or false"),
        ("assumed", [1], "f.json: assumed is [1], not a list of texts"),
        ("cost", None, "f.json: cost is None, not a whole number"),
        ("actions", {}, "f.json, actions: not a list"),
        ("actions", ["a"], "f.json, actions, 1: not an object"),
    ],
)
def test_members_of_another_kind(member: str, value: object, message: str) -> None:
    with pytest.raises(RecommendationError) as caught:
        read(json.dumps({**facts(), member: value}), "f.json")
    assert str(caught.value).startswith(message)


def test_a_missing_member_and_an_unknown_kind_of_action() -> None:
    wrong = facts()
    del wrong["actions"][1]["aim"]
    with pytest.raises(RecommendationError, match=r"^f\.json, actions, 2: aim is missing"):
        read(json.dumps(wrong), "f.json")
    wrong = facts()
    wrong["actions"][0]["kind"] = "abolish"
    with pytest.raises(RecommendationError, match=r"actions, 1: kind is abolish, not add, raise, practise, move"):
        read(json.dumps(wrong), "f.json")


def test_every_member_missing_is_told_and_never_a_traceback() -> None:
    for member in facts():
        wrong = facts()
        del wrong[member]
        with pytest.raises(RecommendationError):
            read(json.dumps(wrong), "f.json")


def edited(part: str, number: int, **members: object) -> Recommendation:
    changed = facts()
    changed[part][number] |= members
    return read(json.dumps(changed), "f.json")


@pytest.mark.parametrize(
    ("part", "members", "message"),
    [
        ("actions", {"before": 3}, "action a001: level_given is 1 there, the recommendation says 3"),
        ("actions", {"place": "gone"}, "action a001: modules has no row gone"),
        ("actions", {"aim": "gone", "new_aim": False}, "action a001: aims has no row gone"),
        ("actions", {"kind": "practise"}, "action a001: phases has no row m, 0"),
        ("hours", {"before": 7}, "hours, m: minutes is 1000 there, the recommendation says 7"),
        ("hours", {"module": "gone"}, "hours: modules has no row gone"),
    ],
)
def test_what_does_not_fit_the_community_is_refused(part: str, members: dict[str, object], message: str) -> None:
    with pytest.raises(RecommendationError) as caught:
        apply(demanded(), edited(part, 0, **members))
    assert str(caught.value).startswith(message)


def test_another_community_is_refused_with_both_hashes() -> None:
    other = demanded(minutes=1300)
    with pytest.raises(RecommendationError) as caught:
        apply(other, advice())
    assert demanded().hash[:12] in str(caught.value) and other.hash[:12] in str(caught.value)
    assert "Recommend again" in str(caught.value)
