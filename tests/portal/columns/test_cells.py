"""Every column of every table has its field, and the field says what the schema says."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import models
from django.utils.translation import override

from alternance.community.schema import TABLES
from alternance.text import LANGUAGES
from alternance_portal.columns import column_of, field_of
from alternance_portal.people.models import Organisation, Room
from alternance_portal.programmes.models import Cohort, Student
from alternance_portal.rows import kept, models_in_order

#: Fields that are the portal's own.
OWN = {"id", "owner", "sought", "sorted_by"}


def test_every_table_has_one_model() -> None:
    assert set(kept()) == set(TABLES)
    assert len(models_in_order()) == len(TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_every_column_has_its_field(table: str) -> None:
    fields = {field.name for field in kept()[table]._meta.get_fields() if not field.auto_created} - OWN
    assert {column_of(field) for field in fields} == set(TABLES[table].columns())


@pytest.mark.parametrize("table", TABLES)
def test_a_reference_is_to_the_table_that_the_schema_names(table: str) -> None:
    for column, known in TABLES[table].columns().items():
        refers = (known.metadata or {}).get("refers", "")
        field: Any = kept()[table]._meta.get_field(field_of(column))
        to = getattr(field.related_model, "cells", None)
        assert (to.table if to else "") == (refers if "|" not in refers else ""), column


@pytest.mark.parametrize("table", TABLES)
def test_empty_and_default_are_the_schemas(table: str) -> None:
    for column, known in TABLES[table].columns().items():
        field: Any = kept()[table]._meta.get_field(field_of(column))
        default = (known.metadata or {}).get("default")
        assert field.null == (known.nullable and default is None), column
        assert (field.get_default() if field.has_default() else None) == default, column


def test_what_a_cell_may_hold_is_asked_of_the_field() -> None:
    def wrong(model: type[models.Model], **facts: Any) -> set[str]:
        try:
            model(**facts).clean_fields(exclude=["owner", "site", "programme", "school", "cohort"])
        except ValidationError as error:
            return set(error.message_dict)
        return set()

    good = {"key": "n:x", "kind": "lab", "places": 12, "minutes_per_week": 900}
    assert wrong(Room, **good) == set()
    assert wrong(Room, **good | {"places": 0}) == {"places"}
    assert wrong(Room, **good | {"key": "two words"}) == {"key"}
    assert wrong(Organisation, key="n", title="N", kind="club") == {"kind"}
    assert wrong(Student, key="s", birth_date=dt.date(202, 9, 7)) == {"birth_date"}


def test_help_is_shown_in_the_readers_language() -> None:
    field = Cohort._meta.get_field("size")
    shown = []
    for tag in LANGUAGES:
        with override(tag.lower()):
            shown.append(str(field.help_text))
    assert shown[0] == "Students"
    assert len(set(shown)) == len(LANGUAGES)


@pytest.mark.django_db
def test_migrations_make_what_the_models_say() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
