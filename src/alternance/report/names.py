"""What ids are called: titles of the community's and the plan's things, the id itself where there is none."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from alternance.community.community import Community
from alternance.framework import known
from alternance.plan.meta import PlanMeta
from alternance.plan.plan import Plan
from alternance.report.words import count
from alternance.text import N_, _

__all__ = ["MODES", "STATUSES", "Names", "plan_name", "status_name"]

#: What a mode is called, by its id.
MODES = {
    "joint": N_("Joint calendar"),
    "traditional": N_("Fixed cycles of practice"),
    "recorded": N_("Recorded calendar"),
}
#: What became of a plan, by its status.
STATUSES = {
    "planned": N_("planned"),
    "cut short": N_("planned, but cut short: the best found so far"),
    "impossible": N_("impossible as it stands"),
    "not found": N_("no plan was found with the work allowed"),
    "recorded": N_("recorded as it was held"),
}


def plan_name(meta: PlanMeta) -> str:
    """Return what a plan is called by how it was made."""
    return _("Mended calendar") if meta.options.get("mended") else _(MODES.get(meta.mode, meta.mode))


def status_name(meta: PlanMeta) -> str:
    """Return what became of a plan."""
    if moves := meta.options.get("mended"):
        return count(len(moves), "recorded, then mended by {n} move", "recorded, then mended by {n} moves")
    return _(STATUSES.get(meta.status, meta.status))


@dataclass(frozen=True, eq=False)
class Names:
    """Titles by id."""

    community: Community
    plan: Plan

    @cached_property
    def cohorts(self) -> dict[str, str]:
        """Cohort → title, as planned."""
        return {cohort: title or cohort for cohort, title in self.plan["cohorts"].select("id", "title").rows()}

    @cached_property
    def _titles(self) -> dict[str, dict[str, str]]:
        tables = ("organisations", "programmes", "aims", "modules", "blocks", "positions", "improvements")
        return {table: dict(self.community[table].select("id", "title").rows()) for table in tables}

    def of(self, table: str, item: str | None) -> str:
        """Return the title of `item` in `table` of the community."""
        if item is None:
            return ""
        return self._titles[table].get(item) or item

    def cohort(self, item: str) -> str:
        """Return a cohort's title."""
        return self.cohorts.get(item, item)

    def holder(self, item: str) -> str:
        """Return what a cohort, programme or school is called, whichever it is."""
        known = (self.cohort(item), self.of("programmes", item), self.of("organisations", item))
        return next((name for name in known if name != item), item)

    def school(self, item: str | None) -> str:
        """Return a school's name."""
        return self.of("organisations", item) or _("School not named")

    @cached_property
    def _occupations(self) -> dict[str, str]:
        titles: dict[str, str] = {}
        for occupation, title in self.community["programmes"].select("occupation", "title").rows():
            if occupation:
                titles.setdefault(occupation, title)
        return titles

    def occupation(self, code: str) -> str:
        """Return what an occupation is called: in the framework, else as the first programme that leads to it."""
        return known().labels.get(code) or self._occupations.get(code) or self.of("programmes", code)
