"""Opens a Unix socket to listen on, and says that an address cannot be used.

It needs no HTTP library, which a bot that polls does not load.
"""

import os
import socket
from pathlib import Path
from typing import Final

BACKLOG: Final = 1024
"""Connections that may wait until they are accepted."""


class CannotListen(Exception):
    """The address to listen on cannot be used; the message says why."""


def open_socket(path: Path) -> socket.socket:
    """Open a Unix socket for owner and group, in place of one that a killed bot has left.

    Raises OSError if somebody listens there, or if it is another kind of file.
    """
    if path.is_socket():
        with socket.socket(socket.AF_UNIX) as caller:
            if caller.connect_ex(str(path)) != 0:
                path.unlink()
    opened = socket.socket(socket.AF_UNIX)
    try:
        mask = os.umask(0o117)
        try:
            opened.bind(str(path))
        finally:
            os.umask(mask)
        opened.listen(BACKLOG)
    except BaseException:
        opened.close()
        raise
    return opened
