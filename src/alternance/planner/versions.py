"""The versions that decide a plan beside its input and options."""

from __future__ import annotations

import platform
from importlib.metadata import version

__all__ = ["versions"]

#: Distributions whose version may change what is found.
DECIDING = ("alternance", "numba", "numpy", "ortools", "polars")


def versions() -> dict[str, str]:
    """Return name → version of Alternance, Python and the solvers."""
    return {"python": platform.python_version(), **{name: version(name) for name in DECIDING}}
