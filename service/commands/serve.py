"""`mingzhang serve`: the library as a page and an API."""

from __future__ import annotations

import contextlib
import socket
from typing import Annotated

import typer

from service.commands.options import LibraryOption


def serve(
    library: LibraryOption = None,
    host: Annotated[
        str | None,
        typer.Option(
            help="The address to listen on; without it MINGZHANG_HOST, else 127.0.0.1: this machine only.",
            show_default=False,
        ),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(
            min=0,
            max=65535,
            help="The port; 0 takes a free one. Without it MINGZHANG_PORT, else 8000.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Serve the library as a page in the browser and as an API (its reference is at /docs).

    There is no login: whoever reaches the address can read, add and delete. It listens on this machine only
    unless --host says otherwise.

    Exit codes: 0 stopped by Ctrl-C; 2 wrong usage, such as a port that is taken.

    Example: mingzhang serve --library library --port 8000
    """
    from service.commands.configuration import read_settings, require_library

    settings = read_settings(library)
    require_library(settings)
    host = settings.host if host is None else host
    listening = _listen(host, settings.port if port is None else port)

    import uvicorn

    from service.app import create_app
    from service.commands.console import remark

    server = uvicorn.Server(uvicorn.Config(create_app(settings, host=host), log_level="warning"))
    shown = f"[{host}]" if ":" in host else host
    remark(
        f"明账 http://{shown}:{listening.getsockname()[1]}/  library {settings.library}  (Ctrl-C stops it)"
    )
    # The server has shut down in good order by the time it passes Ctrl-C on.
    with contextlib.suppress(KeyboardInterrupt):
        server.run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """A listening socket; raises typer.BadParameter, before anything heavy is loaded, when there is none."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        # Whoever follows the printed address waits until the library is open, and is not turned away.
        listening.listen()
    except OSError as error:
        raise typer.BadParameter(
            f"cannot listen on {host} port {port}: {error.strerror}; give another --host or --port"
        ) from error
    return listening
