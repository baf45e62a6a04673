"""Whatever runs the parts, the plan is the same; cancelling and telling reach them everywhere."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from tests.communities import monday, tiny
from tests.planner.parts.twice import several

from alternance.community import Community
from alternance.plan import Plan
from alternance.planner import Options, Progress, plan
from alternance.planner.executors import Executor, InProcess, Line, OnDask, Processes
from alternance.verify import verify

FEW = Options(work_limit=1500)
ROOT = Path(__file__).parents[3]


def community() -> Community:
    """Two schools that share nothing."""
    one = tiny(cohorts={"c": {}, "d": {}}, positions={"p1": {"seats": 2}})
    return several(one, tiny(weeks=20, blocks={"b": {"phases": [{"weeks": 3, "alone": {"a": None}}]}}))


@cache
def planned() -> Plan:
    return plan(community(), FEW)


def test_the_parts_make_a_plan_that_is_right() -> None:
    made = planned()
    assert (made.meta.status, made.meta.community) == ("planned", community().hash)
    assert verify(community(), made).violations == 0
    assert made["spans"]["cohort"].unique().sort().to_list() == ["0-c", "0-d", "1-c"]
    assert made.meta.bounds["calendar"] <= made.meta.objective["calendar"] + 1e-9


def test_each_part_is_planned_as_it_would_be_alone() -> None:
    """Work is shared out by cohorts: two of three, and one of three."""
    made, cohorts = planned(), community()["cohorts"]
    for number, work in ((0, 1000), (1, 500)):
        own = cohorts.filter(cohorts["id"].str.starts_with(f"{number}-"))
        students = community()["students"].join(own.select(cohort="id"), on="cohort", how="semi")
        alone = plan(community().with_tables(cohorts=own, students=students), Options(work_limit=work))
        assert alone["spans"].equals(made["spans"].join(own.select(cohort="id"), on="cohort", how="semi"))


def test_one_part_without_a_calendar_leaves_none_and_says_why() -> None:
    none = tiny(blocks={"b": {"phases": [{"weeks": 4, "alone": {"a": None}}], "window_to": monday(3)}})
    made = plan(several(tiny(), none), FEW)
    assert made.meta.status == "impossible"
    assert made.meta.reasons
    assert all(table.height == 0 for table in made.tables.values())


def test_what_is_told_is_of_the_whole() -> None:
    told: list[Progress] = []
    made = plan(community(), FEW, told.append)
    calendar = [one for one in told if one.stage == "calendar"]
    assert calendar[-1].done
    assert calendar[-1].text == "3 cohorts, in 2 parts that share nothing"
    assert calendar[-1].incumbent == pytest.approx(made.meta.objective["calendar"])
    assert {one.text.partition(":")[0] for one in calendar[:-1]} == {"part 1 of 2", "part 2 of 2"}
    known = [one for one in calendar if one.incumbent is not None]
    assert all(one.bound is not None and one.bound <= (one.incumbent or 0) + 1e-9 for one in known)


def waiting(job: int, line: Line) -> int:
    """Tell, wait until cancelled, and return the job; a job below 0 fails."""
    if job < 0:
        raise ArithmeticError("below nothing")
    line.tell(Progress("calendar", f"job {job}"))
    end = time.monotonic() + 20
    while not line.cancelled():
        assert time.monotonic() < end, "never cancelled"
        time.sleep(0.02)
    return job * 10


def hold(executor: Executor) -> None:
    """See that an executor keeps the order of the jobs, tells, and passes on who cancels."""
    told: list[tuple[int, str]] = []
    found = executor.run(waiting, [3, 1], lambda n, progress: told.append((n, progress.text)), lambda: bool(told))
    assert found == [30, 10]
    assert (0, "job 3") in told


def fails(executor: Executor) -> None:
    """See that what a task raised is raised, and that others do not wait for ever."""
    with pytest.raises(ArithmeticError, match="below nothing"):
        executor.run(waiting, [-1], lambda *_: None, lambda: True)


def test_in_this_process() -> None:
    hold(InProcess())
    fails(InProcess())


def test_in_processes_of_this_machine_the_plan_is_the_same() -> None:
    hold(Processes(2))
    made = plan(community(), FEW, executor=Processes(2))
    assert made.hash == planned().hash
    assert made.meta == planned().meta
    with pytest.raises(ValueError, match="0 processes"):
        Processes(0)


def ended(process: subprocess.Popen[bytes]) -> None:
    """End a process: asked first, and killed where it does not listen (a busy machine is no failure of ours)."""
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def scheduler(folder: Path) -> Iterator[str]:
    """Start a Dask scheduler and two workers, processes of their own that speak over TCP; end them afterwards."""
    file = folder / "scheduler.json"
    here = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]), "PYTHONDONTWRITEBYTECODE": "1"}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder, "env": here}
    first = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0",
             "--no-dashboard", "--scheduler-file", str(file)]  # fmt: skip
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", "--scheduler-file", str(file), "--no-nanny",
              "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1"]  # fmt: skip
    begun = [subprocess.Popen(words, **quiet) for words in (first, worker, worker)]  # type: ignore[call-overload]
    try:
        distributed: Any = import_module("distributed")

        end = time.monotonic() + 30
        while not file.exists() and time.monotonic() < end:
            time.sleep(0.1)
        with distributed.Client(scheduler_file=str(file), set_as_default=False) as client:
            client.wait_for_workers(2, timeout=30)
            address = client.scheduler.address
        yield address
    finally:
        # Workers before their scheduler: a worker whose scheduler went first tries to reach it before it ends.
        for one in reversed(begun):
            ended(one)


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_on_a_real_scheduler_with_two_workers_the_plan_is_the_same(tmp_path: Path) -> None:
    with scheduler(tmp_path) as address:
        assert address.startswith("tcp://127.0.0.1:")
        hold(OnDask(address))
        fails(OnDask(address))
        told: list[Progress] = []
        made = plan(community(), FEW, told.append, executor=OnDask(address))
    assert made.hash == planned().hash
    assert made.meta == planned().meta
    assert {one.text.partition(":")[0] for one in told if one.stage == "calendar"} >= {"part 1 of 2", "part 2 of 2"}
