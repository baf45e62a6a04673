"""A CASE framework as the aims of a programme: work tasks are what stands at the top, competences what is below."""

from __future__ import annotations

import datetime as dt
from typing import Any

from alternance.community import Community, Meta
from alternance.framework import Case
from alternance.io.ids import ids_below, short
from alternance.io.imported import imported
from alternance.text import N_, say

__all__ = ["case_aims"]

#: Longest title of an aim.
LONGEST = 400


def case_aims(case: Case, first_week: dt.date) -> tuple[Community, tuple[str, ...]]:
    """Return a community of one programme whose aims are the framework's items, and what was not taken as it is.

    Parameters
    ----------
    first_week : datetime.date
        A Monday: the first week of the horizon of the new community.
    """
    notes = list(case.unused)
    above = _above(case, notes)
    programme = f"school:{short(case.title) or 'programme'}"
    items = list(case.items)
    names = ids_below(programme, [item["code"] or str(item["label"]) for item in items])
    ids = {str(item["id"]): name for item, name in zip(items, names, strict=True)}
    rows: list[dict[str, Any]] = []
    for item in items:
        title = str(item["label"])
        if len(title) > LONGEST:
            notes.append(say(N_("{title}…: longer than {most} signs, cut"), title=title[:40], most=LONGEST))
        parent = above.get(str(item["id"]))
        rows.append(
            {
                "id": ids[str(item["id"])], "programme": programme, "title": title[:LONGEST],
                "kind": "competence" if parent else "work task", "parent": ids[parent] if parent else None,
                "competence": f"case/{item['id']}",
            }
        )  # fmt: skip
    tables = {
        "organisations": [{"id": "school", "kind": "school", "title": "School"}],
        "programmes": [{"id": programme, "school": "school", "title": case.title}],
        "aims": rows,
    }
    meta = Meta(case.title, first_week, 52)
    return Community(meta, {name: imported(name, rows) for name, rows in tables.items()}), tuple(notes)


def _above(case: Case, notes: list[str]) -> dict[str, str]:
    """Return item → the one above it; of several the first, and none that leads back to itself."""
    found: dict[str, str] = {}
    for item, broader in case.broader.rows():
        if item in found:
            text = N_("{title}: stands below several items; only the first is kept")
            notes.append(say(text, title=case.labels[item][:60]))
        elif _leads_to(broader, item, found):
            notes.append(say(N_("{title}: stands below itself; taken as at the top"), title=case.labels[item][:60]))
        else:
            found[item] = broader
    return found


def _leads_to(item: str, wanted: str, above: dict[str, str]) -> bool:
    while item != wanted and item in above:
        item = above[item]
    return item == wanted
