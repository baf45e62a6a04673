"""Every page: who may open it, how much it asks of the database, and what its head says."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.portal.people.cast import with_strangers

from alternance.community import Community
from alternance.community.schema import TABLES
from alternance_portal.people.models import Kind, Organisation, Role, Site, User
from alternance_portal.plans.snapshot import put

pytestmark = pytest.mark.django_db

#: Addresses of ours → a value for each of their parts. What is not here has not been thought about.
OURS: dict[str, dict[str, Any]] = {
    "home": {},
    "set_language": {},
    "tables": {},
    "table": {"name": "cohorts"},
    "table_sheet": {"name": "cohorts"},
}
#: Pages to read.
PAGES = [name for name in OURS if name != "set_language"]


@pytest.fixture
def signed_in(client: Client, good: Community) -> Client:
    put(with_strangers(good))
    user = User.objects.create_user("anna@school.example", "right horse", name="Anna Schulz")
    Role.objects.create(user=user, kind=Kind.OFFICER, organisation=Organisation.objects.get(key="n"))
    client.force_login(user)
    return client


def _names(patterns: list[Any]) -> set[str]:
    found = set()
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            if pattern.urlconf_name != "allauth.urls":
                found |= _names(pattern.url_patterns)
        elif isinstance(pattern, URLPattern) and pattern.name:
            found.add(pattern.name)
    return found


def test_every_address_is_known_here() -> None:
    ours = [r for r in get_resolver().url_patterns if "allauth" not in str(getattr(r, "urlconf_name", ""))]
    assert _names(ours) == set(OURS)


@pytest.mark.parametrize("name", PAGES)
def test_whoever_has_not_signed_in_is_asked_to(client: Client, name: str) -> None:
    answer = client.get(reverse(name, kwargs=OURS[name]))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_answers_reading_alone(signed_in: Client, name: str) -> None:
    address = reverse(name, kwargs=OURS[name])
    assert signed_in.get(address).status_code == 200
    for ask in (signed_in.post, signed_in.put, signed_in.delete):
        assert ask(address).status_code == 405


@pytest.mark.parametrize("name", PAGES)
def test_nothing_from_elsewhere_and_nothing_inline(signed_in: Client, name: str) -> None:
    answer = signed_in.get(reverse(name, kwargs=OURS[name]))
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    if answer["Content-Type"].startswith("text/html"):
        page = answer.content.decode()
        assert " style=" not in page
        assert "<script>" not in page
        assert "http://" not in page.replace("http://www.w3.org", "")


@pytest.mark.parametrize("table", TABLES)
def test_every_tables_list_opens_with_few_questions(signed_in: Client, table: str) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer = signed_in.get(reverse("table", args=[table]))
    assert answer.status_code == 200
    assert len(asked) <= 6
    assert len(answer.content) < 250_000


def test_as_many_questions_for_300_rows_as_for_one(signed_in: Client) -> None:
    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert signed_in.get(reverse("table", args=["sites"])).status_code == 200
        return len(asked)

    few = questions()
    school = Organisation.objects.get(key="n")
    for number in range(300):
        Site(key=f"n:{number}", organisation=school, title=f"Site {number}", owner=school).save()
    assert questions() == few


def test_a_stranger_is_as_if_there_were_none(signed_in: Client) -> None:
    page = signed_in.get(reverse("table", args=["students"])).content.decode()
    assert "n:s1" in page
    assert "zn:s1" not in page
    strange, none = (signed_in.get(reverse("table", args=["students"]) + f"?id={key}") for key in ("zn:s1", "zn:xx"))
    assert _without_token(strange.content, "s1") == _without_token(none.content, "xx")
    assert signed_in.get(reverse("table", args=["nonsense"])).status_code == 404


@pytest.mark.parametrize(("tag", "word"), [("en", "Cohorts"), ("zh-hans", "班级"), ("ru", "Группы")])
def test_a_page_speaks_the_readers_language(signed_in: Client, tag: str, word: str) -> None:
    signed_in.post(reverse("set_language"), {"language": tag})
    page = signed_in.get(reverse("table", args=["cohorts"])).content.decode()
    assert f'<html lang="{tag}">' in page
    assert word in page


def _without_token(page: bytes, local: str) -> str:
    """Return a page without what differs at every call, and without what its own address says."""
    return re.sub(r'value="\w{64}"', "", page.decode()).replace(f"zn%3A{local}", "").replace(f"zn:{local}", "")


def test_nobody_makes_an_account_of_their_own(client: Client) -> None:
    answer = client.post(reverse("account_signup"), {"email": "x@example.org", "password1": "right horse battery"})
    assert not User.objects.exists()
    assert answer.status_code == 200
