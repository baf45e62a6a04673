"""Pages in a real browser, served as a portal serves them."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer
from tests.browser.chromium import chromium
from tools.tree import ROOT

from alternance.community import read
from alternance_portal.people.models import Kind, Organisation, Role, User
from alternance_portal.plans.snapshot import put

#: Playwright waits in an event loop of its own; Django is told that what it does beside is meant.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
#: A desk's screen and a phone's.
SCREENS = {"desk": (1440, 900), "phone": (390, 844)}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give the browser."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield started
        started.close()


@pytest.fixture(params=SCREENS)
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """Give a page on each screen; what the browser complains of fails the test."""
    width, height = SCREENS[request.param]
    context = browser.new_context(viewport={"width": width, "height": height}, locale="en-GB")
    made, said = context.new_page(), []
    made.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    made.on("pageerror", lambda error: said.append(str(error)))
    yield made
    context.close()
    assert said == []


@pytest.fixture
def officer(live_server: LiveServer) -> User:
    """Return the cooperation officer of the small example's school."""
    put(read(ROOT / "examples" / "small"))
    user = User.objects.create_user("anna@school.example", "right horse battery", name="Anna Schulz")
    Role.objects.create(user=user, kind=Kind.OFFICER, organisation=Organisation.objects.get(kind="school"))
    return user
