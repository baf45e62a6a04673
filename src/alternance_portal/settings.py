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
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "csp",
    "alternance_portal.people",
    "alternance_portal.programmes",
    "alternance_portal.partnership",
    "alternance_portal.demand",
    "alternance_portal.plans",
    "alternance_portal.outcomes",
    "alternance_portal.web",
    "alternance_portal.tables",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "alternance_portal.web.middleware.who_asks",
]
ROOT_URLCONF = "alternance_portal.urls"
WSGI_APPLICATION = "alternance_portal.wsgi.application"

#: Our pages are Jinja2's, which are three times as quick; those of libraries are found behind them.
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {"environment": "alternance_portal.web.environment.environment"},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

STATIC_URL = "static/"
WHITENOISE_ALLOW_ALL_ORIGINS = False
STATIC_ROOT = HOME.path / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

#: Nothing from elsewhere, nothing inline.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_ADAPTER = "alternance_portal.web.adapter.ByInvitation"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGOUT_ON_GET = False
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
