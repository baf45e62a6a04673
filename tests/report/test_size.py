"""A region's page is small enough to send: 40 cohorts, 104 weeks, 1,200 students, 3,600 places."""

from __future__ import annotations

from tests.communities import monday, tiny
from tests.plans import calendar_plan, plan_table
from tests.report.page import LIBRARY, read

from alternance.report import render

COHORTS, STUDENTS, BLOCKS, MODULES, WEEKS = 40, 30, 3, 24, 104
POSITIONS = 360


def test_a_regions_page_is_small_and_whole() -> None:
    cohorts = {f"centre:programme-{n:02}": {"size": STUDENTS, "title": f"P {n}"} for n in range(COHORTS)}
    modules = {f"centre:module-{n:02}": {"gives": {f"centre:aim-{n:02}": 3}, "minutes": 2400} for n in range(MODULES)}
    blocks = {
        f"centre:block-{n}": {"phases": [{"weeks": 6, "alone": dict.fromkeys(_aims(n), 3)}]} for n in range(BLOCKS)
    }
    positions = {f"enterprise-{n:03}:position": {"seats": 4} for n in range(POSITIONS)}
    community = tiny(weeks=WEEKS, modules=modules, blocks=blocks, cohorts=cohorts, positions=positions)
    plan = calendar_plan(
        community,
        {(cohort, module): (4 * n, 4 * n + 3) for cohort in cohorts for n, module in enumerate(modules)},
        {(cohort, block, 1): (34 * n + 20, 34 * n + 25) for cohort in cohorts for n, block in enumerate(blocks)},
    )
    places = [
        {"student": f"{cohort}/{n}", "cohort": cohort, "block": block, "from": monday(0), "to": monday(5), "rank": 1}
        | {"position": f"enterprise-{(7 * n + 11 * at) % POSITIONS:03}:position", "enterprise": f"enterprise-{n}"}
        for at, cohort in enumerate(cohorts)
        for n in range(1, STUDENTS + 1)
        for block in blocks
    ]
    html = render(community, plan.with_tables(placements=plan_table("placements", places)))
    assert len(places) == 3600
    assert all(html.count(f"{row['student']}<") >= BLOCKS for row in places[::97])
    assert len(read(html).root.all("details")) > COHORTS
    assert len(html.replace(LIBRARY, "").encode()) < 1_500_000


def _aims(block: int) -> list[str]:
    return [f"centre:aim-{n:02}" for n in range(8 * block, 8 * block + 8)]
