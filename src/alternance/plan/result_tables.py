"""The plan's tables about what came of earlier plans: targets of cohorts, and actions on findings."""

from __future__ import annotations

import dataframely as dy

from alternance.community.schema.column import choice, date, key, maybe, number, ref, text

__all__ = ["Actions", "CohortResults"]


class CohortResults(dy.Schema):
    """What was aimed at with a cohort, and what came."""

    id = key("Id of the target", "school:mechanic-23.quality")
    cohort = ref("cohorts|graduated_cohorts", "The cohort", "school:mechanic-23")
    measure = text("What is measured", "quality", empty=False, longest=80)
    indicator = text("The indicator that measures it", "graduated_quality", empty=False, longest=80)
    occupation = text("Of structure: the occupation whose share of first jobs it is", "isco/C7233")
    target = number("What it should be", 0.9)
    set_on = date("Day on which that was set", "2023-08-01")
    value = number("What came; empty where it is not known", 0.87, empty=True)
    met = maybe("Whether the target was met; empty where that is not known or not counted")
    note = text("Why it is not known or not counted; empty: it is", "not known: the community has no first_jobs",
                longest=1000)  # fmt: skip


class Actions(dy.Schema):
    """What is done about findings, as it stands on the plan's date, and how the figure went that was to change."""

    id = key("Id of the action", "a-01")
    kind = choice(("indicator", "rule", "warning"), "What the finding is of")
    finding = text(
        "The finding: id of an indicator or rule, or code of a warning", "gap_quality", empty=False, longest=80
    )
    place = text("Where it was found", "school:mechanic", longest=200)
    what = text("What is done", "20 lessons of hydraulics more in year 2", empty=False)
    owner = ref("organisations|teachers|mentors", "Who sees to it", "school:t-01")
    due = date("Day until which it is to be done", "2026-07-31")
    done_on = date("Day on which it was done; empty: not yet", "2026-06-19", empty=True)
    state = choice(("done", "open", "overdue"), "How it stands on the plan's date")
    indicator = text("The indicator in which its effect is looked for; empty: in none", "gap_quality", longest=80)
    scope = text("What that indicator is of", "all", longest=200)
    hoped = choice(("lower", "higher"), "Which way the figure is hoped to go; empty: as is better for it", empty=True)
    hoped_value = number("What the figure is hoped to reach; empty: nothing in particular", 0.2, empty=True)
    before = number("The figure at the time of the finding; empty where it is not known", 0.31, empty=True)
    base_from = text("Which plan or day that figure is from", "plan of 2025/26")
    after = number("The figure in this plan; empty where it is not known", 0.24, empty=True)
    effect = choice(
        ("as hoped", "nearer", "not as hoped", "not known"),
        "How the figure went; empty: no effect is looked for, or the action is not done", empty=True,
    )  # fmt: skip
