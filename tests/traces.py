"""Every byte that a database has left behind, to be searched for what must not be there.

Of SQLite that is the file and its write-ahead log. Of PostgreSQL it is a dump, the files of the
database with rows that are deleted but not yet cleaned up, the server's write-ahead log since the
test began, and the server's own log, which quotes statements that failed.
"""

import asyncio
import subprocess
from collections.abc import Iterable
from pathlib import Path

import asyncpg

from tests import engines
from tests.postgres_server import tool

_WHERE = """
SELECT current_setting('data_directory') AS data,
  (SELECT oid::text FROM pg_database WHERE datname = current_database()) AS folder,
  pg_walfile_name(pg_current_wal_lsn()) AS log
"""


class Traces:
    """What the database that stands for `path` leaves from now on."""

    def __init__(self, path: Path, log: str) -> None:
        self._path = path
        self._log = log

    @classmethod
    async def begin(cls, path: Path) -> "Traces":
        """Note where the server's write-ahead log is by now."""
        if not engines.POSTGRES:
            return cls(path, "")
        connection = await asyncpg.connect(engines.address_of(path))
        found = await connection.fetchrow(_WHERE)
        await connection.close()
        return cls(path, found["log"])

    async def found(self) -> bytes:
        """Return all of it."""
        if not engines.POSTGRES:
            return _joined(self._path.parent.glob(f"{self._path.name}*"))
        address = engines.address_of(self._path)
        connection = await asyncpg.connect(address)
        await connection.execute("CHECKPOINT")
        where = await connection.fetchrow(_WHERE)
        await connection.close()
        data = Path(where["data"])
        files = [
            data.parent / "log",
            *(data / "base" / where["folder"]).iterdir(),
            *(each for each in (data / "pg_wal").iterdir() if self._log <= each.name),
        ]
        dump = await asyncio.to_thread(_dump, address)
        return dump + _joined(each for each in files if each.is_file())


def _joined(files: Iterable[Path]) -> bytes:
    return b"\n".join(each.read_bytes() for each in files)


def _dump(address: str) -> bytes:
    words = [str(tool("pg_dump")), address]
    return subprocess.run(words, check=True, capture_output=True).stdout
