"""What the doctor asks a server: its version, its settings, and whether the way to it is safe."""

from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any

import asyncpg

from bot.storage.postgres.connecting import connect
from bot.storage.postgres.errors import OUTSIDE, not_connected

_ASK = """
SELECT current_setting('server_version') AS version,
  current_setting('server_version_num')::int / 10000 AS major,
  current_setting('server_encoding') AS encoding,
  current_setting('fsync') = 'on' AND current_setting('full_page_writes') = 'on'
    AND current_setting('synchronous_commit') <> 'off' AS is_durable,
  host(inet_server_addr()) AS address,
  coalesce((SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()), false) AS is_encrypted,
  to_regclass('schema_versions') IS NOT NULL AS is_founded
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """What a server reports about itself, and about one database on it.

    `is_durable`: commits wait for its disk. `is_private`: nobody on the way can read the traffic.
    `is_founded`: the database has tables of Romleuk.
    """

    version: str
    major: int
    encoding: str
    is_durable: bool
    is_private: bool
    is_founded: bool


async def look_at_postgres(url: str) -> Server:
    """Ask the server, also while a bot runs; raise `DatabaseUnavailable` if it does not answer."""
    connection = await connect(url)
    try:
        row = await connection.fetchrow(_ASK)
    except (*OUTSIDE, asyncpg.PostgresError) as error:
        raise not_connected(error) from error
    finally:
        connection.terminate()
    return Server(
        version=row["version"],
        major=row["major"],
        encoding=row["encoding"],
        is_durable=row["is_durable"],
        is_private=row["is_encrypted"] or _is_here(row["address"]),
        is_founded=row["is_founded"],
    )


def _is_here(address: Any) -> bool:
    """Tell whether the server is on this machine; a Unix socket has no address."""
    return address is None or ip_address(address).is_loopback
