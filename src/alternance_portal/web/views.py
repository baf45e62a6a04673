"""The home."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alternance_portal.web.loop import ring
from alternance_portal.web.middleware import Request

__all__ = ["home"]


@require_safe
@login_required
def home(request: Request) -> HttpResponse:
    """Show the loop."""
    return render(request, "web/home.html", {"ring": ring(radius=210, middle=300)})
