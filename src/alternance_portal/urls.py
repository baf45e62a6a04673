"""Which page is where."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("alternance_portal.web.urls")),
    path("tables/", include("alternance_portal.tables.urls")),
    path("account/", include("allauth.urls")),
]
