"""What is searched and sorted is alike on every database, in Chinese, Russian and German."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alternance.community import Community
from alternance_portal.people.models import Organisation
from alternance_portal.plans.snapshot import put, snapshot
from alternance_portal.rows.folding import folded, in_order

#: As a list is to show them.
SORTED = ["Ärzte", "Bau 2", "bau 10", "Straße", "Strasse 7", "Ежов", "Ёлка", "Жук", "机械厂 2", "机械厂 10", "电子厂"]


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("strasse", "Hauptstraße"),
        ("елка", "Ёлка"),
        ("Muller", "Müller GmbH"),
        ("ＣＮＣ", "CNC-Dreherei"),
        ("机械", "北方机械厂"),
    ],
)
def test_what_people_type_is_found(typed: str, stands: str) -> None:
    assert folded(typed) in folded(stands)


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_numbers_are_sorted_by_their_size() -> None:
    shuffled = random.Random(3).sample(SORTED, len(SORTED))
    assert sorted(shuffled, key=in_order) == SORTED


@pytest.mark.django_db
def test_a_list_is_sorted_so_by_the_database() -> None:
    for number, title in enumerate(random.Random(5).sample(SORTED, len(SORTED))):
        Organisation(key=f"o{number}", kind="enterprise", title=title).save()
    assert [row.title for row in Organisation.objects.order_by("sorted_by")] == SORTED
    assert Organisation.objects.get(sought__contains=folded("ＢＡＵ 10")).title == "bau 10"


@pytest.mark.django_db
def test_rows_that_come_from_outside_are_folded_and_folded_anew(good: Community) -> None:
    put(good)
    assert Organisation.objects.get(sought__contains="miller").key == "m"
    titles = good["organisations"]["title"].replace({"Miller": "Müller"})
    put(good.with_tables(organisations=good["organisations"].with_columns(title=titles)))
    assert Organisation.objects.get(sought__contains="muller").sorted_by == "muller"
    assert snapshot()["organisations"]["title"].to_list() == titles.to_list()
