"""Words of the page of the tables that no schema says: conventions, order, the loop, members of plan.json."""

from __future__ import annotations

from alternance.community.schema.column import ID

__all__ = ["CONVENTIONS", "PLAN_FACTS", "SECTION_SAYS", "STAGES", "STEPS"]

CONVENTIONS = f"""\
# The tables
The contract between everything: folder, spreadsheet, library, portal and API speak these tables and no others. A
**community** is the input of planning: one alliance's schools, enterprises, programmes and people. A **plan** is its
output: a calendar, a placement and a staffing, with its verification.

`alternance new` writes an empty community with these explanations in it, as a folder or as one spreadsheet;
`alternance check` says what is wrong with a filled-in one, row by row ([every message](../errors.md)). This page is
written from the schema by `make docs`.

## What holds everywhere
- **A folder or a spreadsheet.** A community is a folder with `community.json` and a file `<table>.csv` a table (UTF-8,
  cells parted by commas; semicolons and tabs are read and noted), or an .xlsx file with a sheet a table and a sheet
  `community`. A table that is not needed may be absent or empty. The order of rows and columns never matters.
- **Headings** are the names below; capitals do not matter, and `First week` is `first_week`.
- **Comments.** A row whose filled cells all begin with `#`, a line of a CSV file that begins with it, a column whose
  heading begins with it and a member of `community.json` that begins with it are for people.
- **Ids** are text, unique in their table, and stay: `organisation:local` by custom. An id begins with a letter or digit
  of any script, then also `: . / _ -`; no blanks (`{ID}`).
- **References** are named after what they refer to and hold the id of a row of that table.
- **A week** is the date of its Monday (`2026-09-07`; `2026-W37` is read too); a span includes its last week. A day is
  written `2026-09-07`.
- **Durations** are minutes, distances in time whole weeks, places degrees of latitude and longitude. Numbers have a
  decimal point and no thousands.
- **Empty** means *not known* or *none said*, never 0; where an empty cell has a meaning, the column says it. Columns
  in **bold** must be filled. A band or a declaration says so in `…_known`.
- **Levels** of an aim: 0 none, 1 aware, 2 assisted, 3 independent, 4 proficient.
- **`origin`** says where a row came from: typed, imported, composed (made up), or taken from a text.
- **Names and contacts** of people are not part of a community: it knows people by id.
- **Text** is compared as Unicode NFC without blanks at its ends.
"""

#: What is filled in beside the tables that are needed → what it is good for.
STEPS: dict[tuple[str, ...], str] = {
    ("module_aims", "blocks", "phases", "phase_aims"): "nobody works before learning",
    ("module_order", "block_modules", "school_weeks"): "lessons in their order, practice soon after them, holidays",
    ("teachers", "teacher_qualifications", "sites", "rooms"): "who teaches, and nothing over capacity",
    ("sites", "hiring_units", "positions", "position_weeks", "mentors"): "practice when enterprises have seats",
    ("students", "preferences", "unit_rankings", "travel"): "who goes where, each with a reason",
    ("demands", "demand_aims", "graduates"): "the gap between training and demand",
}

#: Stage of the loop → its question, the community's tables that it reads, the plan's tables that it writes.
STAGES: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "who and where": ("who takes part", ("organisations", "sites"), ()),
    "demand": (
        "which people with which competences are needed, how many, when",
        ("demands", "certainty_weights", "demand_aims", "graduates"), (),
    ),
    "gap": (
        "what is taught too little, too late, or for nobody", ("improvements", "improvement_aims"),
        (
            "gap_quantity", "gap_structure", "gap_quality", "gap_type", "gap_recommendation", "gap_frontier",
            "gap_budget", "gap_trend",
        ),
    ),
    "programme": (
        "what is taught and practised, what each needs and gives",
        (
            "programmes", "aims", "modules", "programme_modules", "module_aims", "module_order", "order_groups",
            "wage_steps", "blocks", "phases", "phase_aims", "block_modules",
        ),
        (),
    ),
    "joint calendar": (
        "when is each module taught and each practice block held",
        (
            "cohorts", "outside_horizon", "school_weeks", "rooms", "room_shares", "offers", "block_resources", "cycles",
            "position_weeks", "locks",
        ),
        ("cohorts", "sections", "sessions", "spans"),
    ),
    "placement": (
        "who goes where",
        (
            "students", "hiring_units", "mentors", "positions", "position_blocks", "position_aims", "fixed",
            "searches", "reserved_seats", "peer_groups", "forbidden", "preferences", "unit_rankings",
            "position_rankings", "travel",
        ),
        ("placements", "unplaced", "adjustments", "blocking"),
    ),
    "staffing": (
        "who teaches",
        (
            "teachers", "teacher_qualifications", "teacher_absences", "teacher_practice", "tutors", "duty_rules",
            "points_rules", "activity_records",
        ),
        ("unstaffed", "duties", "visits", "unvisited", "teacher_practice", "practice_missing", "points"),
    ),
    "evidence": ("what each student can do", ("student_aims",), ()),
    "outcomes": (
        "what came of it, and is every rule kept",
        ("graduated_cohorts", "exam_results", "graduate_aims", "first_jobs", "leavers", "cohort_targets", "actions"),
        ("indicators", "indicator_rows", "cohort_results", "actions", "warnings", "verification"),
    ),
}  # fmt: skip

#: Member of plan.json → what it is.
PLAN_FACTS = {
    "title": "Title of the community",
    "community": "Hash of the canonical input: the same for every order of rows and columns",
    "first_week": "First week of the horizon",
    "weeks": "Weeks of the horizon",
    "kind": "`computed`, or `recorded` from a school's own sheets",
    "mode": "`joint` or `traditional`",
    "status": "`planned`, `cut short` (by time or by hand), `impossible` (proven), `not found` (within the work "
    "allowed) or `recorded`",
    "seed": "Seed of chance",
    "options": "What planning was asked for",
    "versions": "Versions of Alternance and of what it computes with",
    "rules_off": "Rules that the mode does not keep",
    "assumed": "What was assumed, in words",
    "objective": "Parts of the calendar's objective, by name",
    "bounds": "Proven lower bounds, by engine",
    "times": "Seconds, by stage; they never decide a plan",
    "unplaced_before": "Students without a place before the rounds with the calendar",
    "unplaced_after": "Students without a place after them",
    "reproducible": "Whether the same input gives the same plan; not when it was cut short",
    "tables_given": "For a recorded plan: its tables that were known at all; a rule that needs more is not checked",
    "reasons": "Why it is impossible, in words",
    "changes": "Where it is impossible: the least changes with which there would be a plan, in words",
    "format": "Format of the plan",
}

#: Section → what it is about.
SECTION_SAYS = {
    "Who and where": "The parties and their sites. The other ids begin with theirs by custom.",
    "What is taught": "Programmes, the aims they pursue, and the modules that give them.",
    "What is practised": "Practice blocks, their phases, and the aims that each phase needs before and gives.",
    "Who learns and who teaches": "Cohorts and students, teachers and rooms, and the school's weeks.",
    "Where practice happens": "Hiring units, their mentors and positions, and who wants or must have them.",
    "What is demanded": "The people and competences that enterprises need.",
    "What came of it": "Cohorts that have graduated, what was aimed at with them, and what is done about findings.",
    "What could be improved": "Equipment, textbooks, practice bases and experts, and what would be possible with them.",
    "What is held fast": "Decisions that planning keeps.",
}
