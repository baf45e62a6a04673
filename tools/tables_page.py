"""The page of the tables: every table, column, unit, allowed value and rule, from the schema."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from alternance.community.explaining import About, about, purpose, row_rules
from alternance.community.meta import Meta, Weights
from alternance.community.meta_reading import MEMBERS
from alternance.community.reading import NEEDED
from alternance.community.schema import SECTIONS, TABLES
from alternance.plan.tables import TABLES as PLAN_TABLES
from tools.tables_words import CONVENTIONS, PLAN_FACTS, SECTION_SAYS, STAGES, STEPS

__all__ = ["tables_page"]


def tables_page() -> str:
    """Return the content of `docs/data/tables.md`."""
    return "\n".join([CONVENTIONS, *_first(), *_loop(), *_facts(), *_community(), *_plan()]) + "\n"


def _first() -> Iterator[str]:
    yield "## What to fill in first"
    yield (
        "The tables are listed below in the order in which people fill them in. These are needed: "
        f"{_links(NEEDED, plan=False)}. With them a year of lessons can be laid; what comes on top says more."
    )
    yield ""
    yield "| with | you get |"
    yield "| --- | --- |"
    for tables, what in STEPS.items():
        yield f"| {_links(tables, plan=False)} | {what} |"
    yield ""


def _loop() -> Iterator[str]:
    yield "## The loop"
    yield "Every stage reads some tables and writes others; what it writes, the next one reads."
    yield ""
    yield "| stage | question | tables of the community | tables of the plan |"
    yield "| --- | --- | --- | --- |"
    for stage, (question, read, written) in STAGES.items():
        yield f"| {stage} | {question} | {_links(read, plan=False)} | {_links(written, plan=True)} |"
    yield ""


def _facts() -> Iterator[str]:
    yield "## community.json"
    yield (
        "The community's own facts; in a spreadsheet, the sheet `community` with a member and its value a row "
        "(`weights.lag` is a row of its own, rule packs are parted by blanks, `none` means no pack)."
    )
    yield ""
    yield from _member_rows()
    yield ""


def _member_rows() -> Iterator[str]:
    meta = {field.name: field for field in fields(Meta)}
    yield "| member | what it is | takes | left out |"
    yield "| --- | --- | --- | --- |"
    for name, (_judge, takes, says) in MEMBERS.items():
        default: Any = meta[name].default
        if name == "weights":
            shown = ", ".join(f"{field.name} {field.default:g}" for field in fields(Weights))
        elif name in ("title", "first_week", "weeks"):
            shown = "**needed**"
        else:
            shown = " ".join(default) if isinstance(default, tuple) else str(default) or "none"
        yield f"| `{name}` | {_capital(says)} | {_capital(takes)} | {shown} |"


def _community() -> Iterator[str]:
    named = _named_by(TABLES)
    for section, tables in SECTIONS.items():
        yield f"## {section}"
        yield SECTION_SAYS[section]
        yield ""
        for name, schema in tables.items():
            yield from _table(name, name, schema, named.get(name, []), plan=False)


def _plan() -> Iterator[str]:
    yield "## The plan"
    yield (
        "A folder of `plan.json`, a CSV file for each table that has rows, and the report. A recorded plan has the "
        "same form and a horizon of its own; what is not known is empty."
    )
    yield ""
    yield "### plan.json"
    yield "| member | what it is |"
    yield "| --- | --- |"
    for name, says in PLAN_FACTS.items():
        yield f"| `{name}` | {says} |"
    yield ""
    for name, schema in PLAN_TABLES.items():
        yield from _table(f"{name} (plan)", name, schema, [], plan=True)


def _table(title: str, name: str, schema: Any, named_by: list[str], *, plan: bool) -> Iterator[str]:
    columns = about(schema)
    yield f"### {title}"
    yield purpose(schema) + (" **Needed.**" if not plan and name in NEEDED else "")
    yield ""
    yield "| column | what it is | unit | takes | example |"
    yield "| --- | --- | --- | --- | --- |"
    for column in columns:
        cells = (_name(column), _says(column), _unit(column), _takes(column, plan), _code(column.example))
        yield f"| {' | '.join(cells)} |"
    yield ""
    keys = [f"`{column.name}`" for column in columns if column.key]
    yield f"Key: {', '.join(keys)}." + "".join(f" Rule: {rule}." for rule in row_rules(schema).values())
    if named_by:
        yield f"Named by {', '.join(named_by)}."
    yield ""


def _name(column: About) -> str:
    return f"**`{column.name}`**" if column.needed else f"`{column.name}`"


def _says(column: About) -> str:
    default = f"; empty: {column.default}" if column.default is not None else ""
    return f"{column.says}{default}".replace("|", "\\|")


def _unit(column: About) -> str:
    if column.is_date:
        return "week" if column.is_week else "day"
    return "level" if column.unit.startswith("level") else column.unit


def _takes(column: About, plan: bool) -> str:
    if column.allowed:
        return ", ".join(f"`{word}`" for word in column.allowed)
    if column.refers:
        return "id of " + " or ".join(_link(table, plan and table in PLAN_TABLES) for table in column.refers)
    return _small(column.takes().rstrip("."))


def _named_by(tables: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return table → the columns that refer to it."""
    named: dict[str, list[str]] = {}
    for name, schema in tables.items():
        for column in about(schema):
            for table in column.refers:
                named.setdefault(table, []).append(f"[{name}](#{name}).{column.name}")
    return named


def _links(names: Iterable[str], *, plan: bool) -> str:
    return ", ".join(_link(name, plan) for name in names) or "–"


def _link(name: str, plan: bool) -> str:
    return f"[{name}](#{name}-plan)" if plan else f"[{name}](#{name})"


def _code(text: str) -> str:
    return f"`{text}`" if text else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _small(text: str) -> str:
    return re.sub(r"^(An? |Text)", lambda found: found[0].lower(), text)
