"""The same examples on every machine: a run that fails can be run again. Other examples: HYPOTHESIS_PROFILE=search."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("settled", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "settled"))
