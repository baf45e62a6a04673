"""What is taught: programmes, their aims and their modules."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Min, OuterRef, Q, QuerySet, Subquery

from alternance_portal.columns import Cells
from alternance_portal.people.models import Organisation
from alternance_portal.rows import Named, Row

__all__ = [
    "Aim",
    "Module",
    "ModuleAim",
    "ModuleOrder",
    "Offer",
    "OrderGroup",
    "Programme",
    "ProgrammeModule",
    "WageStep",
]


class Programme(Named):
    """Programmes of vocational education, a version a row."""

    cells = Cells("programmes")
    owned_by = ("school",)

    key = cells.key()
    school = cells.ref("school", Organisation)
    title = cells("title")
    occupation = cells("occupation")
    level = cells("level")
    version = cells("version")
    weeks = cells("weeks")
    origin = cells("origin")


class Aim(Named):
    """Work tasks and competences that a programme pursues; a level of 0 to 4 belongs to each."""

    cells = Cells("aims")
    owned_by = ("programme",)

    key = cells.key()
    programme = cells.ref("programme", Programme)
    kind = cells("kind")
    title = cells("title")
    parent = cells.ref("parent", "self")
    competence = cells("competence")
    level_target = cells("level_target")
    core = cells("core")
    safety = cells("safety")
    origin = cells("origin")


class OrderGroup(Named):
    """Modules that a cohort takes one after the other, in any order, with so many weeks between them."""

    cells = Cells("order_groups")

    key = cells.key()
    title = cells("title")
    spacing_min = cells("spacing_min")
    spacing_max = cells("spacing_max")

    @classmethod
    def owner_expression(cls) -> Any:
        """Return the school whose modules alone are in the group."""
        return _only_one(Module.objects.filter(order_group=OuterRef("pk")), "order_group", "owner")


class Module(Named):
    """Units taught at school: theory, workshop or project. Each cohort is taught each of its modules once."""

    cells = Cells("modules")

    key = cells.key()
    title = cells("title")
    kind = cells("kind")
    minutes = cells("minutes")
    weekly_min = cells("weekly_min")
    weekly_max = cells("weekly_max")
    splittable = cells("splittable")
    section_min = cells("section_min")
    section_max = cells("section_max")
    section_ideal = cells("section_ideal")
    shared = cells("shared")
    order_group = cells.ref("order_group", OrderGroup)
    qualification = cells("qualification")
    room_kind = cells("room_kind")
    changeable_by = cells("changeable_by")
    window_from = cells("window_from")
    window_to = cells("window_to")
    origin = cells("origin")

    @classmethod
    def owner_expression(cls) -> Any:
        """Return the school that alone teaches the module; one that several schools teach is the alliance's."""
        return _only_one(ProgrammeModule.objects.filter(module=OuterRef("pk")), "module", "programme__school")


class ProgrammeModule(Row):
    """Which modules a programme is made of; a module may serve several programmes."""

    cells = Cells("programme_modules")
    owned_by = ("programme",)

    programme = cells.ref("programme", Programme)
    module = cells.ref("module", Module)

    class Meta:
        constraints = Cells("programme_modules").one_a_key()


class ModuleAim(Row):
    """What a module gives: the level that those taught reach."""

    cells = Cells("module_aims")
    owned_by = ("module",)

    module = cells.ref("module", Module)
    aim = cells.ref("aim", Aim)
    level_given = cells("level_given")
    origin = cells("origin")

    class Meta:
        constraints = Cells("module_aims").one_a_key()


class ModuleOrder(Row):
    """Prerequisites among modules, with distances."""

    cells = Cells("module_order")
    owned_by = ("before",)

    before = cells.ref("before", Module)
    after = cells.ref("after", Module)
    weeks_min = cells("weeks_min")
    weeks_max = cells("weeks_max")

    class Meta:
        constraints = Cells("module_order").one_a_key()


class Offer(Row):
    """The only weeks in which a module may begin, where its dates are fixed beforehand."""

    cells = Cells("offers")
    owned_by = ("module",)

    module = cells.ref("module", Module)
    week = cells("week")
    places = cells("places")

    class Meta:
        constraints = Cells("offers").one_a_key()


class WageStep(Row):
    """Steps in which the pay of an apprentice rises, as the standard of the programme says; kept, and shown."""

    cells = Cells("wage_steps")
    owned_by = ("programme",)

    programme = cells.ref("programme", Programme)
    order = cells("order")
    title = cells("title")
    work_minutes = cells("work_minutes")
    share = cells("share")
    duration = cells("duration")
    school_minutes = cells("school_minutes")
    origin = cells("origin")

    class Meta:
        constraints = Cells("wage_steps").one_a_key()


def _only_one(rows: QuerySet[Any], by: str, owner: str) -> Subquery:
    """Return the owner of all `rows` alike, none where they have several or one of them has none."""
    groups = (
        rows.order_by().values(by).annotate(owners=Count(owner, distinct=True), none=Count("pk", Q(**{owner: None})))
    )
    return Subquery(groups.filter(owners=1, none=0).values(only=Min(owner))[:1])
