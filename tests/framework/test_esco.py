"""ESCO loads whole, from inside the distribution, and its relations are walked one step."""

from __future__ import annotations

from itertools import pairwise

import polars as pl
import pytest

from alternance.framework import Esco, esco

UNLISTED = "occupation/a9e54177-a185-404d-b6e6-15663d31137e"
BAKER = "occupation/1aadb308-432a-4d01-b54b-b4f7f76dd419"


def test_it_is_whole() -> None:
    assert esco().competences.height == 13_896
    assert esco().occupations.height == 3_007
    assert esco().requirements.height == 123_855
    assert esco().broader.height == 20_656
    assert esco().related.height == 5_899


def test_every_id_stands_once() -> None:
    assert esco().competences["id"].n_unique() == 13_896
    assert esco().occupations["id"].n_unique() == 3_007
    assert esco().requirements.select("occupation", "competence").is_duplicated().sum() == 0


def test_every_relation_leads_somewhere() -> None:
    competences, occupations = set(esco().competences["id"]), set(esco().occupations["id"])
    assert set(esco().requirements["competence"]) <= competences
    assert set(esco().related["skill"]) | set(esco().related["related"]) <= competences
    # every occupation asks something, and so does one that the source does not list
    assert set(esco().requirements["occupation"]) == occupations | {UNLISTED}
    assert competences <= set(esco().requirements["competence"]) | set(esco().broader["concept"])


def test_everything_has_a_label() -> None:
    labels = esco().labels
    assert len(labels) == 13_896 + 3_007
    assert all(label and label == " ".join(label.split()) for label in labels.values())


def test_an_occupation_requires_competences_and_they_have_relatives() -> None:
    assert esco().labels[BAKER] == "baker"
    required = esco().requires(BAKER)
    assert required == sorted(required)
    assert {essential for _, essential in required} == {True, False}
    assert esco().requires("occupation/none") == []
    relatives = esco().relatives({required[0][0]})
    assert all(0.5 <= share <= 0.7 for found in relatives.values() for _, share in found)
    assert all(one != other for one, found in relatives.items() for other, _ in found)


@pytest.fixture
def small() -> Esco:
    """Competences a to f; a is above b, b above c; group g holds a and d; e is related to a, and to d."""
    made = Esco()
    tables = {
        "competences": pl.DataFrame({"id": list("abcdef")}),
        "broader": pl.DataFrame({"concept": ["b", "c", "a", "d"], "broader": ["a", "b", "g", "g"]}),
        "related": pl.DataFrame({"skill": ["e", "d", "a"], "related": ["a", "e", "d"], "relation": ["optional"] * 3}),
    }
    made.__dict__.update(tables)  # in place of what would be read
    return made


def test_relatives_are_one_step_away_with_the_largest_share(small: Esco) -> None:
    found = small.relatives({"a", "c", "f"})
    assert found == {
        "a": [("b", 0.7), ("d", 0.6), ("e", 0.6)],  # c is two steps away; d is related as well as in the same group
        "c": [("b", 0.7)],
    }
    assert small.relatives({"d"}) == {"d": [("a", 0.6), ("e", 0.6)]}


def test_a_group_is_no_relative(small: Esco) -> None:
    everything = small.relatives(set("abcdef"))
    assert "g" not in {other for found in everything.values() for other, _ in found}
    assert "g" not in everything


def test_shares_go_both_ways() -> None:
    competences = esco().competences["id"].head(40).to_list()
    all_of_them = esco().relatives(set(esco().competences["id"]))
    for one, two in pairwise(competences):
        assert dict(all_of_them.get(one, [])).get(two) == dict(all_of_them.get(two, [])).get(one)
