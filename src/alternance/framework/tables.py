"""Tables of frameworks from inside the distribution."""

from __future__ import annotations

from importlib import resources

import polars as pl

__all__ = ["shipped"]


def shipped(framework: str, name: str) -> pl.DataFrame:
    """Return table `name` of a framework's folder under ``data``."""
    with (resources.files("alternance.framework") / "data" / framework / f"{name}.parquet").open("rb") as stream:
        return pl.read_parquet(stream)
