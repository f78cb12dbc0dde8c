"""Starts a simulator for a command, and says in plain words why it cannot start."""

import socket
from collections.abc import Iterable
from errno import EADDRINUSE

from telegram_simulator.server import HOST, Simulator


class CannotStart(Exception):
    """A command cannot start; the text says what to change."""


async def open_port(
    simulator: Simulator,
    port: int,
    *,
    another: str,
    publish: bool = False,
    names: Iterable[str] = (),
) -> None:
    """Start the simulator on a port.

    Raises `CannotStart` if the port cannot be used; `another` is the command for another one, with
    the place `{port}`.
    """
    try:
        await simulator.start(port, publish=publish, names=names)
    except OSError as error:
        await simulator.stop()
        taken = error.errno == EADDRINUSE
        why = "is taken by another program" if taken else f"cannot be used ({error.strerror})"
        words = f"Port {port} {why}. Choose another: {another.format(port=_free_port())}"
        raise CannotStart(words) from None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port
