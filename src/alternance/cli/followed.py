"""Actions as lines: how each stands on the plan's date, and how the figure went that was to change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from alternance.cli.summary import shown
from alternance.text import N_, _, say

if TYPE_CHECKING:
    from alternance.outcomes import Followed

__all__ = ["as_json", "followed"]

#: How an action stands → what is said of it.
STATES = {
    "done": N_("{what} ({owner}): done on {done_on}"),
    "open": N_("{what} ({owner}): open, due on {due}"),
    "overdue": N_("{what} ({owner}): overdue since {due}"),
}


def followed(actions: Iterable[Followed]) -> Iterator[str]:
    """Yield the lines of each action; two where an effect is looked for."""
    for one in actions:
        row = one.action
        yield "- " + say(STATES[one.state], **{name: row[name] for name in ("what", "owner", "due", "done_on")})
        if row["indicator"] is not None:
            yield "  " + _went(one)


def _went(one: Followed) -> str:
    from alternance.outcomes import REGISTER

    entry, scope = REGISTER[one.action["indicator"]], one.action["scope"]
    title = _(entry.title) if scope == "all" else say("{title} ({scope})", title=_(entry.title), scope=scope)
    if one.before is not None and one.before == one.after:
        text = say("{title}: {value} as before", title=title, value=shown(one.after, entry.unit))
    else:
        before, after = shown(one.before, entry.unit), shown(one.after, entry.unit)
        text = say("{title}: changed from {before} to {after}", title=title, before=before, after=after)
    return say("{what}, {effect}", what=text, effect=_(one.effect)) if one.effect else text


def as_json(actions: Iterable[Followed]) -> list[dict[str, Any]]:
    """Return the actions as data."""
    told = ("id", "kind", "finding", "place", "what", "owner", "due", "done_on", "indicator", "scope")
    return [
        {
            **{name: None if one.action[name] is None else str(one.action[name]) for name in told},
            "state": one.state, "before": one.before, "after": one.after, "effect": one.effect or None,
        }
        for one in actions
    ]  # fmt: skip
