"""Codes become labels, wherever they stand; what is not known stays."""

from __future__ import annotations

from alternance.framework import esco
from alternance.planner.labels import with_labels


def test_known_codes_become_labels_and_others_stay() -> None:
    labels = {"occupation/a-1": "cook", "skill/b": "boil"}
    text = "seats for occupation/a-1, skill/b (skill/c); occupation/a-1."
    assert with_labels(text, labels) == "seats for “cook”, “boil” (skill/c); “cook”."


def test_every_code_of_the_framework_is_recognised() -> None:
    labels = esco().labels
    odd = [code for code in labels if with_labels(f"({code})", labels) != f"(“{labels[code]}”)"]
    assert odd == []
