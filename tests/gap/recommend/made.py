"""A community by hand in which school, practice and what nobody asks for all have a part."""

from __future__ import annotations

from typing import Any

from tests.communities import FIRST, tiny

from alternance import gap
from alternance.community import Community

__all__ = ["demanded", "problem"]


def problem(community: Community) -> gap.Problem:
    """Return its gap, as if the competences ``k-…`` were of a framework without occupations and relations."""
    return gap.build(community, {}, {}, {f"k-{name}": f"Competence {name}" for name in ("a", "b", "old", "new")})


def demanded(minutes: int = 1200, lines: dict[str, int] | None = None, **tables: Any) -> Community:
    """Return a community whose programme ``p`` has two modules of the school, one of the authority, and a block.

    Module ``m`` (the school's) gives ``a`` (competence ``k-a``) at level 1; ``n`` (the school's) gives ``old`` (``k-old``,
    which nobody asks for) at level 2 and ``own`` (of no framework) at level 1; ``law`` (the authority's) gives ``c`` at
    level 2. In the block's first phase ``c`` is done alone and trained to level 3, in its second ``b`` (``k-b``) is
    assisted. Ten people are asked for, with ``k-a`` at 3, ``k-b`` at 2, ``c`` at 3 and ``k-new`` at 3.
    """
    lines = {"k-a": 3, "k-b": 2, "c": 3, "k-new": 3} if lines is None else lines
    aims = [{"id": name, "title": f"Aim {name}", "competence": f"k-{name}"} for name in ("a", "b", "old")]
    made: dict[str, Any] = {
        "modules": {
            "m": {"minutes": 1000, "gives": {"a": 1}},
            "n": {"minutes": minutes, "gives": {"old": 2, "own": 1}},
            "law": {"minutes": 600, "changeable_by": "authority", "gives": {"c": 2}},
        },
        "blocks": {
            "b": {
                "phases": [
                    {"weeks": 2, "alone": {"c": None}, "gives": {"c": 3}},
                    {"weeks": 2, "assist": {"b": None}},
                ]
            }
        },
        "demands": [{"id": "d", "occupation": "o", "from": FIRST, "to": FIRST, "headcount_low": 10}],
        "demand_aims": [{"demand": "d", "competence": name, "level": level} for name, level in lines.items()],
        "aims": [*aims, {"id": "c", "title": "Aim c", "core": True}, {"id": "own", "title": "Aim own"}],
    }
    return tiny(**{**made, **tables})
