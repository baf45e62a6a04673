"""Sections without a teacher, with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from alternance.report.called import called
from alternance.report.facts import Facts

__all__ = ["Unstaffed", "unstaffed"]


@dataclass(frozen=True)
class Unstaffed:
    """A section without a teacher."""

    cohort: str
    module: str
    section: str
    reason: str


def unstaffed(facts: Facts) -> Iterator[Unstaffed]:
    """Yield the sections by id."""
    sections = {row[0]: row[1:] for row in facts.plan["sections"].select("id", "cohort", "module").rows()}
    for section, reason, detail in facts.plan["unstaffed"].rows():
        cohort, module = sections.get(section, ("", section))
        yield Unstaffed(
            facts.names.cohort(cohort), facts.names.of("modules", module), section, detail or called(reason)
        )
