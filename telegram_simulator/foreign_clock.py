"""The clock of a bot that is a program of its own, moved together with the simulated Telegram.

It needs libfaketime (`apt install faketime`, `brew install libfaketime`). README.md, "The clock of
your bot", says what moves with it and what does not.
"""

import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from telegram_simulator.clock import VirtualClock

_PLACES = (
    "/usr/lib/*/faketime/libfaketimeMT.so.1",  # Debian, Ubuntu
    "/usr/lib*/faketime/libfaketimeMT.so.1",  # Fedora, Arch, Alpine
    "/opt/homebrew/lib/faketime/libfaketimeMT.1.dylib",
    "/usr/local/lib/faketime/libfaketimeMT.1.dylib",
)


class NoFaketime(Exception):
    """libfaketime is not on this machine; the text says how to get it."""


class ForeignClock(VirtualClock):
    """A clock for `Simulated(clock=clock)`, while its `with` block runs.

    The program of the bot is started with `env=os.environ | clock.environment`. `library`: the path
    of libfaketimeMT, else it is searched. Raises `NoFaketime`.
    """

    def __init__(self, library: Path | None = None) -> None:
        super().__init__()
        self._library = library or _found(_PLACES)
        self._folder = TemporaryDirectory(prefix="telegram-simulator-")
        self._file = Path(self._folder.name) / "offset"
        self._write()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()

    @property
    def environment(self) -> dict[str, str]:
        """The variables with which the program of the bot is started."""
        preload = "DYLD_INSERT_LIBRARIES" if sys.platform == "darwin" else "LD_PRELOAD"
        return {
            preload: str(self._library),
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_NO_CACHE": "1",
        }

    async def advance(self, to: datetime) -> None:
        """Move this clock and the one of the bot forward to an instant; ignore an earlier one."""
        await super().advance(to)
        self._write()

    def _write(self) -> None:
        # A reader never sees a file that is half written.
        fresh = self._file.with_suffix(".new")
        fresh.write_text(f"+{self.offset.total_seconds():.6f}\n", encoding="ascii")
        fresh.replace(self._file)


def _found(patterns: Iterable[str]) -> Path:
    """Return the first library that one of the patterns finds."""
    paths = (path for each in patterns for path in sorted(Path("/").glob(each.lstrip("/"))))
    path = next(paths, None)
    if path is None:
        raise NoFaketime(
            "libfaketime is not on this machine: apt install faketime, or brew install libfaketime."
        )
    return path
