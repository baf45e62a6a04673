"""Where parts of a community are planned: here, in processes, or on a scheduler."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from alternance.cli.trouble import Trouble
from alternance.text import _

if TYPE_CHECKING:
    from alternance.planner import Executor

__all__ = ["executor"]


def executor(processes: int | None, scheduler: str | None) -> Executor:
    """Return what is asked for.

    Raises
    ------
    Trouble
        When both are asked for, or Dask distributed is not installed.
    """
    from alternance.planner import InProcess, OnDask, Processes

    if processes is not None and scheduler is not None:
        raise Trouble(_("error: --processes and --scheduler exclude each other. Leave one out"))
    if scheduler is not None:
        if find_spec("distributed") is None:
            raise Trouble(_("error: --scheduler needs Dask distributed. Install it: pip install 'alternance[dask]'"))
        return OnDask(scheduler)
    return InProcess() if processes is None else Processes(processes)
