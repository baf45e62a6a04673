"""The folder in which a portal keeps what is its own: the database where none is named, the key, files."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Home", "home"]

#: The variable that names the folder.
VARIABLE = "ALTERNANCE_HOME"
#: The variable that holds the key, for those who keep keys elsewhere.
KEY = "ALTERNANCE_SECRET_KEY"


@dataclass(frozen=True)
class Home:
    """A portal's folder; nothing in it is for other users of the machine."""

    path: Path

    @property
    def database(self) -> Path:
        """The file of the embedded database."""
        return self.path / "portal.sqlite3"

    @property
    def key(self) -> Path:
        """The file of the key that signs sessions and links."""
        return self.path / "key"

    def make(self) -> bool:
        """Make the folder and its key; return whether there was none."""
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            with os.fdopen(os.open(self.key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(48))
        except FileExistsError:
            return False
        return True

    def secret(self, environment: Mapping[str, str] = os.environ) -> str:
        """Return the key: the environment's, else the file's; empty where the folder has not been made yet."""
        if named := environment.get(KEY):
            return named
        try:
            return self.key.read_text().strip()
        except FileNotFoundError:
            return ""


def home(environment: Mapping[str, str] = os.environ) -> Home:
    """Return the folder that the environment names, else the user's own for programs' data."""
    named = environment.get(VARIABLE)
    if named:
        return Home(Path(named))
    data = environment.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Home(Path(data) / "alternance")
