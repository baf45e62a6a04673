"""Whoever asks sees what their role is for: their own, a partner's part of it, a stranger's nothing."""

from __future__ import annotations

import polars as pl
import pytest
from tests.portal.people.cast import actor, with_strangers

from alternance.community import Community
from alternance_portal.people.actor import NOBODY, UserActor, actor_of
from alternance_portal.people.models import Kind, Organisation, Role, User
from alternance_portal.plans.snapshot import put
from alternance_portal.rows import Subject, kept

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _two_alliances(good: Community) -> None:
    put(with_strangers(good))


def _seen(who: UserActor) -> dict[str, set[str | None]]:
    """Return for each table whose rows somebody sees."""
    return {
        name: set(rows.values_list("owner__key", flat=True))
        for name, model in kept().items()
        if (rows := model.objects.visible_to(who)).exists()
    }


def _about(*subjects: Subject) -> set[str]:
    return {name for name, model in kept().items() if model.subject in subjects}


def test_nobody_sees_nothing() -> None:
    assert _seen(NOBODY) == {}


def test_every_table_has_rows_of_both() -> None:
    alliance = {"certainty_weights", "order_groups"}
    for name, model in kept().items():
        if name not in alliance:
            assert len(set(model.objects.values_list("owner__key", flat=True))) >= 2, name


@pytest.mark.parametrize("kind", [Kind.LEAD, Kind.HEAD, Kind.TUTOR, Kind.STUDENT])
def test_whoever_takes_part_sees_what_is_taught_and_offered_and_nothing_of_persons(kind: Kind) -> None:
    assert set(_seen(actor(kind, "n"))) == _about(Subject.OPEN)


def test_an_officer_sees_their_school_whole_and_every_forecast() -> None:
    seen = _seen(actor(Kind.OFFICER, "n"))
    assert set(seen) == set(kept())
    for name in _about(Subject.LEARNERS, Subject.STAFF):
        assert seen[name] == {"n"}, name
    assert seen["preferences"] == {"n"}
    assert seen["unit_rankings"] == {"m"}  # the enterprise's row, about a student of theirs
    assert seen["demands"] == {"m", "zm"}


def test_a_coordinator_sees_their_enterprise_and_who_comes_by_contract() -> None:
    seen = _seen(actor(Kind.COORDINATOR, "m"))
    assert set(seen) == _about(Subject.OPEN) | {"demands", "demand_aims", "unit_rankings", "position_rankings", "fixed"}
    assert seen["demands"] == seen["unit_rankings"] == {"m"}
    assert seen["fixed"] == {"n"}


def test_a_student_sees_what_is_about_them() -> None:
    who = actor(Kind.STUDENT, "n", "n:s1")
    assert [row.key for row in kept()["students"].objects.visible_to(who)] == ["n:s1"]
    assert set(kept()["preferences"].objects.visible_to(who).values_list("student__key", flat=True)) == {"n:s1"}
    assert "forbidden" not in _seen(who)
    assert "unit_rankings" not in _seen(who)


def test_a_class_head_sees_the_class(good: Community) -> None:
    head = good["teachers"]["id"][0]
    put(with_strangers(good.with_tables(cohorts=good["cohorts"].with_columns(class_head=pl.lit(head)))))
    who = actor(Kind.HEAD, "n", head)
    assert set(kept()["students"].objects.visible_to(who).values_list("cohort__class_head__key", flat=True)) == {head}
    assert "preferences" not in _seen(who)
    assert set(kept()["teachers"].objects.visible_to(who).values_list("key", flat=True)) == {head}


def test_an_alliances_administrator_sees_persons_of_all_and_no_forecast() -> None:
    seen = _seen(actor(Kind.ADMINISTRATOR))
    assert seen["students"] == {"n", "zn"}
    assert "demands" not in seen
    assert "preferences" not in seen


def test_what_a_stranger_has_is_as_if_it_were_not() -> None:
    rows = kept()["students"].objects.visible_to(actor(Kind.OFFICER, "n"))
    assert kept()["students"].objects.filter(key="zn:s1").exists()
    assert not rows.filter(key="zn:s1").exists()
    assert not rows.filter(key="no such").exists()


def test_a_user_is_who_their_roles_say_until_they_may_not_sign_in() -> None:
    user = User.objects.create_user("li@school.example", name="李雷")
    school = Organisation.objects.get(key="n")
    Role.objects.create(user=user, kind=Kind.HEAD, organisation=school, person="n:t1")
    Role.objects.create(user=user, kind=Kind.OFFICER, organisation=school)
    assert actor_of(user).persons == {"n:t1"}
    assert actor_of(user).has(Kind.OFFICER)
    assert actor_of(user).sees(Subject.LEARNERS) == {school.pk}
    user.is_active = False
    assert actor_of(user) == NOBODY
