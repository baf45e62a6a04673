"""What one does with communities and plans, a function each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from alternance.api.planned import Planned
from alternance.community import Community, Report
from alternance.community import check as _check
from alternance.community import read as _read
from alternance.plan import Plan
from alternance.text import _

if TYPE_CHECKING:
    from alternance.planner import Executor, Options, Progress
    from alternance.verify import Verification

__all__ = ["check", "compare", "load", "plan", "read", "record", "verify"]


def read(path: str | Path) -> Community:
    """Read a community.

    Parameters
    ----------
    path : str or pathlib.Path
        A folder with `community.json` and a CSV or Parquet file a table, or one .xlsx file.

    Returns
    -------
    Community
        Frozen; ``community["students"]`` is a `polars.DataFrame`. Its hash decides the plan.

    Raises
    ------
    CommunityError
        When anything is wrong; its `report` holds every finding with place, value, rule and remedy.

    Examples
    --------
    >>> import alternance as alt
    >>> alt.read("examples/small")["cohorts"].height
    3
    """
    return _read(path)


def check(path: str | Path) -> Report:
    """Report every problem of the community at `path` at once; nothing is raised for what it holds.

    Parameters
    ----------
    path : str or pathlib.Path
        A folder or an .xlsx file.

    Returns
    -------
    Report
        `errors` forbid planning, `warnings` do not.

    Notes
    -----
    Linear in the cells. Loads no solver.

    Examples
    --------
    >>> import alternance as alt
    >>> len(alt.check("examples/small").errors)
    0
    """
    return _check(path)


def plan(
    community: Community,
    options: Options | None = None,
    *,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    executor: Executor | None = None,
    **choices: Any,
) -> Planned:
    """Plan a community: calendar, placement, staffing, gap, indicators.

    Parameters
    ----------
    community : Community
        From `read`, or made in memory.
    options : Options, optional
        What is asked of planning.
    progress : callable, optional
        Told a `Progress` at every step worth telling.
    cancelled : callable, optional
        Asked now and then; once it says yes the best so far is kept, and the plan says ``cut short``.
    executor : Executor, optional
        Where parts of the community that share nothing are planned: in this process, or by `Processes` or `OnDask`.
        Never decides anything but the time it takes.
    **choices
        Members of `Options`, put in place of those of `options`: ``mode="traditional"``, ``work_limit=5000``.

    Returns
    -------
    Planned
        The plan with its community. Where there is none, `status` is ``impossible`` or ``not found`` and
        `meta.reasons` says why.

    Raises
    ------
    CommunityError
        When the community breaks its own schema.
    PackError
        When it names a rule pack that is not there.
    TypeError, ValueError
        When a choice is none.

    Notes
    -----
    The same community, options and versions give the same plan on every machine. What each engine decides, and how,
    stands in `docs/engines.md`; time grows with `work_limit`, which counts schedules of a cohort tried.

    Examples
    --------
    >>> import alternance as alt
    >>> made = alt.plan(alt.read("examples/small"), work_limit=200)
    >>> made.status
    'planned'
    """
    from dataclasses import replace

    from alternance.planner import Options as _Options
    from alternance.planner import plan as _plan

    wanted = replace(options or _Options(), **choices)
    return Planned(community, _plan(community, wanted, progress, cancelled, executor=executor))


def load(folder: str | Path, community: Community) -> Planned:
    """Read a plan that was saved.

    Parameters
    ----------
    folder : str or pathlib.Path
        Where it was saved.
    community : Community
        What it is for; that it is the very same is a rule that `Planned.verify` looks at.

    Raises
    ------
    PlanError
        When there is none, or it cannot be read.
    """
    from alternance.plan import load as _load

    return Planned(community, _load(Path(folder)))


def verify(community: Community, plan: Planned | Plan) -> Verification:
    """Recompute every rule of a plan from the raw tables of a community; see `Planned.verify`.

    Parameters
    ----------
    community : Community
        The one that `plan` is judged by.
    plan : Planned or Plan
        A plan from anywhere.
    """
    return Planned(community, plan.plan if isinstance(plan, Planned) else plan).verify()


def compare(*plans: Planned | Plan, scope: str = "all") -> pl.DataFrame:
    """Set the indicators of plans side by side.

    Parameters
    ----------
    *plans : Planned or Plan
        Two or more, of one community or of several.
    scope : str
        ``all``, or the id of a school, programme, cohort or enterprise.

    Returns
    -------
    polars.DataFrame
        A row an indicator: `id`, `title`, `unit`, `direction` (which way is better), the figures ``plan 1``, ``plan
        2`` … (null: not known), and `best`, the numbers of the plans that are best, empty where none is better.

    Examples
    --------
    >>> import alternance as alt
    >>> community = alt.read("examples/small")
    >>> joint = alt.plan(community, work_limit=200)
    >>> fixed = alt.plan(community, work_limit=200, mode="traditional")
    >>> red = alt.compare(joint, fixed).row(by_predicate=pl.col("id") == "working_before_learning_weeks", named=True)
    >>> red["plan 1"], red["plan 2"] > 0, red["best"]
    (0.0, True, '1')
    """
    from alternance.outcomes import REGISTER
    from alternance.outcomes import compare as _compare

    columns: dict[str, list[Any]] = {name: [] for name in ("id", "title", "unit", "direction")}
    figures: list[list[float | None]] = [[] for _plan in plans]
    best = []
    for line in _compare(*(one.plan if isinstance(one, Planned) else one for one in plans), scope=scope):
        entry = REGISTER[line.id]
        for name, said in zip(columns, (line.id, _(entry.title), _(entry.unit), entry.direction), strict=True):
            columns[name].append(said)
        for own, value in zip(figures, line.values, strict=True):
            own.append(value)
        best.append(", ".join(str(number + 1) for number in sorted(line.best)))
    values = {f"plan {number}": pl.Series(own, dtype=pl.Float64) for number, own in enumerate(figures, start=1)}
    return pl.DataFrame({**columns, **values, "best": pl.Series(best, dtype=pl.String)})


def record(
    community: Community, calendar: str | Path, placements: str | Path | None = None, mapping: str | Path | None = None
) -> Planned:
    """Read a school's own sheets of last year as a plan that can be judged and mended like a computed one.

    Parameters
    ----------
    community : Community
        What the words in the sheets mean.
    calendar : str or pathlib.Path
        The sheet of classes, modules, practice and weeks (.xlsx).
    placements : str or pathlib.Path, optional
        Who was where (.xlsx).
    mapping : str or pathlib.Path, optional
        What the sheets do not say (.toml); see `docs/record.md`.

    Raises
    ------
    RecordError
        When anything was not understood; its `report` says what.
    """
    from alternance.io.record import record as _record
    from alternance.planner import counted

    made = _record(Path(calendar), _path(placements), community, _path(mapping))
    return Planned(community, made.with_tables(**counted(community, made)))


def _path(name: str | Path | None) -> Path | None:
    return None if name is None else Path(name)
