"""Ports for servers whose address must be known before they start."""

import os
import socket
from collections.abc import Iterator
from itertools import chain
from typing import Final

FIRST: Final = 10_000
LAST: Final = 32_000
"""Linux gives connections ports from 32,768 on by itself, so one of those may be taken at once."""


def free_port() -> int:
    """Return a port that nobody listens on; each call returns another one."""
    for port in _PORTS:
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise RuntimeError("every port from 10,000 to 32,000 is in use")


def _ports() -> Iterator[int]:
    """Yield all ports, in every process from another one on, so that none takes another's."""
    start = FIRST + os.getpid() * 101 % (LAST - FIRST)
    yield from chain(range(start, LAST), range(FIRST, start))


_PORTS: Final = _ports()
