"""The officer's way: sign in, find a table, search it, take it along; on a desk and on a phone, without a mouse too."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from alternance.text import LANGUAGES
from alternance_portal.people.models import User

pytestmark = pytest.mark.django_db(transaction=True)


def _sign_in(page: Page, server: LiveServer, user: User) -> None:
    page.goto(server.url)
    page.get_by_label("Mail address").fill(str(user.email))
    page.get_by_label("Password").fill("right horse battery")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nobody works before learning")


def _violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]]


def test_from_the_door_to_a_row(page: Page, live_server: LiveServer, officer: User) -> None:
    _sign_in(page, live_server, officer)
    page.goto(f"{live_server.url}/tables/")
    page.get_by_role("link", name=re.compile("^Cohorts")).click()
    expect(page.get_by_role("status")).to_have_text("3 rows")
    page.get_by_label("Search").fill("el 26")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("status")).to_have_text("1 row")
    page.locator("tbody a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Programmes")
    expect(page.get_by_role("status")).to_have_text("1 row")


def test_a_wrong_password_is_said(page: Page, live_server: LiveServer, officer: User) -> None:
    page.goto(live_server.url)
    page.get_by_label("Mail address").fill(str(officer.email))
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_be_visible()


def test_a_list_comes_along_as_a_spreadsheet(page: Page, live_server: LiveServer, officer: User) -> None:
    _sign_in(page, live_server, officer)
    page.goto(f"{live_server.url}/tables/students/")
    with page.expect_download() as download:
        page.get_by_role("link", name="As a spreadsheet").click()
    assert download.value.suggested_filename == "students.xlsx"


def test_by_keys_alone(page: Page, live_server: LiveServer, officer: User) -> None:
    _sign_in(page, live_server, officer)
    page.goto(f"{live_server.url}/tables/cohorts/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="To the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_nothing_shuts_anybody_out(page: Page, live_server: LiveServer, officer: User, tag: str, dark: bool) -> None:
    page.emulate_media(color_scheme="dark" if dark else "light")
    page.goto(live_server.url)
    page.locator(f'button[value="{tag.lower()}"]').click()
    expect(page.locator("html")).to_have_attribute("lang", tag.lower())
    found = [("door", _violations(page))]
    page.locator("#id_login").fill(str(officer.email))
    page.locator("#id_password").fill("right horse battery")
    page.locator("button.btn-primary").click()
    expect(page.locator("main ol")).to_be_visible()
    for path in ("/", "/tables/", "/tables/modules/", "/tables/students/?q=nobody"):
        page.goto(live_server.url + path)
        found.append((path, _violations(page)))
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    assert [(path, said) for path, said in found if said] == []
