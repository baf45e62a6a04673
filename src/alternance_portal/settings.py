"""The portal's settings: few are asked for, each by a variable of the environment; the rest suits a school.

``DATABASE_URL`` names a PostgreSQL database (``postgres://user:password@host/name``); without it the portal keeps its
rows in a file of its folder. ``ALTERNANCE_HOME`` names that folder.
"""

from __future__ import annotations

import os
from typing import Any

import dj_database_url

from alternance.text import LANGUAGES as KNOWN
from alternance_portal.home import home

HOME = home()
SECRET_KEY = HOME.secret()
DEBUG = False
ALLOWED_HOSTS = os.environ.get("ALTERNANCE_HOSTS", "localhost 127.0.0.1 [::1]").split()

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "alternance_portal.people",
    "alternance_portal.programmes",
    "alternance_portal.partnership",
    "alternance_portal.demand",
    "alternance_portal.plans",
    "alternance_portal.outcomes",
]
AUTH_USER_MODEL = "people.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

#: One writer at a time, who waits its turn; readers go on meanwhile.
_EMBEDDED: dict[str, Any] = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": HOME.database,
    "CONN_MAX_AGE": None,  # else the lines below run at each request
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    },
}
_NAMED = os.environ.get("DATABASE_URL")
DATABASES: dict[str, Any] = {
    "default": dj_database_url.parse(_NAMED, conn_max_age=600, conn_health_checks=True) if _NAMED else _EMBEDDED
}

LANGUAGES = [(tag.lower(), name) for tag, name in KNOWN.items()]
LANGUAGE_CODE = "en"
USE_TZ = True
TIME_ZONE = "UTC"
