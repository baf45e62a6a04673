"""Actions name findings and figures that there are, and parts of the community that there are."""

from __future__ import annotations

from collections.abc import Iterator

from alternance.community.crosscheck.results import MEANT
from alternance.community.crosscheck.view import View
from alternance.community.findings import Finding
from alternance.community.measures import INDICATORS
from alternance.community.nearness import Nearest

__all__ = ["actions"]

#: Tables whose rows a figure may be of.
SCOPES = ("organisations", "programmes", "cohorts", "graduated_cohorts")


def actions(view: View) -> Iterator[Finding]:
    """Yield findings about indicators and scopes that nobody knows; of owners the check of references tells."""
    nearest = Nearest(INDICATORS)
    for row, action in enumerate(view["actions"].iter_rows(named=True)):
        named = {"indicator": action["indicator"]}
        if action["kind"] == "indicator":
            named["finding"] = action["finding"]
        for column, name in named.items():
            if name is not None and name not in INDICATORS:
                yield view.finding(
                    "indicator-unknown", "actions", row, column, name, guess=nearest.guess(name, MEANT)
                )  # fmt: skip
    yield from _scopes(view)


def _scopes(view: View) -> Iterator[Finding]:
    if set(SCOPES) & set(view.unread):
        return  # what could not be read was said, and may hold the id
    known = {"all"}.union(*(view.ids(table) for table in SCOPES))
    nearest = Nearest(sorted(known))
    for row, scope in enumerate(view["actions"]["scope"]):
        if scope is not None and scope not in known:
            guess = nearest.guess(scope, MEANT)
            yield view.finding("unknown", "actions", row, "scope", scope, table=" / ".join(SCOPES), guess=guess)
