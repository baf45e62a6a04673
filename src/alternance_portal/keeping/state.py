"""How the database stands to the models: that is asked before anything touches rows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

__all__ = ["State", "migrations", "state"]

#: `empty`: nothing has been set up; `behind`: of an earlier version; `ahead`: of a later one.
Standing = Literal["ready", "empty", "behind", "ahead", "no answer"]


@dataclass(frozen=True)
class State:
    """How the database stands, and what tells it: migrations that lack, or what the database said."""

    standing: Standing
    why: str = ""


def state() -> State:
    """Return how the database stands; makes none where there is no file yet."""
    if connection.vendor == "sqlite" and not _there(str(connection.settings_dict["NAME"])):
        return State("empty")
    try:
        executor = MigrationExecutor(connection)
        applied = set(executor.loader.applied_migrations)
        ours = {app for app, _name in executor.loader.disk_migrations}
        lacking = [
            f"{migration.app_label}.{migration.name}"
            for migration, _back in executor.migration_plan(executor.loader.graph.leaf_nodes())
        ]
    except DatabaseError as error:
        return State("no answer", str(error).strip().splitlines()[0])
    later = sorted(f"{app}.{name}" for app, name in applied - set(executor.loader.disk_migrations) if app in ours)
    if later:
        return State("ahead", ", ".join(later))
    if not applied:
        return State("empty")
    return State("behind", ", ".join(lacking)) if lacking else State("ready")


def migrations() -> list[str]:
    """Return the names of all migrations that the database has gone through, in the order of names."""
    return sorted(f"{app}.{name}" for app, name in MigrationExecutor(connection).loader.applied_migrations)


def _there(name: str) -> bool:
    """Return whether the embedded database has been made; one in memory (as tests have it) always is."""
    return "memory" in name or Path(name).exists()
