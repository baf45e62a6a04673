"""Tables kept as TOML in this package: columns, then rows; an empty text stands for an empty cell."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any

from alternance.sample.draft import Draft

__all__ = ["add_rows", "add_tables", "load"]


def load(name: str) -> dict[str, Any]:
    """Return the content of ``data/<name>.toml``."""
    text = (resources.files("alternance.sample") / "data" / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def add_tables(draft: Draft, name: str) -> None:
    """Add the rows of ``data/<name>.toml`` to `draft`, in their order."""
    for table, content in load(name).items():
        add_rows(draft, table, content)


def add_rows(draft: Draft, table: str, content: Mapping[str, Any]) -> None:
    """Add the rows of one table, `columns` and `rows`, to `draft`."""
    for row in content["rows"]:
        filled = {column: value for column, value in zip(content["columns"], row, strict=True) if value != ""}
        draft.add(table, **{("from_" if column == "from" else column): value for column, value in filled.items()})
