"""Which spellings are one enterprise, and which are not."""

from __future__ import annotations

import datetime as dt

import pytest

from alternance.community import Community, Meta
from alternance.community.findings import Place
from alternance.io.firms import firms
from alternance.io.mapping import Mapping
from alternance.io.names import firm_key
from alternance.io.problems import Found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Müller GmbH", "Mueller GmbH & Co. KG"), ("ELBE-WERK AG", "Elbe Werk"), ("Weiß & Söhne OHG", "Weiss und Soehne"),
        ("上海机械有限公司", "上海机械"), ("Café Röder e. K.", "Cafe Roeder"), ("Smith Ltd.", "Smith Limited"),
    ],
)  # fmt: skip
def test_two_spellings_of_one(one: str, other: str) -> None:
    assert firm_key(one) == firm_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("E & K Technik", "Technik GmbH"), ("AG", "KG"), ("Müller", "Möller"), ("Werk 1", "Werk 2")]
)
def test_two_that_are_two(one: str, other: str) -> None:
    assert firm_key(one) != firm_key(other)


def test_the_most_frequent_spelling_is_kept_and_what_is_only_alike_is_said() -> None:

    found = Found()
    community = Community(Meta("t", dt.date(2025, 9, 1), 5), {})
    texts = ["Müller GmbH", "Mueller", "Mueller", "Förderanlagen Krause", "Foerderanlage Krause"]
    names = firms([(text, Place("f", row)) for row, text in enumerate(texts)], community, Mapping(), found)
    assert names["Müller GmbH"] == names["Mueller"] == "Mueller"
    assert names["Förderanlagen Krause"] != names["Foerderanlage Krause"]
    assert [(f.code, f.value) for f in found.findings] == [
        ("firm-joined", "Müller GmbH"),
        ("firm-alike", "Förderanlagen Krause"),
    ]
