"""Is what the demo made as it should be? Each check says what is wrong; nothing: all is well."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from alternance.cli.summary import figure
from alternance.plan import REPORT, Plan
from alternance.text import N_, _, say

__all__ = ["RED", "faults_of_mending", "faults_of_page", "faults_of_plan"]

RED = "working_before_learning_weeks"
#: What a page may not do that is to be opened anywhere: load a script, style, font, picture or frame.
_LOADS = re.compile(
    r"<(?:script|img|iframe|source|embed|audio|video)\b[^>]*\bsrc\s*=\s*[\"']?(?!data:)[^\"'>\s]"
    r"|<link\b[^>]*\bhref\s*=\s*[\"']?(?!data:)[^\"'>\s]|@import|url\(\s*[\"']?(?!data:|#)[^)\"'\s]+[\"']?\s*\)",
    re.IGNORECASE,
)
#: What stands between a script's tags: code, in which such words mean nothing.
_CODE = re.compile(r"(<script\b[^>]*>).*?(?=</script>)", re.IGNORECASE | re.DOTALL)


def faults_of_plan(plan: Plan) -> Iterator[str]:
    """Yield what is wrong with a plan: violations, and red weeks where there should be none (or, traditional, some)."""
    kept = plan["verification"].filter(~pl.col("rule").is_in(plan.meta.rules_off))
    if not kept.height or kept["violations"].sum():
        yield say("{title}, {mode}: violations", title=plan.meta.title, mode=_(plan.meta.mode))
    red = figure(plan, RED)
    if red is None or (red > 0) != (plan.meta.mode == "traditional"):
        text = N_("{title}, {mode}: {red} red student-weeks")
        yield say(text, title=plan.meta.title, mode=_(plan.meta.mode), red=red)


def faults_of_mending(recorded: Plan, mended: Plan) -> Iterator[str]:
    """Yield what is wrong where mending removed nothing."""
    before, after = figure(recorded, RED), figure(mended, RED)
    if before is None or after is None or not after < before:
        yield say("mended: {before} red student-weeks before, {after} after", before=before, after=after)


def faults_of_page(folder: Path) -> Iterator[str]:
    """Yield what is wrong with the report in `folder`: it is not there, or loads something from elsewhere."""
    page = folder / REPORT
    text = page.read_text(encoding="utf-8") if page.is_file() else ""
    if "</html>" not in text:
        yield say("{page} is missing or not whole", page=page)
    if loads := _LOADS.search(_CODE.sub(r"\1", text)):
        yield say("{page} loads something: {what}", page=page, what=loads.group()[:80])
