"""Verification as a whole: what is right has no violation, and what cannot be judged is said."""

from __future__ import annotations

from pathlib import Path

from tests.verify.hand_made import hand_made

from alternance.community import Community, examine
from alternance.community.reading import NEEDED_TO_RECORD
from alternance.io.record import record
from alternance.plan import Plan
from alternance.verify import verify

LAST_YEAR = Path(__file__).parents[2] / "examples" / "last-year"


def last_year() -> tuple[Community, Plan]:
    community, _ = examine(LAST_YEAR / "community", needed=NEEDED_TO_RECORD)
    assert community is not None
    sheets = (LAST_YEAR / "Jahresplan.xlsx", LAST_YEAR / "Praktikumsplaetze.xlsx")
    return community, record(*sheets, community, LAST_YEAR / "mapping.toml")


def test_the_plan_made_by_hand_breaks_no_rule() -> None:
    found = verify(*hand_made())
    assert [violation for result in found.rules for violation in result.violations] == []
    assert found.lines()[-1] == "0 violations"
    assert found.unchecked == ()


def test_last_year_has_the_red_weeks_that_were_counted_by_hand() -> None:
    found = verify(*last_year())
    assert found.red_weeks == found.violations == 144 + 90 + 84 + 76
    assert found["placed-or-unplaced"].not_checked == "the recorded plan does not say unplaced"
