"""How calendars say how much of a week something takes."""

from __future__ import annotations

from alternance.report.calendars.runs import Run
from alternance.report.facts import Facts
from alternance.report.words import count, listed
from alternance.text import say

__all__ = ["lessons", "lines", "practised"]


def lessons(facts: Facts, minutes: int | None) -> str:
    """Return the lessons of a week; empty where they are not known."""
    return say("{lessons} a week", lessons=facts.taught(minutes)) if minutes else ""


def lines(*said: str) -> str:
    """Return what is said of an entry, a line each; nothing for what is empty."""
    return "\n".join(filter(None, said))


def practised(title: str, run: Run) -> tuple[str, str]:
    """Return what a run of practice is called, and which phases it has. A day release says how many days it takes."""
    if run.days is not None:
        days = count(run.days, "{n} day a week", "{n} days a week")
        title = say("{title} ({days})", title=title, days=days)
    phases = listed(str(phase) for phase in run.phases)
    return title, count(len(run.phases), "Phase {phases}", "Phases {phases}", phases=phases) if phases else ""
