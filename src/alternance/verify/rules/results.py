"""What was aimed at with cohorts, and how actions stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from alternance.text import N_
from alternance.verify.facts import Facts
from alternance.verify.given import Row
from alternance.verify.recounted import RECOUNTS
from alternance.verify.recounted.graduated import FEWEST, first_days, occupations
from alternance.verify.rule import Check, rule

#: The four sides of what a cohort became → the indicator that measures them.
SIDES = {name: f"graduated_{name}" for name in ("quality", "structure", "quantity", "type")}
NEAR = 1e-6


@rule(
    "targets-recounted",
    N_("Targets of cohorts"),
    N_(
        "Every target of a cohort stands in the plan as it was set, with what a recount says came of it, and whether "
        "it is met; one that was set when the first results were known is neither."
    ),
    community=("cohort_targets",),
)
def targets_recounted(facts: Facts, check: Check) -> None:
    """One case a target, of the community or of the plan; none where the plan has no figures at all."""
    said = {row["id"]: row for row in facts.plan["cohort_results"].iter_rows(named=True)}
    if not facts.plan["indicators"].height:
        return
    counted, rows = _Counted(facts), list(facts.given.rows("cohort_targets"))
    _compared(check, said, {row["id"]: counted.result(row) for row in rows})


class _Counted:
    """What came of cohorts, each table looked through once."""

    def __init__(self, facts: Facts) -> None:
        self.jobs, self.examined = occupations(facts), first_days(facts)
        self.way = dict(facts.plan["indicators"].select("id", "direction").rows())
        asked = {row["measure"] for row in facts.given.rows("cohort_targets")}
        ids = {SIDES.get(measure, measure) for measure in asked}
        self.figures = {id_: RECOUNTS[id_](facts) for id_ in ids if id_ in RECOUNTS}

    def result(self, target: Row) -> dict[str, Any]:
        """Return what the plan is to say of a target."""
        indicator = SIDES.get(target["measure"], target["measure"])
        value = self.figures.get(indicator, {}).get(("cohort", target["cohort"]))
        higher = self.way.get(indicator) == "higher"
        if target["measure"] == "structure":
            came = self.jobs.get(target["cohort"], [])
            value, higher = (came.count(target["occupation"]) / len(came) if len(came) >= FEWEST else None), True
        first, met = self.examined.get(target["cohort"]), None
        judged = higher or self.way.get(indicator) == "lower"
        if value is not None and judged and (first is None or target["set_on"] < first):
            met = value >= target["target"] - NEAR if higher else value <= target["target"] + NEAR
        kept = {name: target[name] for name in ("cohort", "measure", "occupation", "target", "set_on")}
        return {**kept, "indicator": indicator, "value": value, "met": met}


@rule(
    "actions-followed",
    N_("Actions as they stand"),
    N_(
        "Every action stands in the plan as the community has it, done, open or overdue by the plan's date, with the "
        "figure of the finding and the plan's own; how the figure went follows from these."
    ),
    community=("actions",),
)
def actions_followed(facts: Facts, check: Check) -> None:
    """One case an action, of the community or of the plan; none where the plan has no figures at all."""
    said = {row["id"]: row for row in facts.plan["actions"].iter_rows(named=True)}
    if not facts.plan["indicators"].height:
        return
    right = {row["id"]: _action(facts, row) for row in facts.given.rows("actions")}
    _compared(check, said, right)


def _action(facts: Facts, row: Row) -> dict[str, Any]:
    today = facts.plan.meta.options.get("today")
    date = dt.date.fromisoformat(today) if today else facts.plan.meta.first_week
    done = row["done_on"] is not None and row["done_on"] <= date
    found: dict[str, Any] = {name: cell for name, cell in row.items() if name not in ("base", "scope")}
    found |= {"state": "done" if done else "overdue" if row["due"] < date else "open", "scope": row["scope"]}
    if row["indicator"] not in RECOUNTS:
        return {**found, "before": None, "after": None, "effect": None}
    rows = facts.plan["indicators"].filter(id=row["indicator"], scope=row["scope"])
    after = rows["value"][0] if rows.height else None
    way = rows["direction"][0] if rows.height else "none"
    return {**found, "before": row["base"], "after": after, "effect": _went(row, after, way) if done else None}


def _went(row: Row, after: float | None, better: str) -> str:
    before, aim = row["base"], row["hoped_value"]
    way = row["hoped"] or better
    if way == "none" and None not in (aim, before):
        way = "higher" if aim > before else "lower"
    if after is None or way == "none" or (before is None and aim is None):
        return "not known"
    ahead = 1 if way == "higher" else -1
    if aim is not None and (after - aim) * ahead > -NEAR:
        return "as hoped"
    if before is None or (after - before) * ahead < NEAR:
        return "not as hoped"
    return "as hoped" if aim is None else "nearer"


def _compared(check: Check, said: Mapping[str, Row], right: Mapping[str, Mapping[str, Any]]) -> None:
    for id_ in sorted(said.keys() | right.keys(), key=str):
        row, wanted = said.get(id_), right.get(id_)
        wrong = ["id"] if row is None or wanted is None else [
            name for name in wanted if not _alike(row[name], wanted[name])
        ]  # fmt: skip
        check.that(
            not wrong,
            (id_,),
            N_("{columns}: the plan says {found}, counted is {right}"),
            columns=", ".join(wrong),
            found=", ".join("–" if row is None else str(row[name]) for name in wrong),
            right=", ".join("–" if wanted is None else str(wanted.get(name, id_)) for name in wrong),
        )


def _alike(one: Any, other: Any) -> bool:
    if isinstance(one, float) and isinstance(other, (int, float)):
        return abs(one - other) < NEAR
    return bool(one == other)
