"""ESCO loads whole, from inside the distribution."""

from __future__ import annotations

from alternance.framework import esco

BAKER = "occupation/1aadb308-432a-4d01-b54b-b4f7f76dd419"


def test_it_is_whole() -> None:
    assert esco().competences.height == 13_896
    assert esco().occupations.height == 3_007
    assert esco().requirements.height == 123_855
    assert esco().competences["id"].n_unique() == 13_896


def test_every_relation_leads_somewhere() -> None:
    competences, occupations = set(esco().competences["id"]), set(esco().occupations["id"])
    assert set(esco().requirements["competence"]) <= competences
    assert set(esco().requirements["occupation"]) <= occupations
    assert set(esco().related["skill"]) | set(esco().related["related"]) <= competences


def test_an_occupation_requires_competences_and_they_have_relatives() -> None:
    assert esco().labels[BAKER] == "baker"
    required = esco().requires(BAKER)
    assert {essential for _, essential in required} == {True, False}
    relatives = esco().relatives({required[0][0]})
    assert all(0.5 <= share <= 0.7 for found in relatives.values() for _, share in found)
    assert all(one != other for one, found in relatives.items() for other, _ in found)
