"""What tables are called above a list."""

from __future__ import annotations

from alternance.text import N_, _

__all__ = ["TITLES", "title"]

#: Table → its title.
TITLES = {
    "organisations": N_("Organisations"),
    "sites": N_("Sites"),
    "programmes": N_("Programmes"),
    "aims": N_("Aims"),
    "modules": N_("Modules"),
    "programme_modules": N_("Modules of programmes"),
    "module_aims": N_("What modules give"),
    "module_order": N_("Prerequisites"),
    "order_groups": N_("Groups in any order"),
    "offers": N_("Fixed dates of modules"),
    "wage_steps": N_("Steps of pay"),
    "blocks": N_("Practice blocks"),
    "phases": N_("Phases"),
    "phase_aims": N_("Aims of phases"),
    "block_modules": N_("Blocks and modules"),
    "block_resources": N_("Resources of blocks"),
    "cycles": N_("Fixed cycles"),
    "cohorts": N_("Cohorts"),
    "outside_horizon": N_("Before and after the horizon"),
    "students": N_("Students"),
    "student_aims": N_("Evidence"),
    "teachers": N_("Teachers"),
    "teacher_qualifications": N_("Qualifications"),
    "teacher_absences": N_("Absences"),
    "teacher_practice": N_("Practice of teachers"),
    "tutors": N_("Tutors"),
    "duty_rules": N_("Time for duties"),
    "points_rules": N_("Points"),
    "activity_records": N_("Activities for points"),
    "rooms": N_("Rooms"),
    "room_shares": N_("Shares of rooms"),
    "school_weeks": N_("School weeks"),
    "hiring_units": N_("Hiring units"),
    "mentors": N_("Mentors"),
    "positions": N_("Positions"),
    "position_weeks": N_("Weeks of positions"),
    "position_blocks": N_("Blocks of positions"),
    "position_aims": N_("Aims of positions"),
    "fixed": N_("Fixed placements"),
    "searches": N_("Searches"),
    "reserved_seats": N_("Reserved seats"),
    "peer_groups": N_("Groups of friends"),
    "forbidden": N_("Pairs that may not be"),
    "preferences": N_("Preferences"),
    "unit_rankings": N_("Rankings by units"),
    "position_rankings": N_("Rankings by positions"),
    "travel": N_("Ways"),
    "demands": N_("Demand"),
    "certainty_weights": N_("Weight of certainty"),
    "demand_aims": N_("Competences demanded"),
    "graduates": N_("Graduates expected"),
    "improvements": N_("Improvements"),
    "improvement_aims": N_("What improvements make possible"),
    "graduated_cohorts": N_("Graduated cohorts"),
    "exam_results": N_("Results of examinations"),
    "graduate_aims": N_("Aims of graduates"),
    "first_jobs": N_("First jobs"),
    "leavers": N_("Leavers"),
    "cohort_targets": N_("Targets of cohorts"),
    "actions": N_("Actions"),
    "locks": N_("Locks"),
}


def title(table: str) -> str:
    """Return what `table` is called in the language in use."""
    return _(TITLES[table])
