"""What every row of a community's table has in the portal: an owner."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from alternance_portal.columns import Cells, column_of
from alternance_portal.columns.fields import Reference
from alternance_portal.rows.sight import Rows, Subject

__all__ = ["OWNER", "Row"]

#: The model whose rows own others.
OWNER = "people.Organisation"


class Row(models.Model):
    """A row of one of the community's tables.

    Attributes
    ----------
    cells : Cells
        The columns of its table.
    owned_by : tuple of str
        Fields that name the owner, or a row of the same owner, the first that is filled in goes: a cohort is its
        school's, a student the cohort's school's. None: the table is the alliance's.
    subject : Subject
        What the table is about, which decides whose rows somebody may see.
    persons : tuple of str
        Lookups of the id of each person whom a row is about, or who heads the class of whom it is: they see it too.
    shared_with : tuple of str
        Lookups of organisations that see a row as its owner does, such as the school whose student a unit ranks.
    owner : Organisation or None
        The school or enterprise whose row it is; none: the alliance's. Kept on each row, so that what somebody may
        see is asked in one way of every table.
    """

    cells: ClassVar[Cells]
    owned_by: ClassVar[tuple[str, ...]] = ()
    subject: ClassVar[Subject] = Subject.OPEN
    persons: ClassVar[tuple[str, ...]] = ()
    shared_with: ClassVar[tuple[str, ...]] = ()
    objects: ClassVar[Any] = Rows.as_manager()

    # Whoever takes an organisation away sets owners anew; where rows of it are left, the database refuses at the end.
    owner = Reference(OWNER, on_delete=models.DO_NOTHING, null=True, blank=True, editable=False, related_name="+")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(getattr(self, "key", None) or self.pk)

    @classmethod
    def owner_expression(cls) -> Any:
        """Return what the database works the owner out by, from rows whose owners stand already."""
        ways = [_by_reference(cls, field) for field in cls.owned_by]
        return Coalesce(*ways, output_field=models.BigIntegerField()) if len(ways) > 1 else ways[0] if ways else None


def _by_reference(model: type[Row], name: str) -> Any:
    to: Any = model._meta.get_field(name).related_model
    if to is None:  # an id of one of several tables
        ways = [_owner_of(table, key=OuterRef(name)) for table in model.cells.refers(column_of(name))]
        return Coalesce(*ways, output_field=models.BigIntegerField())
    return F(name) if to._meta.label == OWNER else _owner_of(to.cells.table, pk=OuterRef(f"{name}_id"))


def _owner_of(table: str, **which: Any) -> Subquery:
    from alternance_portal.rows.kept import kept  # which models there are is known once all are loaded

    return Subquery(kept()[table].objects.filter(**which).values("owner")[:1])
