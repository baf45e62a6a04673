"""The colours can be read in light and dark (WCAG 2 AA), and the style asks for nothing from elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from alternance.report.render import __file__ as here

STYLE = Path(here).parent / "templates" / "style"
#: What is written on what.
WRITTEN = [
    *[(ink, paper) for ink in ("ink", "soft", "accent", "bad", "good") for paper in ("paper", "wash")],
    *[("on-b", f"b{number}") for number in range(1, 6)],
    ("on-bad", "bad"), ("ink", "bad-wash"), ("demanded", "paper"), ("bad", "bad-wash"),
]  # fmt: skip
#: What is told apart from the paper without being read.
DRAWN = [("b1", "paper"), ("b2", "paper"), ("b3", "paper"), ("b4", "paper"), ("b5", "paper"), ("supplied", "paper")]
THEMES = ["light", "dark"]


def palette(theme: str) -> dict[str, str]:
    blocks = re.findall(r":root \{(.*?)\}", (STYLE / "page.css").read_text(encoding="utf-8"), re.DOTALL)
    chosen = "".join(blocks[: 1 + THEMES.index(theme)])  # the dark ones replace the light ones
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})\b", chosen))


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_counted_as_the_guideline_does() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#fff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_written_can_be_read(theme: str) -> None:
    colours = palette(theme)
    poor = {(ink, paper): round(contrast(colours[ink], colours[paper]), 2) for ink, paper in WRITTEN}
    assert not {pair: found for pair, found in poor.items() if found < 4.5}


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_drawn_can_be_seen(theme: str) -> None:
    colours = palette(theme)
    assert all(contrast(colours[ink], colours[paper]) >= 3 for ink, paper in DRAWN)


def test_dark_replaces_every_colour() -> None:
    light, dark = palette("light"), palette("dark")
    assert light.keys() == dark.keys()
    assert not [name for name in light if light[name] == dark[name]]
