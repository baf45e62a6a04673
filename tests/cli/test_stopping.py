"""Stopping: a flag after the first Ctrl-C, an end after the second, the old handler afterwards; and on a real run."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.run import a_community
from tools.tree import ROOT

from alternance.cli.stopping import Stop
from alternance.plan import load


def test_the_first_asks_and_the_second_ends(capsys: pytest.CaptureFixture[str]) -> None:
    before = signal.getsignal(signal.SIGINT)
    with Stop(None, time.monotonic) as stop:
        assert not stop()
        signal.raise_signal(signal.SIGINT)
        assert stop()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before
    assert "best calendar so far is kept" in capsys.readouterr().err


def test_a_time_limit_counts_from_when_it_is_made() -> None:
    now = [100.0]
    stop = Stop(5.0, lambda: now[0])
    assert not stop()
    now[0] = 104.9
    assert not stop()
    now[0] = 105.0
    assert stop()


def test_without_a_limit_it_never_stops_by_itself() -> None:
    now = [0.0]
    stop = Stop(None, lambda: now[0])
    now[0] = 1e9
    assert not stop()


def test_ctrl_c_on_a_real_run_keeps_the_best_plan_and_marks_it(tmp_path: Path) -> None:
    # of small no calendar reaches the proven bound, so the search never ends before its limit
    out = tmp_path / "out"
    words = ["plan", str(ROOT / "examples" / "small"), "--out", str(out), "--work-limit", "4000000"]
    with subprocess.Popen(
        [sys.executable, "-c", "from alternance.cli import main; main()", *words],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, bufsize=1,
    ) as process:  # fmt: skip
        assert process.stderr is not None
        told = []
        for text in process.stderr:
            told.append(text)
            if "best" in text:  # the first calendar is there
                process.send_signal(signal.SIGINT)
                break
        rest, told_after = process.communicate(timeout=60)
    assert process.returncode == 0, [*told, told_after]
    assert "Ctrl-C again ends at once" in told_after
    assert "outcomes" in told_after
    plan = load(out)
    assert (plan.meta.status, plan.meta.reproducible) == ("cut short", False)
    assert "reproducible: false" in rest
    assert plan["verification"]["violations"].sum() == 0
    assert (out / "report.html").exists()


def test_ctrl_c_twice_ends_at_once_and_writes_nothing(tmp_path: Path) -> None:
    community, out = a_community(tmp_path / "in"), tmp_path / "out"
    code = (
        "import signal, sys\nfrom alternance.planner.stages import calendar as stage\n"
        "def press(*_, **__):\n    signal.raise_signal(signal.SIGINT)\n    signal.raise_signal(signal.SIGINT)\n"
        "stage.timetable.__globals__['calendar'] = type('Engine', (), {'build': staticmethod(press)})\n"
        "from alternance.cli import main\nmain(sys.argv[1:])\n"
    )
    words = ["plan", str(community), "--out", str(out)]
    run = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=False, timeout=60)
    assert run.returncode == 130, run.stderr
    assert "Traceback" not in run.stderr
    assert not out.exists()
    assert [path.name for path in tmp_path.iterdir()] == ["in"]
