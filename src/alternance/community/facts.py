"""The text of `community.json` as members and values; members that begin with # are comments."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from alternance.community.findings import Place
from alternance.community.source import Source

__all__ = ["FACTS", "read_facts"]

#: The file.
FACTS = "community.json"


def read_facts(source: Source, text: str) -> dict[str, Any] | None:
    """Return the members; None with a finding where the text is no JSON object."""
    twins: list[str] = []

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        counts = Counter(name for name, _value in pairs if not name.startswith("#"))
        twins.extend(name for name, count in counts.items() if count > 1)
        return {name: value for name, value in pairs if name in counts}

    try:
        facts = json.loads(text, object_pairs_hook=members)
    except (ValueError, RecursionError) as error:  # also numbers without end, brackets without end
        source.find("json", Place(FACTS, getattr(error, "lineno", None)))
        return None
    for name in twins:
        source.find("meta-twice", Place(FACTS, column=name), member=name)
    if isinstance(facts, dict):
        return facts
    source.find("json", Place(FACTS, 1), text.strip()[:40])
    return None
