"""Files of lessons as others write them: a line says only what it is about."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from tests.communities import monday, tiny

from alternance.community import Community, Report
from alternance.io.untis import read_lessons
from alternance.io.untis.fields import FIELDS, Field
from alternance.plan import Plan

__all__ = ["day", "line", "read", "school", "sections", "sessions"]


def school(**facts: Any) -> Community:
    """Return a community of classes IM 25a and IM 25b, modules LF 1 and LF 7, two teachers and a workshop."""
    kinds = {"qualification": "metal", "room_kind": "workshop"}
    return tiny(
        modules={
            "s:lf1": {"title": "LF 1 Filing", "gives": {"a": 2}, **kinds},
            "s:lf7": {"title": "LF 7 Milling", "gives": {}},
        },
        cohorts={"s:im25a": {"title": "IM 25a", "size": 20}, "s:im25b": {"title": "IM 25b", "size": 18}},
        teachers=[{"id": f"s:{name}", "school": "s", "minutes_per_week": 1500} for name in ("mue", "kra")],
        students=[],
        **facts,
    )


@cache
def _usual() -> Community:
    return school()


def day(week: int) -> str:
    """Return the Monday of a week as Untis writes it."""
    return f"{monday(week):%Y%m%d}"


def line(separator: str = ",", fields: int = FIELDS, **said: object) -> str:
    """Return a line: class IM 25a has LF1 with teacher mue, four periods a week in weeks 0 to 3; `said` by field."""
    usual: dict[str, object] = {
        "lesson": 1, "periods": 4, "class_": "IM 25a", "teacher": "mue", "subject": "LF1", "from_": day(0), "to": day(3),
    }  # fmt: skip
    cells = [""] * FIELDS
    for name, value in {**usual, **said}.items():
        cells[Field[name.rstrip("_").upper()] - 1] = f'"{value}"' if isinstance(value, str) else str(value)
    return separator.join(cells[:fields])


def read(
    folder: Path, *lines: str, community: Community | None = None, content: bytes | None = None, **more: Any
) -> tuple[Plan | None, Report]:
    """Read lines, or the bytes of a whole file."""
    file = folder / "GPU002.TXT"
    file.write_bytes("".join(f"{one}\r\n" for one in lines).encode() if content is None else content)
    return read_lessons([file], community or _usual(), **more)


def sections(plan: Plan | None) -> list[tuple[Any, ...]]:
    """Return id, size and what it is together with, of every section."""
    assert plan is not None
    return plan["sections"].select("id", "size", "together").rows()


def sessions(plan: Plan | None) -> list[tuple[Any, ...]]:
    """Return section, first and last week by their index, minutes and teacher, of every session."""
    assert plan is not None
    rows = plan["sessions"].select("section", "from", "to", "minutes", "teacher").rows()
    return [(name, (a - monday(0)).days // 7, (b - monday(0)).days // 7, *more) for name, a, b, *more in rows]
