"""What one should know and no table says yet: told as such, never as 0."""

from __future__ import annotations

from alternance.outcomes.indicator import Absent
from alternance.text import N_

__all__ = ["ABSENT"]

ABSENT = (
    Absent(N_("Learning log confirmed by the mentor within 7 days"), N_("the students' logs, with both days")),
    Absent(N_("Visits on time"), N_("the days on which visits were made")),
    Absent(N_("Obligations kept, by party"), N_("agreements with who owes what by when, and what was done")),
    Absent(N_("Incidents, and days until they are closed"), N_("reports of incidents with both days")),
    Absent(
        N_("Net cost and benefit by enterprise"),
        N_("pay, the mentor's time, material, productive work and what hiring costs (BIBB's model)"),
    ),
)
