"""What tests of the portal begin from."""

from __future__ import annotations

import pytest
from tools.tree import ROOT

from alternance.community import Community, read


@pytest.fixture(scope="session")
def good() -> Community:
    """Return a small community in which every table has rows."""
    return read(ROOT / "tests" / "community" / "format-1")
