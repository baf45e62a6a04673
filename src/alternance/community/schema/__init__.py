"""The community's tables: one schema class a table, gathered here in the order in which people fill them in."""

from __future__ import annotations

import dataframely as dy

from alternance.community.schema import demanded, duties, improving, people, places, practised, results, taught, who
from alternance.text import N_

__all__ = ["SECTIONS", "TABLES"]

Tables = dict[str, type[dy.Schema]]

#: Section → table name → schema.
SECTIONS: dict[str, Tables] = {
    N_("Who and where"): {"organisations": who.Organisations, "sites": who.Sites},
    N_("What is taught"): {
        "programmes": taught.Programmes,
        "aims": taught.Aims,
        "modules": taught.Modules,
        "programme_modules": taught.ProgrammeModules,
        "module_aims": taught.ModuleAims,
        "module_order": taught.ModuleOrder,
        "order_groups": taught.OrderGroups,
        "offers": taught.Offers,
        "wage_steps": taught.WageSteps,
    },
    N_("What is practised"): {
        "blocks": practised.Blocks,
        "phases": practised.Phases,
        "phase_aims": practised.PhaseAims,
        "block_modules": practised.BlockModules,
        "block_resources": practised.BlockResources,
        "cycles": practised.Cycles,
    },
    N_("Who learns and who teaches"): {
        "cohorts": people.Cohorts,
        "outside_horizon": people.OutsideHorizon,
        "students": people.Students,
        "student_aims": people.StudentAims,
        "teachers": people.Teachers,
        "teacher_qualifications": people.TeacherQualifications,
        "teacher_absences": people.TeacherAbsences,
        "teacher_practice": people.TeacherPractice,
        "tutors": people.Tutors,
        "duty_rules": duties.DutyRules,
        "points_rules": duties.PointsRules,
        "activity_records": duties.ActivityRecords,
        "rooms": people.Rooms,
        "room_shares": people.RoomShares,
        "school_weeks": people.SchoolWeeks,
    },
    N_("Where practice happens"): {
        "hiring_units": places.HiringUnits,
        "mentors": places.Mentors,
        "positions": places.Positions,
        "position_weeks": places.PositionWeeks,
        "position_blocks": places.PositionBlocks,
        "position_aims": places.PositionAims,
        "fixed": places.Fixed,
        "searches": places.Searches,
        "reserved_seats": places.ReservedSeats,
        "peer_groups": places.PeerGroups,
        "forbidden": places.Forbidden,
        "preferences": places.Preferences,
        "unit_rankings": places.UnitRankings,
        "position_rankings": places.PositionRankings,
        "travel": places.Travel,
    },
    N_("What is demanded"): {
        "demands": demanded.Demands,
        "certainty_weights": demanded.CertaintyWeights,
        "demand_aims": demanded.DemandAims,
        "graduates": demanded.Graduates,
    },
    N_("What came of it"): {
        "graduated_cohorts": results.GraduatedCohorts,
        "exam_results": results.ExamResults,
        "graduate_aims": results.GraduateAims,
        "first_jobs": results.FirstJobs,
        "leavers": results.Leavers,
        "cohort_targets": results.CohortTargets,
        "actions": results.Actions,
    },
    N_("What could be improved"): {
        "improvements": improving.Improvements,
        "improvement_aims": improving.ImprovementAims,
    },
    N_("What is held fast"): {"locks": demanded.Locks},
}

#: Table name → schema, over all sections.
TABLES: Tables = {name: schema for tables in SECTIONS.values() for name, schema in tables.items()}
