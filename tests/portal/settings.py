"""The portal's settings as tests need them: a key that everybody may know, and no folder of anybody's."""

from __future__ import annotations

from alternance_portal.settings import *  # noqa: F403

SECRET_KEY = "only for tests"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
