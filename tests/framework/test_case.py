"""CASE packages: what is understood becomes a framework, what is not is told, what is no package is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from alternance.framework import CaseError, read_case

PACKAGE: dict[str, Any] = {
    "CFDocument": {"identifier": "doc", "title": "Welding, level 2"},
    "CFItems": [
        {"identifier": "w", "fullStatement": "Weld  plates", "humanCodingScheme": "W", "CFItemType": "Job function"},
        {"identifier": "w1", "fullStatement": "Set up the machine", "humanCodingScheme": "W.1"},
        {"identifier": "w2", "fullStatement": "Read a drawing"},
    ],
    "CFAssociations": [
        {
            "associationType": "isChildOf",
            "originNodeURI": {"identifier": "w"},
            "destinationNodeURI": {"identifier": "doc"},
        },
        {
            "associationType": "isChildOf",
            "originNodeURI": {"identifier": "w1"},
            "destinationNodeURI": {"identifier": "w"},
        },
        {
            "associationType": "isRelatedTo",
            "originNodeURI": {"identifier": "w1"},
            "destinationNodeURI": {"identifier": "w2"},
        },
    ],
}


def written(folder: Path, facts: object) -> Path:
    path = folder / "package.json"
    path.write_text(facts if isinstance(facts, str) else json.dumps(facts), encoding="utf-8")
    return path


@pytest.mark.parametrize("wrapped", [False, True])
def test_a_package_is_a_framework(tmp_path: Path, wrapped: bool) -> None:
    case = read_case(written(tmp_path, {"CFPackage": PACKAGE} if wrapped else PACKAGE))
    assert case.title == "Welding, level 2"
    assert case.labels == {"w": "Weld plates", "w1": "Set up the machine", "w2": "Read a drawing"}
    assert case.broader.rows() == [("w1", "w")]
    assert case.relatives({"w1"}) == {"w1": [("w", 0.7), ("w2", 0.6)]}
    assert case.requires("w") == [] and case.occupations.height == 0
    assert case.unused == ()


def test_what_is_not_understood_is_told(tmp_path: Path) -> None:
    items = [*PACKAGE["CFItems"], {"identifier": "x"}, {**PACKAGE["CFItems"][0], "fullStatement": "again"}, 7]
    links = [
        *PACKAGE["CFAssociations"],
        {
            "associationType": "precedes",
            "originNodeURI": {"identifier": "w1"},
            "destinationNodeURI": {"identifier": "w2"},
        },
        {
            "associationType": "isPartOf",
            "originNodeURI": {"identifier": "w1"},
            "destinationNodeURI": {"identifier": "?"},
        },
    ]
    case = read_case(written(tmp_path, {**PACKAGE, "CFItems": items, "CFAssociations": links}))
    assert len(case.items) == 3
    assert case.unused == (
        "CFItems, number 4: no identifier or no fullStatement; left out",
        "CFItems, number 5: w stands there twice; the first is kept",
        "CFItems, number 6: no identifier or no fullStatement; left out",
        "CFAssociations, number 5: isPartOf leads to an item that is not in the package; left out",
        "CFAssociations: 1 of kind precedes are not used",
    )


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ("{", "is no JSON"),
        ([], "has no list CFItems"),
        ({"CFDocument": {}}, "has no list CFItems"),
        ({"CFItems": "a"}, "has no list CFItems"),
        ({"CFItems": [{}]}, "none of its CFItems"),
    ],
)
def test_what_is_no_package_is_refused(tmp_path: Path, facts: object, says: str) -> None:
    with pytest.raises(CaseError, match=says):
        read_case(written(tmp_path, facts))
    with pytest.raises(CaseError, match="cannot be read"):
        read_case(tmp_path / "nothing.json")
