"""Trouble that can be foreseen: what is wrong, where, and the remedy; never a traceback."""

from __future__ import annotations

import errno
from typing import IO, Any

import click

from alternance.text import N_, _, say

__all__ = ["BAD_INPUT", "IMPOSSIBLE", "INTERRUPTED", "NOT_CHECKED", "VIOLATIONS", "Trouble", "foreseen"]

#: Exit codes; 0 is success.
IMPOSSIBLE = VIOLATIONS = 1
BAD_INPUT = 2
NOT_CHECKED = 3
#: As shells say it of a program ended by Ctrl-C.
INTERRUPTED = 130


class Trouble(click.ClickException):
    """Something is wrong with what was given, or where it is to be written."""

    exit_code = BAD_INPUT

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message."""
        click.echo(self.message, file=file, err=file is None)


#: A disk is full: systems do not always say where they met it.
_FULL = (errno.ENOSPC, errno.EDQUOT)
#: Error number → remedy.
_REMEDIES = {
    errno.ENOSPC: N_("Make room on the disk, or name a folder elsewhere; nothing was half-written"),
    errno.EDQUOT: N_("Make room within the quota, or name a folder elsewhere; nothing was half-written"),
    errno.EACCES: N_("Name another place, or ask for the right to read or write there"),
    errno.EPERM: N_("Name another place, or ask for the right to read or write there"),
    errno.EROFS: N_("Name a place that can be written to"),
    errno.ENOENT: N_("Correct the name"),
    errno.ENOTDIR: N_("Name a folder: a part of the path is a file"),
    errno.EISDIR: N_("Name a file: this is a folder"),
    errno.ENAMETOOLONG: N_("Choose a shorter name"),
}


def foreseen(error: Exception) -> Trouble | None:
    """Return the trouble that `error` means to a person; None where it is a fault of the program."""
    from alternance.community import CommunityError
    from alternance.gap.errors import RecommendationError
    from alternance.plan import PlanError
    from alternance.policy import PackError

    if isinstance(error, CommunityError | PlanError | PackError | RecommendationError):
        return Trouble(say("error: {what}", what=error))
    if isinstance(error, OSError) and error.errno in _REMEDIES and (error.filename or error.errno in _FULL):
        where = error.filename or _("the disk")
        remedy = _(_REMEDIES[error.errno])
        return Trouble(say("error: {path}: {why}. {remedy}", path=where, why=error.strerror, remedy=remedy))
    return None
