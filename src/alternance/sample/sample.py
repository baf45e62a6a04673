"""A sample: a made-up community, and the truth about what was planted in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from alternance.community import Community, save

__all__ = ["Sample"]


@dataclass(frozen=True, eq=False)
class Sample:
    """A community and what is known of it because it was composed so.

    Parameters
    ----------
    truth : mapping of str to polars.DataFrame
        Table name → what was planted, with ids and the figures to be expected (`docs/samples.md`).
    """

    community: Community
    truth: Mapping[str, pl.DataFrame]

    def save(self, folder: Path) -> None:
        """Write the community into `folder`, and the truth into its folder ``truth``, as CSV files."""
        save(self.community, folder)
        (folder / "truth").mkdir(exist_ok=True)
        for name, table in self.truth.items():
            table.write_csv(folder / "truth" / f"{name}.csv", date_format="%Y-%m-%d", float_precision=4)
