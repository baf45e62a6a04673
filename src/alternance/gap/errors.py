"""What goes wrong with a recommendation, in the user's words."""

from __future__ import annotations

__all__ = ["RecommendationError"]


class RecommendationError(ValueError):
    """A recommendation cannot be made, read or applied; says where, what and the remedy."""
