"""What is foreseen is told in plain words; what is not is not passed off as something else."""

from __future__ import annotations

import errno

import click
import pytest

from alternance.cli.trouble import BAD_INPUT, foreseen
from alternance.community import CommunityError, Report
from alternance.plan import PlanError
from alternance.policy import PackError


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PlanError("out: there is no plan"), "error: out: there is no plan"),
        (PackError("there is no rule pack x"), "error: there is no rule pack x"),
        (CommunityError(Report("in", ())), "error: in: 0 errors, 0 warnings"),
        (
            PermissionError(errno.EACCES, "Permission denied", "out"),
            "error: out: Permission denied. Name another place",
        ),
        (FileNotFoundError(errno.ENOENT, "No such file", "in"), "error: in: No such file. Correct the name"),
        (OSError(errno.ENOSPC, "No space left on device"), "error: the disk: No space left on device. Make room"),
        (OSError(errno.EROFS, "Read-only file system", "out"), "error: out: Read-only file system. Name a place"),
    ],
)
def test_what_is_foreseen_says_what_where_and_the_remedy(error: Exception, said: str) -> None:
    trouble = foreseen(error)
    assert trouble is not None
    assert trouble.message.startswith(said)
    assert trouble.exit_code == BAD_INPUT


@pytest.mark.parametrize(
    "error",
    [
        ValueError("a fault"),
        KeyError("a fault"),
        OSError(errno.ENOENT, "No such file or directory"),  # nobody named a file: not the user's
        BrokenPipeError(errno.EPIPE, "Broken pipe"),  # click ends quietly
        click.Abort(),
    ],
)
def test_what_is_not_foreseen_stays_what_it_is(error: Exception) -> None:
    assert foreseen(error) is None
