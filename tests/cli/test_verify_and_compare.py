"""`verify` and its four exit codes; `compare` as text and as JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.cli.run import LAST_YEAR, SHEETS, alternance, planned

from alternance.outcomes import REGISTER


def test_a_sound_plan_is_0_and_the_last_line_says_so(tmp_path: Path) -> None:
    community, out = planned(tmp_path)
    result = alternance("verify", community, out)
    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[-1] == "0 violations"


def test_a_rule_that_the_mode_does_not_keep_is_counted_in_red_weeks(tmp_path: Path) -> None:
    community, out = planned(tmp_path, "traditional")
    result = alternance("verify", community, out)
    assert result.exit_code == 0, result.output
    assert re.search(r"^[1-9]\d* red weeks$", result.output, re.MULTILINE)
    assert result.output.splitlines()[-1] == "0 violations"


def test_a_damaged_plan_is_1_and_names_the_rule(tmp_path: Path) -> None:
    community, out = planned(tmp_path)
    file = out / "placements.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join([*lines[:2], lines[1].replace("c/1", "c/2")]) + "\n", encoding="utf-8")
    (out / "spans.csv").unlink()
    result = alternance("verify", community, out)
    assert result.exit_code == 1
    assert re.fullmatch(r"[1-9]\d* violations", result.output.splitlines()[-1])
    facts = json.loads(alternance("verify", community, out, "--json").stdout)
    assert facts["violations"] == int(result.output.splitlines()[-1].split()[0])


def test_a_plan_of_another_community_is_1(tmp_path: Path) -> None:
    community, out = planned(tmp_path)
    file = community / "modules.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("Module m", "Module n"), encoding="utf-8")
    assert alternance("verify", community, out).exit_code == 1


def test_bad_input_is_2_and_names_what_is_wrong(tmp_path: Path) -> None:
    community, out = planned(tmp_path)
    for words, named in (((community, tmp_path / "nowhere"), "nowhere"), ((tmp_path / "nowhere", out), "nowhere")):
        result = alternance("verify", *words)
        assert result.exit_code == 2
        assert named in result.stderr
    (out / "spans.csv").write_text("cohort,block\n", encoding="utf-8")
    result = alternance("verify", community, out)
    assert result.exit_code == 2
    assert "spans.csv" in result.stderr


def test_a_recorded_year_is_judged_as_far_as_it_is_known(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert alternance("record", *SHEETS, LAST_YEAR / "community", "--out", out).exit_code == 0
    result = alternance("verify", LAST_YEAR / "community", out)
    assert result.exit_code == 1  # its red weeks are violations: nothing is switched off
    assert "394 red weeks" in result.output
    assert "not checked" in result.output


def test_what_is_kept_but_not_wholly_known_is_3(tmp_path: Path) -> None:
    recorded, mended = tmp_path / "out", tmp_path / "mended"
    assert alternance("record", *SHEETS, LAST_YEAR / "community", "--out", recorded).exit_code == 0
    # leave only the class that had no red weeks, and the figures of none
    (recorded / "indicators.csv").unlink()
    for name in ("cohorts", "sections", "sessions", "spans", "placements"):
        lines = (recorded / f"{name}.csv").read_text(encoding="utf-8").splitlines()
        kept = [lines[0], *(line for line in lines[1:] if "im-25b" in line.casefold())]
        (recorded / f"{name}.csv").write_text("\n".join(kept) + "\n", encoding="utf-8")
    result = alternance("verify", LAST_YEAR / "community", recorded)
    assert result.output.splitlines()[-1] == "0 violations", result.output
    assert result.exit_code == 3
    result = alternance("mend", LAST_YEAR / "community", recorded, "--out", mended)
    assert result.exit_code == 0
    assert "no red weeks" in result.output


def test_two_plans_side_by_side(tmp_path: Path) -> None:
    _, joint = planned(tmp_path)
    _, traditional = planned(tmp_path, "traditional")
    result = alternance("compare", traditional, joint)
    assert result.exit_code == 0
    line = next(line for line in result.stdout.splitlines() if line.startswith("Working before learning"))
    assert line.endswith("0 student-weeks *")
    assert f"{traditional} (traditional) does not keep the rule learn-before-work" in result.stdout
    facts = json.loads(alternance("compare", traditional, joint, "--json").stdout)
    assert set(facts) <= set(REGISTER)
    first, second = facts["working_before_learning_weeks"]
    assert first > 0 == second


def test_plans_of_different_communities_are_compared_and_said_to_be(tmp_path: Path) -> None:
    _, one = planned(tmp_path)
    other = tmp_path / "other"
    assert alternance("record", *SHEETS, LAST_YEAR / "community", "--out", other).exit_code == 0
    result = alternance("compare", one, other)
    assert result.exit_code == 0
    assert "different communities" in result.stdout
    assert json.loads(alternance("compare", one, other, "--json").stdout)["seats_used_share"][1] is None


def test_what_is_no_plan_is_bad_input(tmp_path: Path) -> None:
    _, out = planned(tmp_path)
    result = alternance("compare", out, tmp_path)
    assert result.exit_code == 2
    assert str(tmp_path) in result.stderr


def test_where_a_plan_is_not_the_best_is_said_with_both_figures(tmp_path: Path) -> None:
    _, joint = planned(tmp_path)
    _, traditional = planned(tmp_path, "traditional")
    text = alternance("compare", joint, traditional, joint).stdout
    lost = text.split(f"{traditional} (traditional) is not the best in ")[1].splitlines()
    assert any(
        re.match(r"  Working before learning: \d+ student-weeks, .*joint \(joint\) has 0 student-weeks$", row)
        for row in lost
    )


def test_a_part_of_the_plans_is_compared_where_they_know_it(tmp_path: Path) -> None:
    _, joint = planned(tmp_path)
    facts = json.loads(alternance("compare", joint, joint, "--of", "c", "--json").stdout)
    assert facts["working_before_learning_weeks"] == [0.0, 0.0]
    assert "gap_structure" not in facts
    assert alternance("compare", joint, joint, "--of", "nobody").exit_code == 2
    assert alternance("compare", joint).exit_code == 2


def with_action(folder: Path) -> tuple[Path, Path]:
    """Return two plans of one community, before and after it had an action."""
    community, old = planned(folder)
    row = "a1,late_weeks,Begin sooner,s,2026-01-02,2026-01-01,late_weeks,5\n"
    heading = "id,finding,what,owner,due,done_on,indicator,base\n"
    (community / "actions.csv").write_text(heading + row, encoding="utf-8")
    new = folder / "new"
    assert alternance("plan", community, "--out", new, "--work-limit", 2000).exit_code == 0
    return old, new


def test_of_actions_it_is_told_how_they_stand_and_how_the_figure_went(tmp_path: Path) -> None:
    old, new = with_action(tmp_path)
    told = alternance("compare", old, new).stdout.splitlines()
    assert told[-3].startswith("Actions, as they stand on 20")
    assert told[-2:] == ["- Begin sooner (s): done on 2026-01-01", "  Lateness: 0 weeks as before, not as hoped"]
    assert alternance("compare", old, new, "--actions").stdout.splitlines() == told[-3:]
    (row,) = json.loads(alternance("compare", old, new, "--actions", "--json").stdout)
    assert (row["id"], row["state"], row["before"], row["after"]) == ("a1", "done", 0, 0)
    assert (row["due"], row["effect"]) == ("2026-01-02", "not as hoped")
    assert alternance("verify", tmp_path / "community", new).exit_code == 0


def test_plans_without_actions_say_so_only_when_asked(tmp_path: Path) -> None:
    _, old = planned(tmp_path)
    assert "Actions" not in alternance("compare", old, old).stdout
    assert alternance("compare", old, old, "--actions").stdout == "The last of these plans has no actions.\n"
