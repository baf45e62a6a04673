"""Who asks, and in which language they read, known to every page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from alternance.text import in_language, nearest
from alternance_portal.people.actor import NOBODY, UserActor, actor_of

__all__ = ["Request", "who_asks"]


class Request(HttpRequest):
    """A request of which it is known who asks."""

    actor: UserActor


def who_asks(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Let each request know its actor, and the library's texts the language that Django has chosen."""

    def answered(request: Any) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: actor_of(request.user) if request.user.is_authenticated else NOBODY)
        with in_language(nearest(get_language() or "en")):
            return answer(request)

    return answered
