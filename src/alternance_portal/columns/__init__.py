"""The community's columns as fields of the portal's models: what a cell may hold is said once, in the library."""

from alternance_portal.columns.cells import Cells
from alternance_portal.columns.names import column_of, field_of

__all__ = ["Cells", "column_of", "field_of"]
