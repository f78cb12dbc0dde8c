"""A database as an earlier commit of the bot left it, made by the migrations that it had."""

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.storage.dialect import ddl, to_ms
from bot.storage.migration import all_migrations
from tests.golden.old import HERE, THEN, restored

E0DE9B9A = 33
"""The newest migration of the commit e0de9b9a, which was the last one without copies before
upgrades. Its migrations are those of today up to this number: `migrations.sha256` holds them."""


def left_by(newest: int, path: Path) -> Path:
    """Make the golden database as a release with the migrations up to `newest` left it."""
    with closing(sqlite3.connect(restored(path))) as connection:
        done = {version for (version,) in connection.execute("SELECT version FROM schema_versions")}
        for each in all_migrations():
            if each.version in done or each.version > newest:
                continue
            for statement in ddl(each.script, "sqlite"):
                connection.execute(statement)
            connection.execute(
                "INSERT INTO schema_versions (version, name, applied_at) VALUES (?, ?, ?)",
                (each.version, each.name, to_ms(THEN)),
            )
        connection.commit()
        for rows in sorted(HERE.glob("rows-*.sql")):
            if int(rows.stem.removeprefix("rows-")) <= newest:
                connection.executescript(rows.read_text(encoding="utf-8"))
    path.chmod(0o600)
    return path


def versions(path: Path) -> list[int]:
    """The migrations that a file has."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT version FROM schema_versions ORDER BY version")
        return [version for (version,) in found]


def words_of(path: Path) -> list[str]:
    """Everything in a file, as statements of SQL."""
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())
