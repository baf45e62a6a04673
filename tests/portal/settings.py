"""The portal's settings as tests need them: a key that everybody may know, and no folder of anybody's."""

from __future__ import annotations

from alternance_portal.settings import *  # noqa: F403

SECRET_KEY = "only for tests"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
#: Static files are collected when a portal is set up; until then there is no folder that could be served.
MIDDLEWARE = [name for name in MIDDLEWARE if "whitenoise" not in name]  # noqa: F405
