"""A computed plan can be mended too: then it is taken as a recorded one of what was decided."""

from __future__ import annotations

from tests.communities import monday, table, tiny

from alternance import mend
from alternance.plan import Plan
from alternance.planner import Options, plan
from alternance.verify import verify

#: The cycle sends the cohort out in its first week, before the module has given what is needed.
WHERE = tiny(weeks=16, cycles=[{"block": "b", "first_week": monday(0)}])


def traditional() -> Plan:
    return plan(WHERE, Options(mode="traditional", work_limit=200, workers=1))


def counts(there: Plan) -> dict[str, int]:
    return dict(verify(WHERE, there).counts())


def test_a_traditional_plan_is_mended_and_no_solver_stands_for_it() -> None:
    red = verify(WHERE, traditional()).red_weeks
    result = mend.solve(mend.build(WHERE, traditional(), counts))
    mended = mend.apply(traditional(), result.moves)
    assert (result.before, red, result.after) == (8, 8, 0)
    assert (mended.meta.kind, mended.meta.mode, mended.meta.rules_off) == ("recorded", "recorded", ())
    assert mended["duties"].height == 0 and not mended.knows("duties") and mended.knows("placements", "unstaffed")
    found = verify(WHERE, mended)
    assert (found.violations, found.red_weeks) == (0, 0)


def test_what_a_student_was_seen_to_be_able_to_do_is_no_red_week() -> None:
    seen = [{"student": "c/1", "aim": "a", "level": 2, "seen_on": monday(-1)}]
    where = WHERE.with_tables(student_aims=table("student_aims", seen))
    made = plan(where, Options(mode="traditional", work_limit=200, workers=1))
    problem = mend.build(where, made, lambda there: dict(verify(where, there).counts()))
    assert mend.solve(problem).before == verify(where, made).red_weeks == 4


def test_without_moves_only_what_followed_is_left_out() -> None:
    made = traditional()
    same = mend.apply(made, [])
    for name in ("cohorts", "sections", "sessions", "spans", "placements", "unplaced", "unstaffed"):
        assert same[name].equals(made[name]), name
    assert same["indicators"].height == 0 and made["indicators"].height > 0
