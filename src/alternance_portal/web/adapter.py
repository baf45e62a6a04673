"""How people get an account: by invitation."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

__all__ = ["ByInvitation"]


class ByInvitation(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody makes an account of their own accord."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return that it is not."""
        return False
