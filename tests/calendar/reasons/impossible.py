"""Small communities without a calendar, each for a reason of its own, and changes made to them as a person would."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl
from tests.communities import monday, tiny

from alternance.calendar.reasons import Change
from alternance.community import Community

__all__ = ["IMPOSSIBLE", "changed"]

TWO: dict[str, dict[str, object]] = {"c1": {}, "c2": {}}


def _late() -> Community:
    return tiny(
        weeks=12,
        modules={"m": {"gives": {"a": 2}, "minutes": 2400}},
        blocks={"b": {"phases": [{"weeks": 2, "alone": {"a": None}}], "window_to": monday(5)}},
    )


def _few_hours() -> Community:
    need = {"alone": {"a": None, "z": None}}
    return tiny(
        weeks=12,
        cohorts={"c": {"minutes_per_day": 300}},
        modules={
            name: {"gives": {aim: 2}, "minutes": 1800, "weekly_max": 900} for name, aim in (("m1", "a"), ("m2", "z"))
        },
        blocks={"b": {"phases": [{"weeks": 2, **need}], "window_to": monday(3)}},
    )


def _far_apart() -> Community:
    """A block between two modules that may not be far apart."""
    return tiny(
        weeks=16,
        modules={"m1": {"gives": {"a": 2}}, "m2": {}},
        blocks={"b": {"phases": [{"weeks": 4, "alone": {"a": None}}], "builds_on": ["m2"]}},
        module_order=[{"before": "m1", "after": "m2", "weeks_max": 1}],
    )


def _interrupted() -> Community:
    """Eleven weeks of lessons around a practice in the middle."""
    return tiny(
        weeks=12,
        modules={"m": {"minutes": 2160}},
        blocks={"b": {"phases": [{"weeks": 2}], "window_from": monday(5), "window_to": monday(6)}},
    )


def _two_at_once(weekly: int, **asked: str) -> Community:
    """Two cohorts with the same two weeks of lessons and one of what these ask for."""
    module = {"gives": {"a": 2}, "weekly_min": weekly, "weekly_max": weekly, "minutes": 2 * weekly, **asked}
    return tiny(weeks=7, cohorts=TWO, modules={"m": module})


def _crowded(**sizes: int) -> Community:
    """Four students of a class, whose teacher has time for one section."""
    return tiny(
        weeks=5,
        cohorts={"c": {"size": 4}},
        modules={"m": {"gives": {"a": 2}, "qualification": "q", **sizes}},
        blocks={"b": {"phases": [{"weeks": 2, "alone": {"a": None}}]}},
        teachers=[{"id": "t", "school": "s", "minutes_per_week": 400}],
        teacher_qualifications=[{"teacher": "t", "qualification": "q"}],
    )


#: Name → (community, what its conflict must name at the least).
IMPOSSIBLE: dict[str, tuple[Callable[[], Community], set[str]]] = {
    "a window that closes too early": (_late, {"need", "block window"}),
    "a lock that is too early": (
        lambda: tiny(weeks=12, locks=[{"what": "block start", "cohort": "c", "item": "b", "value": str(monday(1))}]),
        {"need", "block lock"},
    ),
    "a seat too few": (lambda: tiny(weeks=12, positions={"p1": {"seats": 1}}), {"seats"}),
    "two cohorts at the same seats": (
        lambda: tiny(weeks=8, cohorts=TWO, positions={"p1": {"seats": 2}}),
        {"need", "seats"},
    ),
    "a module that may only be taught late": (
        lambda: tiny(weeks=12, modules={"m": {"gives": {"a": 2}, "window_from": monday(9)}}),
        {"need", "module window"},
    ),
    "nothing gives it": (lambda: tiny(weeks=12, modules={"m": {"gives": {"z": 2}}}), {"need"}),
    "two cohorts with one teacher": (lambda: _two_at_once(800, qualification="q"), {"need", "minutes"}),
    "too few hours before the block": (_few_hours, {"need", "block window", "day"}),
    "modules too far apart": (_far_apart, {"need", "builds on", "distance"}),
    "an interrupted module": (_interrupted, {"whole"}),
    "positions where only one may begin": (
        lambda: tiny(weeks=12, positions={"p1": {}, "p2": {"starts": str(monday(0))}}),
        {"beginners"},
    ),
    "a module locked too late": (
        lambda: tiny(
            weeks=12,
            blocks={"b": {"phases": [{"weeks": 2, "alone": {"a": None}}], "window_to": monday(6)}},
            locks=[{"id": "l", "what": "module start", "cohort": "c", "item": "m", "value": str(monday(8))}],
        ),
        {"need", "block window", "module start"},
    ),
    "a module that takes few minutes a week": (_late, {"need", "block window", "weekly"}),
    "more sections than there are teachers for": (
        lambda: _crowded(section_ideal=2, section_max=4),
        {"minutes", "sections"},
    ),
    "two cohorts in one room": (lambda: _two_at_once(1200, room_kind="w"), {"need", "minutes"}),
}


def changed(community: Community, change: Change) -> Community:
    """Make a change in the tables, as its words say it."""
    tables = {name: _TABLES[change.kind][name](community[name], change) for name in _TABLES[change.kind]}
    return community.with_tables(**tables)


Edit = Callable[[pl.DataFrame, Change], pl.DataFrame]


def _weeks(column: str, change: Change) -> pl.Expr:
    return pl.col(column) + pl.duration(weeks=change.size)


def _window(table: pl.DataFrame, change: Change) -> pl.DataFrame:
    name = change.block or change.module
    column = "window_to" if change.size > 0 else "window_from"
    return table.with_columns(
        pl.when(pl.col("id") == name).then(_weeks(column, change)).otherwise(column).alias(column)
    )


def _lock(table: pl.DataFrame, change: Change) -> pl.DataFrame:
    moved = pl.col("value").str.to_date() + pl.duration(weeks=change.size)
    mine = (pl.col("cohort") == change.cohort) & (pl.col("item") == (change.block or change.module))
    return table.with_columns(pl.when(mine).then(moved.cast(pl.String)).otherwise("value").alias("value"))


def _more(column: str, by: Callable[[Change], int] = lambda change: change.size) -> Edit:
    return lambda table, change: table.with_columns(pl.col(column) + by(change))


def _only(column: str, value: object) -> Edit:
    return lambda table, change: table.with_columns(pl.lit(value).cast(table.schema[column]).alias(column))


def _bridge(table: pl.DataFrame, change: Change) -> pl.DataFrame:
    columns: dict[str, dict[str, object]] = {
        "minutes": {"id": "bridge", "title": "Bridge", "minutes": change.size, "weekly_min": change.size,
                    "weekly_max": change.size},
        "programme": {"programme": "p", "module": "bridge"},
    }  # fmt: skip
    rows = [columns[key] for key in columns if key in table.columns] or [
        {"module": "bridge", "aim": aim, "level_given": 2} for aim in change.aims
    ]
    return pl.concat([table, pl.DataFrame(rows)], how="diagonal_relaxed")


def _instructed(table: pl.DataFrame, change: Change) -> pl.DataFrame:
    return table.with_columns((pl.col("instructed_here") | pl.col("aim").is_in(change.aims)).alias("instructed_here"))


def _assisted(table: pl.DataFrame, change: Change) -> pl.DataFrame:
    mine = pl.col("aim").is_in(change.aims)
    role = pl.when(mine).then(pl.lit("assist")).otherwise(pl.col("role").cast(pl.String))
    return table.with_columns(role.cast(table.schema["role"]).alias("role"))


_TABLES: dict[str, dict[str, Edit]] = {
    "block moves": {"blocks": _window, "locks": _lock},
    "module window": {"modules": _window},
    "seats": {"positions": _more("seats"), "hiring_units": _more("seats_total")},
    "beginners": {"position_weeks": _only("starts", "any")},
    "module start": {"locks": _lock},
    "minutes": {"teachers": _more("minutes_per_week"), "rooms": _more("minutes_per_week")},
    "weekly": {"modules": lambda table, change: table.with_columns(
        pl.col("weekly_max") + change.size * (pl.col("id") == change.module).cast(pl.Int64)
    )},
    "sections": {"modules": _more("section_ideal")},
    "day": {"cohorts": _more("minutes_per_day")},
    "distance": {"module_order": _more("weeks_max")},
    "whole": {"modules": _only("splittable", True)},
    "instruct": {"phases": lambda t, c: _only("first_days_instruction", c.size)(t, c), "phase_aims": _instructed},
    "assist": {"phase_aims": _assisted},
    "bridge": {"modules": _bridge, "programme_modules": _bridge, "module_aims": _bridge},
}  # fmt: skip
