"""Random communities that are valid: everything that `check` asks holds, whether or not a plan can be made of them.

Drawn subject by subject, each from what was drawn before, so that a failing example shrinks to few rows.
"""

from __future__ import annotations

from hypothesis import strategies as st
from tests.drawing.demanded import demands, improvements
from tests.drawing.people import cohorts, school_year, teachers
from tests.drawing.places import units
from tests.drawing.practised import blocks
from tests.drawing.rows import Rows
from tests.drawing.taught import modules, organisations
from tests.drawing.wishes import locks, own_rankings, wishes
from tests.drawing.work import packs, work
from tests.tables import community

from alternance.community import Community

__all__ = ["communities"]


@st.composite
def communities(draw: st.DrawFn, *, weeks: tuple[int, int] = (10, 30), most: int = 3) -> Community:
    """Draw a valid community: 1 or 2 schools, up to `most` cohorts, 2 to 5 modules, 1 to 3 blocks a programme."""
    rows = Rows(draw, draw(st.integers(*weeks)))
    organisations(rows)
    modules(rows)
    for programme in rows["programmes"]:
        blocks(rows, programme)
    cohorts(rows, draw(st.integers(1, most)))
    teachers(rows)
    work(rows)
    school_year(rows)
    units(rows)
    wishes(rows)
    locks(rows)
    demands(rows)
    own_rankings(rows)
    improvements(rows)
    country, region = draw(st.sampled_from([("", ""), ("DE", "SN")]))
    return community(rows.tables, weeks=rows.weeks, country=country, region=region, packs=packs(rows))
