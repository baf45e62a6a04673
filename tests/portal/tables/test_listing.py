"""What an address asks for is what the list shows; what it cannot mean breaks nothing."""

from __future__ import annotations

import io

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from openpyxl import load_workbook
from tests.portal.people.cast import actor
from tools.tree import ROOT

from alternance.community import read
from alternance.community.schema import TABLES
from alternance_portal.people.actor import UserActor
from alternance_portal.people.models import Kind
from alternance_portal.plans.snapshot import put
from alternance_portal.rows import kept
from alternance_portal.tables.headings import HEADINGS
from alternance_portal.tables.listing import Listing
from alternance_portal.tables.sheet import workbook
from alternance_portal.tables.titles import TITLES


@pytest.fixture
def officer(db: None) -> UserActor:
    put(read(ROOT / "examples" / "small"))
    return actor(Kind.OFFICER, "bsz")


def _listing(who: UserActor, table: str, address: str = "") -> Listing:
    return Listing(kept()[table], who, QueryDict(address))


def _ids(listing: Listing) -> list[str]:
    return [row["key"] for row in listing.page()]


def test_all_rows_by_name(officer: UserActor) -> None:
    listing = _listing(officer, "cohorts")
    assert [row["title"] for row in listing.page()] == sorted(row["title"] for row in listing.page())
    assert listing.columns[0].name == "title"


def test_search_finds_every_word_however_written(officer: UserActor) -> None:
    some = kept()["organisations"].objects.filter(kind="enterprise").first()
    words = str(some.title).upper().split()
    assert some.key in _ids(_listing(officer, "organisations", f"q={words[0]}"))
    assert _ids(_listing(officer, "organisations", "q=nosuchword")) == []


def test_a_table_without_names_is_searched_by_what_it_names(officer: UserActor) -> None:
    listing = _listing(officer, "programme_modules", "q=cutting")
    assert {row["programme__key"] for row in listing.page()} == {"bsz:cutting"}


def test_narrowed_sorted_and_with_columns_of_choice(officer: UserActor) -> None:
    listing = _listing(officer, "modules", "kind=theory&sort=-minutes&show=title&show=minutes")
    rows = list(listing.page())
    assert [column.name for column in listing.columns] == ["title", "minutes"]
    minutes = [row["minutes"] for row in rows]
    assert minutes == sorted(minutes, reverse=True)
    assert len(rows) == kept()["modules"].objects.filter(kind="theory").count()


def test_a_reference_leads_to_the_row_it_names(officer: UserActor) -> None:
    assert _ids(_listing(officer, "programmes", "id=bsz:cutting")) == ["bsz:cutting"]


def test_an_address_says_again_what_was_asked(officer: UserActor) -> None:
    listing = _listing(officer, "modules", "q=mill&kind=theory&sort=-minutes&show=title")
    again = _listing(officer, "modules", listing.asked.address().removeprefix("?"))
    assert again.asked == listing.asked


@pytest.mark.parametrize("table", ["cohorts", "students", "positions", "school_weeks"])
def test_the_spreadsheet_has_the_same_rows_and_columns(officer: UserActor, table: str) -> None:
    listing = _listing(officer, table)
    sheet = load_workbook(io.BytesIO(workbook("List", listing))).active
    assert sheet is not None
    assert [cell.value for cell in sheet[1]] == [column.heading for column in listing.columns]
    assert sheet.max_row == listing.rows.count() + 1


def test_a_text_that_looks_like_a_formula_stays_a_text(officer: UserActor) -> None:
    site = kept()["sites"].objects.first()
    site.title = "=1+1"
    site.save()
    sheet = load_workbook(io.BytesIO(workbook("List", _listing(officer, "sites", f"id={site.key}")))).active
    assert sheet is not None
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=1+1", "s")


def test_every_column_and_table_has_a_name() -> None:
    assert set(HEADINGS) == {column for schema in TABLES.values() for column in schema.columns()}
    assert set(TITLES) == set(TABLES)


class Whatever(TestCase):
    """No address breaks a list."""

    @settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
    @given(st.sampled_from(sorted(TABLES)), st.data())
    def test_whatever_an_address_says(self, table: str, data: st.DataObject) -> None:
        columns = st.sampled_from([*TABLES[table].columns(), "q", "page", "sort", "show", "owner", "nonsense"])
        values = st.one_of(
            st.text(max_size=12), st.sampled_from(["-1", "9999999", "2026-01-01", "-title", "kind", "\x00"])
        )
        address = QueryDict(mutable=True)
        for name, value in data.draw(st.lists(st.tuples(columns, values), max_size=4)):
            address.appendlist(name, value)
        list(Listing(kept()[table], UserActor(((Kind.OFFICER, None),)), address).page())
