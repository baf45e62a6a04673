"""Every text that page, spreadsheet and calendars ask the catalogue for is one that translators are given."""

from __future__ import annotations

import gettext

import pytest
from tests.report.charts.test_charts import beside, rich
from tests.report.plans import impossible, red
from tools.messages import gathered

import alternance.text
from alternance.community.explaining import about
from alternance.plan.tables import TABLES
from alternance.report import calendars, render, workbook


class Asked(gettext.NullTranslations):
    """Remembers what it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: set[str] = set()

    def gettext(self, message: str) -> str:
        self.texts.add(message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self.texts.add(msgid1)
        return msgid1 if n == 1 else msgid2


@pytest.fixture(scope="module")
def given() -> set[str]:
    return {text if isinstance(text, str) else text[0] for text in gathered()}


def test_nothing_is_asked_for_that_translators_are_not_given(monkeypatch: pytest.MonkeyPatch, given: set[str]) -> None:
    asked = Asked()
    monkeypatch.setattr(alternance.text, "_catalogue", lambda name: asked)
    community, plan = rich()
    plan = plan.with_meta(unplaced_before=5, unplaced_after=1)
    render(community, plan, beside=beside(plan))
    render(*red())
    render(*impossible())
    workbook(community, plan)
    calendars(community, plan)
    assert len(asked.texts) > 300
    choices = {", ".join(said.allowed) for schema in TABLES.values() for said in about(schema)}  # only lists them
    missing = sorted(asked.texts - given - choices - {""})
    assert missing == []
