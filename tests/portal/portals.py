"""Portals of their own, run as people run them: by the command, each with a folder and a database to itself."""

from __future__ import annotations

import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg.sql import SQL, Identifier

__all__ = ["Portal", "new_portal"]


@dataclass(frozen=True)
class Portal:
    """A portal's folder and database."""

    home: Path
    more: dict[str, str] = field(default_factory=dict)

    def run(self, *arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
        """Run `alternance-portal` in English, and return what it said."""
        environment = {
            **os.environ,
            "ALTERNANCE_HOME": str(self.home),
            "ALTERNANCE_LANGUAGE": "en",
            **self.more,
            **more,
        }
        environment.pop("DJANGO_SETTINGS_MODULE", None)
        command = [sys.executable, "-c", "from alternance_portal.cli import main; main()", *map(str, arguments)]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    def done(self, *arguments: str | Path) -> str:
        """Run a command that must succeed, and return what it printed."""
        ran = self.run(*arguments)
        assert ran.returncode == 0, ran.stdout + ran.stderr
        return ran.stdout


@contextmanager
def new_portal(home: Path) -> Iterator[Portal]:
    """Give a portal that nothing has been done to: on a PostgreSQL where the tests have one, else on SQLite."""
    server = os.environ.get("DATABASE_URL")
    if server is None:
        yield Portal(home)
        return
    name = f"portal_{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
        try:
            yield Portal(home, {"DATABASE_URL": urlunsplit(urlsplit(server)._replace(path=f"/{name}"))})
        finally:
            connection.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))
