"""What students need where they are placed."""

from __future__ import annotations

from alternance.text import N_
from alternance.verify.facts import Facts
from alternance.verify.given import Row
from alternance.verify.rule import Check, Place, rule

#: What a row repeats of its placement.
SAME = ("to", "position", "enterprise")


@rule(
    "adjustments-asked",
    N_("Needs are asked of the host"),
    N_(
        "Every placement of a student who asks for an adjustment stands in `adjustments` with its position, its weeks "
        "and what is asked, in the student's words; nothing else stands there."
    ),
    plan=("placements",),
    community=("students",),
)
def adjustments_asked(facts: Facts, check: Check) -> None:
    """One case a placement of such a student, and one a row that no placement asks for; recorded plans ask nothing."""
    if facts.planned.recorded:
        return
    told = {_key(row): row for row in facts.plan["adjustments"].iter_rows(named=True) if _in_form(facts, row)}
    asked = set()
    for row, _stay in facts.planned.placements:
        student = facts.given.students.get(row["student"])
        if student is None or not student["adjustments"]:
            continue
        asked.add(_key(row))
        wanted = {**{name: row[name] for name in SAME}, "adjustment": student["adjustments"], "status": "asked"}
        found = told.get(_key(row))
        check.that(
            found is not None and all(found[name] == value for name, value in wanted.items()),
            _key(row),
            N_("the student asks for this, and the plan does not ask it so of the host: {asked}"),
            asked=student["adjustments"],
        )
    for key in sorted(told.keys() - asked):
        check.that(False, key, N_("an adjustment is asked here that no placement asks for"))


def _key(row: Row) -> Place:
    return row["student"], row["block"], row["from"]


def _in_form(facts: Facts, row: Row) -> bool:
    given, where = facts.given, row["position"]
    known = row["student"] in given.students and row["block"] in given.blocks
    return known and facts.planned.span(row) is not None and (where is None or where in given.positions)
