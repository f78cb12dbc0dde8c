"""What commands say about a database on PostgreSQL: its server, and what the server does itself."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bot.cli.errors import KNOWN_ERRORS, USAGE, CliError, explain
from bot.cli.finding import Finding, Severity
from bot.cli.opening import look_at_server
from bot.settings import Settings
from bot.storage.failures import DatabaseMissing
from bot.storage.files import marker

if TYPE_CHECKING:
    from bot.storage.postgres.server import Server

TRIED = 15
"""The oldest release of PostgreSQL that the tests run on."""
BACKUP = (
    "The database is on PostgreSQL, whose own tool makes a backup of it, also while the bot runs: "
    "pg_dump --format=custom --file=FILE NAME. Nothing was changed."
)
RESTORE = (
    "The database is on PostgreSQL, whose own tools restore it, into a new database: createdb NEW, "
    "pg_restore --no-owner --exit-on-error --dbname=NEW FILE. Then name NEW in "
    "ROMLEUK_DATABASE_URL; the bot notices that it is a copy. Nothing was changed."
)
ENCRYPT = (
    "The database is on PostgreSQL, which encrypts no single database: encrypt the disk of its "
    "server, and the way to it by sslmode=verify-full in ROMLEUK_DATABASE_URL. Nothing was changed."
)


def only_for_files(settings: Settings, instead: str) -> None:
    """Raise `CliError`, with what to do instead, if the database is on a server."""
    if settings.database_url is not None:
        raise CliError(instead, USAGE)


async def server_findings(settings: Settings) -> tuple[list[Finding], bool]:
    """Describe the server; return also whether its database has tables of Romleuk."""
    try:
        server = await look_at_server(settings)
    except KNOWN_ERRORS as error:
        return [Finding(Severity.PROBLEM, explain(error)[0])], False
    found = [_version(server), *_faults(server)]
    if not server.is_founded:
        found.append(_not_founded(settings))
    return found, server.is_founded


def _version(server: "Server") -> Finding:
    words = f"PostgreSQL {server.version}"
    if server.major < TRIED:
        return Finding(Severity.WARNING, f"{words} was never tried with Romleuk: {TRIED} was")
    return Finding(Severity.OK, words)


def _faults(server: "Server") -> Iterable[Finding]:
    if server.encoding != "UTF8":
        words = f"the database is in {server.encoding}, which has no Khmer: make one in UTF8"
        yield Finding(Severity.PROBLEM, words)
    if not server.is_durable:
        yield Finding(
            Severity.WARNING,
            "the server does not wait for its disk, so a power cut loses what was answered: set "
            "fsync, full_page_writes and synchronous_commit to on",
        )
    if not server.is_private:
        yield Finding(
            Severity.WARNING,
            "the way to the server is not encrypted: add ?sslmode=verify-full to "
            "ROMLEUK_DATABASE_URL, unless nobody else is on that network",
        )


def _not_founded(settings: Settings) -> Finding:
    path = marker(settings.database_path)
    if path.exists():
        return Finding(Severity.PROBLEM, explain(DatabaseMissing("on PostgreSQL", str(path)))[0])
    return Finding(Severity.OK, "no tables on PostgreSQL yet: `run` makes them")
