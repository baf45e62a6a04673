"""Facts as a notebook shows them: a small table, everything in it escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

__all__ = ["as_html"]


def as_html(title: str, facts: Iterable[tuple[str, object]]) -> str:
    """Return a titled table of facts as HTML.

    Examples
    --------
    >>> as_html("A & B", [("students", 60)])
    '<table><caption>A &amp; B</caption><tr><th>students</th><td>60</td></tr></table>'
    """
    rows = "".join(f"<tr><th>{escape(name)}</th><td>{escape(str(value))}</td></tr>" for name, value in facts)
    return f"<table><caption>{escape(title)}</caption>{rows}</table>"
