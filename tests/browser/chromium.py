"""A browser for the tests: the one that is named, the system's, or Debian's package where we may install it."""

from __future__ import annotations

import os
import shutil
import subprocess

__all__ = ["chromium"]

#: What it is called on this and that system.
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str:
    """Return the path of a Chromium.

    Raises
    ------
    RuntimeError
        Where there is none: pages that nobody has looked at are not tested.
    """
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    found = _installed()
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        for command in (
            ["apt-get", "update", "-q"],
            ["apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium", "fonts-noto-cjk"],
        ):
            subprocess.run(command, check=True, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
        found = _installed()
    if found is None:
        raise RuntimeError("no Chromium: install it, or name one in the environment variable CHROMIUM")
    return found


def _installed() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)
