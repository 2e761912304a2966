"""The port that the demonstration is served on."""

import errno
import os
import socket

from tools.failure import Failure

LOOPBACKS = ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"))


def chosen_port() -> int:
    """PORT, 8000 when it is not set, known to be free."""
    text = os.environ.get("PORT") or "8000"
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):
        raise Failure(f"PORT={text} is not a port: choose a number from 1 to 65535.")
    port = int(text)
    for family, address in LOOPBACKS:
        # Both, since `localhost` is either: a browser would reach the other server.
        _require_free(family, address, port)
    return port


def _require_free(family: socket.AddressFamily, address: str, port: int) -> None:
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            # As the server does it: a connection just closed does not hold the port.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((address, port))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise Failure(
                f"Port {port} is in use: stop what uses it, or choose another one, "
                f"for example PORT={port + 1 if port < 65535 else 8000}."
            ) from error
        if error.errno == errno.EACCES:
            raise Failure(
                f"Port {port} needs an administrator's rights: choose one above 1023, "
                "for example PORT=8000."
            ) from error
        if family == socket.AF_INET:
            raise
