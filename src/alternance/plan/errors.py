"""What goes wrong with a plan's folder, in the user's words."""

from __future__ import annotations

__all__ = ["PlanError"]


class PlanError(ValueError):
    """A folder holds no plan that can be read, or none may be written there; says where, what and the remedy."""
