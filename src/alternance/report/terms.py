"""What the parts of the calendar's objective are called."""

from __future__ import annotations

from alternance.text import N_

__all__ = ["TERMS"]

#: Part → what it counts; each has a weight of the same name in the community.
TERMS = {
    "lag": N_("lag, in teaching weeks"),
    "late": N_("lateness, in teaching weeks"),
    "peak": N_("peaks of teachers' load above the unavoidable"),
    "unused": N_("promised seats unused, in seat-weeks"),
    "thin": N_("weeks of sections below their least size"),
    "moved": N_("moves away from the published plan, in weeks"),
}
