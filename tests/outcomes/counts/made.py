"""Plans that several counts are tried on."""

from __future__ import annotations

from typing import Any

from tests.communities import FIRST, monday, tiny
from tests.outcomes.figures import computed

from alternance.community import Community
from alternance.plan import Plan

__all__ = ["seats"]


def seats(*placed: tuple[str, str | None], **meta: Any) -> tuple[Community, Plan]:
    """Positions p1 (own field, 2 seats, 1 promised, weeks 0 to 9) and x1 (another field, 1 seat, weeks 5 to 19)."""
    community = tiny(
        weeks=10,
        cohorts={"c": {"size": 3}},
        hiring_units=[
            {"id": "u", "site": "e:site", "occupation": "o", "seats_total": 2},
            {"id": "x", "site": "e:site", "occupation": "another", "seats_total": 1},
        ],
        positions={
            "p1": {"seats": 2, "promised": 1},
            "x1": {"seats": 3, "unit": "x", "from": monday(5), "to": monday(19)},
        },
        position_weeks=[
            {"position": "p1", "from": FIRST, "to": monday(9), "promised": 1},
            {"position": "x1", "from": monday(5), "to": monday(19), "seats": 1},
        ],
    )
    plan = computed(community, {}, {("c", "b", 1): (4, 7)}, placed={(s, "b"): p for s, p in placed}, meta=meta)
    return community, plan
