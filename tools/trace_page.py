"""The page that follows every demand of the design to the column, constraint, rule and test that answer it.

`docs/data/trace.toml` is the source. Whatever it names must be there: a column in the schema, a function or class in
the sources, a rule in the verifier, a test in the tests. A cell may be empty only where `none` says why.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from alternance.community.schema import TABLES
from alternance.plan.tables import TABLES as PLAN_TABLES
from alternance.verify import RULES
from tools.tree import ROOT

__all__ = ["CELLS", "Demand", "demands", "holes", "trace_page"]

#: Cell of a row → the heading of its column.
CELLS = {
    "columns": "Columns",
    "constraints": "The engine's constraint",
    "rules": "The verifier's rule",
    "tests": "Test",
}

_BEGIN = """\
# From the design to the test
What the design asks of the engines, and where it is answered: the column that says it, the function of the engine that
keeps it, the rule by which the verifier recomputes it from the raw tables, and a test that fails without it. Where a
cell rightly has nothing, it says why; what has no answer yet stands at the end, under *Not yet*. `make check` fails
where a cell is empty or names what is not there. Written from [trace.toml](data/trace.toml) by `make docs`.
"""


@dataclass(frozen=True)
class Demand:
    """One bullet of the design. `none`: cell → why it is empty."""

    group: str
    says: str
    cells: Mapping[str, tuple[str, ...]]
    none: Mapping[str, str]


def demands(root: Path = ROOT) -> list[Demand]:
    """Return the rows of `docs/data/trace.toml`, in its order."""
    facts = tomllib.loads((root / "docs" / "data" / "trace.toml").read_text(encoding="utf-8"))
    return [_demand(group["title"], row) for group in facts["groups"] for row in group["demands"]]


def _demand(group: str, row: Mapping[str, Any]) -> Demand:
    cells = {name: tuple(row.get(name, ())) for name in CELLS}
    if unknown := set(row) - {"says", "none", *CELLS}:
        raise ValueError(f"trace.toml: {row['says']}: {sorted(unknown)} are no cells; there are {', '.join(CELLS)}")
    return Demand(group, row["says"], cells, row.get("none", {}))


def holes(rows: list[Demand], root: Path = ROOT) -> Iterator[str]:
    """Yield a line for every cell that is empty without a reason, or that names what is not there."""
    exists = {"columns": _column, "constraints": _definition, "rules": _rule, "tests": _definition}
    for row in rows:
        for cell, names in row.cells.items():
            if not names and cell not in row.none:
                yield f"{row.says}: no {cell}"
            for name in names:
                if not exists[cell](name, root):
                    yield f"{row.says}: {cell}: {name} is not there"


def _column(name: str, _root: Path) -> bool:
    table, _, column = name.partition(".")
    schema = TABLES.get(table) or PLAN_TABLES.get(table)
    return schema is not None and (not column or column in schema.column_names())


def _rule(name: str, _root: Path) -> bool:
    return any(rule.id == name for rule in RULES)


def _definition(name: str, root: Path) -> bool:
    file, _, wanted = name.partition("::")
    return (root / file).is_file() and wanted in _defined(root / file)


@cache
def _defined(path: Path) -> frozenset[str]:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return frozenset(node.name for node in nodes if isinstance(node, (ast.FunctionDef, ast.ClassDef)))


def trace_page() -> str:
    """Return the content of `docs/traceability.md`."""
    lines, group = [_BEGIN], ""
    for row in demands():
        if row.group != group:
            group = row.group
            head = " | ".join(CELLS.values())
            lines += ["", f"## {group}", f"| The design asks | {head} |", "| --- |" + " --- |" * len(CELLS)]
        cells = " | ".join(_shown(row, cell) for cell in CELLS)
        lines.append(f"| {row.says} | {cells} |")
    return "\n".join(lines) + "\n"


def _shown(row: Demand, cell: str) -> str:
    names = row.cells[cell]
    if not names:
        return row.none.get(cell, "")
    if cell in ("constraints", "tests"):
        return "<br>".join(_linked(name) for name in names)
    return "<br>".join(f"`{name}`" for name in names)


def _linked(name: str) -> str:
    file, _, wanted = name.partition("::")
    return f"[`{wanted}`](../{file})"
