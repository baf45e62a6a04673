"""How the plan stands beside another one, in a sentence: in how many figures it is better, and where it loses."""

from __future__ import annotations

from alternance.outcomes import REGISTER, compare, worse
from alternance.report.facts import Facts
from alternance.report.names import plan_name
from alternance.report.words import listed
from alternance.text import _, say

__all__ = ["standing"]


def standing(facts: Facts) -> str:
    """Return the sentence; empty where there is no other plan, or nothing that both know."""
    if facts.beside is None:
        return ""
    lines = [line for line in compare(facts.plan, facts.beside) if line.comparable]
    if not lines:
        return ""
    wins = sum(worse(line, 1, 0) for line in lines)
    lost = [_(REGISTER[line.id].title) for line in lines if worse(line, 0, 1)]
    facts_of = {"other": plan_name(facts.beside.meta), "wins": wins, "of": len(lines)}
    if not lost:
        return say("Of {of} figures that {other} has too, better in {wins}, worse in none.", **facts_of)
    return say(
        "Of {of} figures that {other} has too, better in {wins}, worse in {lost}: {titles}.",
        lost=len(lost), titles=listed(lost), **facts_of,
    )  # fmt: skip
