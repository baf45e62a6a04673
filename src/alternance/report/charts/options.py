"""Options of pictures as plain data. Colours are names of the page's style: light, dark and print need no others.

What colours tell apart in the pictures, patterns and lines tell apart too: it survives printing in black and white.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from alternance.report.charts.chart import Series
from alternance.report.words import number

__all__ = ["bars", "columns", "curves", "paired", "steps"]

#: Pattern of bars that are asked or possible rather than there.
HATCH = {"symbol": "rect", "dashArrayX": [1, 0], "dashArrayY": [2, 5], "rotation": -0.7854, "color": "var(--paper)"}
#: Looks of series by what they are: supplied, used: full; demanded, offered: hatched.
LOOKS: dict[str, dict[str, Any]] = {
    "full": {"color": "var(--b1)"},
    "hatched": {"color": "var(--demanded)", "decal": HATCH},
    "light": {"color": "var(--s3)"},
    "bad": {"color": "var(--bad)"},
    "calm": {"color": "var(--accent)"},
}
INK, SOFT = {"color": "var(--ink)"}, {"color": "var(--soft)"}
#: Looks of lines that are told apart: colour, dash, mark.
LINES = (
    ("var(--b1)", "solid", "circle"), ("var(--b3)", "dashed", "rect"), ("var(--b2)", "solid", "triangle"),
    ("var(--b4)", "dotted", "diamond"), ("var(--b5)", "dashed", "emptyCircle"),
)  # fmt: skip
#: Width in pixels below which a picture is one of a phone.
PHONE = 520


def columns(categories: Sequence[str], series: Sequence[tuple[Series, str]]) -> dict[str, Any]:
    """Return upright bars side by side, a group a category; each series with its look."""
    return _framed(
        series=[
            {
                "type": "bar", "name": own.title, "data": _labelled(own), "itemStyle": LOOKS[look], "barGap": "10%",
                "barMaxWidth": 34, "emphasis": {"disabled": True}, "label": _label("top"),
            }
            for own, look in series
        ],
        xAxis=_categories(categories), yAxis=_values(), tooltip={"show": False},
    )  # fmt: skip


def bars(categories: Sequence[str], series: Sequence[tuple[Series, str]], *, stack: bool = False) -> dict[str, Any]:
    """Return bars that lie, the first category on top, with the numbers behind them."""
    option = _framed(
        series=[
            {
                "type": "bar", "name": own.title, "data": _labelled(own), "itemStyle": LOOKS[look], "barGap": "10%",
                "barMaxWidth": 18, "emphasis": {"disabled": True}, "label": _label("right"),
                **({"stack": "all"} if stack else {}),
            }
            for own, look in series
        ],
        xAxis=_values(), tooltip={"show": False},
        yAxis={**_categories(categories), "inverse": True, "axisLabel": {**INK, "width": 220, "overflow": "truncate"}},
    )  # fmt: skip
    narrow = {"yAxis": {"axisLabel": {"width": 110, "overflow": "break", "fontSize": 11}}}
    return {"baseOption": option, "media": [{"query": {"maxWidth": PHONE}, "option": narrow}]}


def paired(
    categories: Sequence[str],
    one: tuple[str, Sequence[tuple[float, str]]],
    other: tuple[str, Sequence[tuple[float, str]]],
) -> dict[str, Any]:
    """Return lying bars of two plans without a scale: each is a part of 100, and says its own figure."""
    option = bars(categories, [(Series(title, ()), look) for (title, _), look in ((one, "full"), (other, "hatched"))])
    base = option["baseOption"]
    for series, (_title, values) in zip(base["series"], (one, other), strict=True):
        series["data"] = [{"value": value, "label": {"formatter": text}} for value, text in values]
    base["xAxis"] |= {"max": 100, "axisLabel": {"show": False}, "splitLine": {"show": False}}
    return option


def steps(categories: Sequence[str], series: Sequence[tuple[Series, str]]) -> dict[str, Any]:
    """Return lines that step from week to week: ``area`` is filled, ``used`` darker, ``line`` dashed."""
    looks: dict[str, dict[str, Any]] = {
        "area": {"areaStyle": {"color": "var(--s2)", "opacity": 1}, "lineStyle": {"width": 1, "color": "var(--s4)"}},
        "used": {"areaStyle": {"color": "var(--b1)", "opacity": 1}, "lineStyle": {"width": 1, "color": "var(--b1)"}},
        "line": {"lineStyle": {"width": 2, "type": "dashed", "color": "var(--ink)"}},
    }
    marks = {"area": "var(--s4)", "used": "var(--b1)", "line": "var(--ink)"}
    return _framed(
        series=[
            {
                "type": "line", "step": "end", "symbol": "none", "name": own.title, "data": list(own.values),
                "itemStyle": {"color": marks[look]}, "emphasis": {"disabled": True}, **looks[look],
            }
            for own, look in series
        ],
        xAxis={**_categories(categories), "boundaryGap": False}, yAxis=_values(),
    )  # fmt: skip


def curves(lines: Sequence[tuple[str, Sequence[tuple[float, float]]]], across: str) -> dict[str, Any]:
    """Return lines through points of two numbers, the second in per cent; each with its own colour, dash and mark."""
    least = min(height for _title, points in lines for _across, height in points)
    option = _framed(
        series=[
            {
                "type": "line", "name": title, "data": [list(point) for point in points], "step": "end", "symbol": mark,
                "symbolSize": 7, "itemStyle": {"color": colour},
                "lineStyle": {"width": 2, "type": dash, "color": colour}, "emphasis": {"disabled": True},
            }
            for (title, points), (colour, dash, mark) in zip(lines, LINES, strict=False)
        ],
        xAxis={**_values(), "name": across, "nameLocation": "middle", "nameGap": 26, "nameTextStyle": SOFT},
        yAxis={**_values(), "min": max(0, 5 * int((least - 1) // 5)), "axisLabel": {**SOFT, "formatter": "{value} %"}},
        tooltip={"show": False},
    )  # fmt: skip
    option["grid"]["bottom"] = 30  # room for the name of the axis
    return option


def _labelled(series: Series) -> list[dict[str, Any] | None]:
    """Return the numbers of bars, each with its label as the language writes it."""
    return [
        None if value is None else {"value": value, "label": {"formatter": number(value)}} for value in series.values
    ]


def _framed(**parts: Any) -> dict[str, Any]:
    """Return an option with what all pictures have."""
    return {
        "animation": False,
        "textStyle": {**INK, "fontSize": 12},
        "grid": {"left": 4, "right": 46, "top": 34, "bottom": 8, "containLabel": True},
        "legend": {
            "icon": "rect", "left": 0, "top": 0, "itemWidth": 18, "itemHeight": 11,
            "textStyle": INK, "selectedMode": False,
        },
        "tooltip": {
            "trigger": "axis", "backgroundColor": "var(--paper)", "borderColor": "var(--line)",
            "textStyle": {**INK, "fontSize": 13}, "axisPointer": {"type": "line", "lineStyle": SOFT}, "confine": True,
        },
        **parts,
    }  # fmt: skip


def _categories(names: Sequence[str]) -> dict[str, Any]:
    return {
        "type": "category", "data": list(names), "axisTick": {"show": False}, "axisLine": {"lineStyle": SOFT},
        "axisLabel": INK,
    }  # fmt: skip


def _values() -> dict[str, Any]:
    return {
        "type": "value", "splitLine": {"lineStyle": {"color": "var(--line)"}}, "axisLabel": SOFT,
        "minInterval": 1,
    }  # fmt: skip


def _label(where: str) -> dict[str, Any]:
    return {"show": True, "position": where, **INK, "fontSize": 11}
