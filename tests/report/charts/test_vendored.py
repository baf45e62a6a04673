"""What we carry of others is as it was published, with its licence, and named in NOTICE."""

from __future__ import annotations

import hashlib
import json
from importlib.resources import files
from pathlib import Path

from tests.report.page import LIBRARY

VENDOR = Path(str(files("alternance.report") / "vendor"))
LOCK = json.loads((VENDOR / "vendor.lock.json").read_text(encoding="utf-8"))


def test_each_file_is_as_the_lock_says_and_no_other_is_there() -> None:
    found = {
        path.name: (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_size)
        for path in VENDOR.iterdir()
        if path.name != "vendor.lock.json"
    }
    assert found == {name: (entry["sha256"], entry["bytes"]) for name, entry in LOCK.items()}


def test_each_package_has_its_licence_beside_it_and_stands_in_notice() -> None:
    notice = (Path(__file__).parents[3] / "NOTICE").read_text(encoding="utf-8")
    for entry in LOCK.values():
        assert f"{entry['package']}.LICENSE" in LOCK
        assert f"{entry['package']} {entry['version']}" in notice.lower().replace("apache echarts", "echarts")
    assert "Apache Software Foundation" in notice


def test_it_can_stand_in_a_page_and_asks_for_nothing() -> None:
    assert "</script" not in LIBRARY.lower() and "<!--" not in LIBRARY
    assert "sourceMappingURL" not in LIBRARY
    assert "Licensed to the Apache Software Foundation" in LIBRARY
