"""Which commands there are; each is loaded when it is asked for, and its foreseeable trouble told in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from alternance.cli.trouble import INTERRUPTED, foreseen

__all__ = ["COMMANDS", "Commands"]

#: Command → its file, where that cannot have the command's name.
_FILES = {"import": "importing"}
#: Command → module, in the order in which they are needed. The module has the command as `command`.
COMMANDS = {name: f"alternance.cli.{_FILES.get(name, name)}" for name in (
    "new", "check", "plan", "recommend", "verify", "explain", "compare", "modes", "export", "timetable", "import",
    "record", "mend", "repair", "sample", "calendar",
)}  # fmt: skip


class Commands(click.Group):
    """Commands by name, each in a module that has it as `command`."""

    def __init__(self, *args: Any, modules: Mapping[str, str] = COMMANDS, **more: Any) -> None:
        super().__init__(*args, **more)
        self.modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return their names, in the order in which they are needed."""
        return list(self.modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one."""
        if cmd_name not in self.modules:
            return None
        command: click.Command = import_module(self.modules[cmd_name]).command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run one; what was foreseeable becomes a message and an exit code, anything else is a fault of ours."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo(err=True)
            ctx.exit(INTERRUPTED)
        except Exception as error:
            trouble = foreseen(error)
            if trouble is None:
                raise
            raise trouble from error
