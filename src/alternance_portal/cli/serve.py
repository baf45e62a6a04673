"""`alternance-portal serve`: the portal's pages."""

from __future__ import annotations

import socket

import click

from alternance.cli.trouble import Trouble
from alternance.text import _, say
from alternance_portal.cli.ready import portal_ready

__all__ = ["command", "free_port"]

#: Ports that are tried, the one asked for first.
TRIED = 20
#: Requests that one process answers at a time; others wait their turn.
AT_ONCE = 8


@click.command(
    "serve",
    help=_(
        "Show the portal's pages at http://localhost:8000, or at the next port that is free. Ends with Ctrl-C.\n\n"
        "For others than this machine: `--host 0.0.0.0` behind a server that speaks HTTPS, with ALTERNANCE_HOSTS."
    ),
    short_help=_("Show the portal's pages."),
)
@click.option("--host", default="127.0.0.1", show_default=True, help=_("Address to listen at."))
@click.option("--port", default=8000, show_default=True, help=_("Port to listen at, or the next that is free."))
@click.option("--workers", default=1, show_default=True, help=_("Processes that answer."))
def command(host: str, port: int, workers: int) -> None:
    """Listen."""
    portal_ready()
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    port = free_port(host, port)
    shown = "localhost" if host in ("127.0.0.1", "0.0.0.0") else host
    click.echo(say("the portal is at http://{host}:{port}", host=shown, port=port))
    Server(
        "alternance_portal.wsgi:application", address=host, port=port, workers=workers, interface=Interfaces.WSGI,
        blocking_threads=AT_ONCE, log_level=LogLevels.warning,
    ).serve()  # fmt: skip


def free_port(host: str, port: int) -> int:
    """Return `port`, or the next at which nobody listens.

    Raises
    ------
    Trouble
        Where none of those tried is free, or the address is not this machine's.
    """
    for tried in range(port, port + TRIED):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as there:
            there.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                there.bind((host, tried))
            except socket.gaierror as error:
                raise Trouble(say("error: {host} is no address of this machine. Name another", host=host)) from error
            except OSError:
                continue
            return tried
    text = _("error: no port from {port} to {last} is free at {host}. Name another with --port")
    raise Trouble(say(text, port=port, last=port + TRIED - 1, host=host))
