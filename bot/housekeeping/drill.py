"""Tries whether a backup can be restored, in a folder of its own, while the bot runs."""

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from pydantic import SecretStr

from bot.housekeeping.restoring import BackupKeys, restore
from bot.housekeeping.watch import ENOUGH_BYTES
from bot.membership.audit.chain import CheckedChain, check_chain
from bot.storage.backup import BackupFailed
from bot.storage.database import Tx
from bot.storage.folder_lock import FolderBusy, hold_folder
from bot.storage.sqlite import SqliteDatabase

_PREFIX: Final = "drill-"
_COPIES: Final = 2
"""The restored copy, and as much again for its log and the migration."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drilled:
    """A backup was restored; it has this many people, cohorts and entries of the audit."""

    people: int
    cohorts: int
    entries: int


async def drill(file: Path, folder: Path, keys: BackupKeys, *, now: datetime) -> Drilled:
    """Restore a backup into a new folder inside `folder`, check it, and delete it again.

    Raises `BackupFailed` if the backup cannot be
    restored, if its audit was changed, if the disk has no room for it, or while another drill runs
    there; `NewerDatabase` if it comes from a later release. Nothing is left of the copy.
    """
    try:
        with hold_folder(folder):
            _make_room(file, folder)
            with TemporaryDirectory(prefix=_PREFIX, dir=folder) as place:
                path = Path(place) / "romleuk.db"
                await restore(file, path, keys, now=now)
                counts, chain = await _look_through(path, keys.own)
    except FolderBusy as busy:
        raise BackupFailed(f"another drill runs in {folder}") from busy
    except OSError as error:
        raise BackupFailed(f"the disk fails: {error.strerror}") from error
    if chain.broken_at is not None:
        raise BackupFailed(f"the audit in {file.name} was changed at {chain.broken_at.isoformat()}")
    people, cohorts = counts
    return Drilled(people=people, cohorts=cohorts, entries=chain.entries)


async def _look_through(path: Path, key: SecretStr | None) -> tuple[tuple[int, int], CheckedChain]:
    database = await SqliteDatabase.open(path, key)
    try:
        return await database.run(_counted), await check_chain(database)
    finally:
        await database.close()


def _make_room(file: Path, folder: Path) -> None:
    """Delete what a killed drill has left; raise `BackupFailed` if there is no room for the copy.

    The caller holds the folder, so no other drill runs in it.
    """
    for left in folder.glob(f"{_PREFIX}*"):
        shutil.rmtree(left, ignore_errors=True)
    wanted = _COPIES * file.stat().st_size + ENOUGH_BYTES
    if shutil.disk_usage(folder).free < wanted:
        raise BackupFailed(f"a drill needs {wanted / 1e6:.0f} MB of room in {folder}")


async def _counted(tx: Tx) -> tuple[int, int]:
    row = await tx.single(
        "SELECT (SELECT count(*) FROM people) AS people, (SELECT count(*) FROM cohorts) AS cohorts"
    )
    return row["people"], row["cohorts"]
