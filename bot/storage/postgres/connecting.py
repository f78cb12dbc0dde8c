"""How the bot connects to a server of PostgreSQL."""

from collections.abc import Mapping
from typing import Any, Final

import asyncpg

from bot.storage.postgres.errors import OUTSIDE, not_connected

CONNECTIONS: Final = 4
"""The most transactions at once; others wait."""
_STATEMENTS: Final = 500
"""How many statements each connection keeps prepared: about all that taps and plans use."""
_TIMEOUT: Final = 10.0
_SERVER_SETTINGS = {
    "application_name": "romleuk",
    # After a minute the server ends the session of a client that its packets do not reach.
    "tcp_keepalives_idle": "30",
    "tcp_keepalives_interval": "10",
    "tcp_keepalives_count": "3",
}


async def connect(url: str) -> Any:
    """Return a connection; raise `DatabaseUnavailable` (`ServerAway` if waiting may help)."""
    try:
        return await asyncpg.connect(url, timeout=_TIMEOUT, server_settings=_SERVER_SETTINGS)
    except (*OUTSIDE, asyncpg.PostgresError, ValueError) as error:
        raise not_connected(error) from None


async def connect_pool(url: str, more_settings: Mapping[str, str] | None = None) -> Any:
    """Return a pool of connections, with settings of the server for each; raise the same."""
    try:
        pool = await asyncpg.create_pool(
            url,
            min_size=0,  # the pool would log by itself that it cannot connect
            max_size=CONNECTIONS,
            timeout=_TIMEOUT,
            server_settings={**_SERVER_SETTINGS, **(more_settings or {})},
            reset=_nothing_to_reset,
            statement_cache_size=_STATEMENTS,
        )
        await pool.release(await pool.acquire())
    except (*OUTSIDE, asyncpg.PostgresError, ValueError) as error:
        raise not_connected(error) from None
    return pool


async def _nothing_to_reset(_connection: Any) -> None:
    """Save the round trip of a reset after each transaction: nothing changes a session."""
