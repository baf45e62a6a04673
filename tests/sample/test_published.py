"""What is said to be real is what the published programmes say."""

from __future__ import annotations

import csv
from importlib import resources

from tests.sample.made import made

TEXT = (resources.files("alternance.sample") / "data" / "published.csv").read_text(encoding="utf-8")
PUBLISHED = list(csv.DictReader(TEXT.splitlines()))
REGION = made("region", 1).community


def test_imported_modules_have_the_titles_and_hours_of_their_source() -> None:
    hours = {row["group"]: int(row["hours"]) for row in PUBLISHED if row["part"] == "school" and row["hours"]}
    titles = {row["group"] for row in PUBLISHED if row["part"] == "school"}
    for module in REGION["modules"].filter(origin="imported").iter_rows(named=True):
        title = module["title"].split(": ", 1)[-1] if module["title"].startswith("LF ") else module["title"]
        assert title in titles
        lesson = 45 if module["id"].startswith("software:") else 60
        if title in hours:
            assert module["minutes"] == lesson * hours[title]
        else:  # the nurse's workbook leaves its hours empty
            assert module["id"].startswith("nursing:")


def test_the_whole_framework_curriculum_is_there() -> None:
    own = [
        row
        for row in REGION["modules"].iter_rows(named=True)
        if row["id"].startswith("software:") and row["origin"] == "imported"
    ]
    assert len(own) == 12
    assert sum(row["minutes"] for row in own) == 880 * 45


def test_imported_work_tasks_are_of_their_source() -> None:
    items = {row["item"] for row in PUBLISHED} | {row["group"] for row in PUBLISHED}
    for aim in REGION["aims"].filter(origin="imported").iter_rows(named=True):
        title = aim["title"]
        assert any(title in item for item in items), title


def test_links_between_them_are_marked_as_composed() -> None:
    assert set(REGION["module_aims"]["origin"]) == {"composed"}
    assert set(REGION["phase_aims"]["origin"]) == {"composed"}
