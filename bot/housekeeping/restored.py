"""Finds out at each start whether the database is the last one that ran here, or an old copy.

Each start, each hour and each backup gives the database another epoch, and the file beside it says
which epoch may follow. A copy has an earlier one. On PostgreSQL the file also says which
transaction wrote the epoch: a dump is restored by another transaction, so a copy is recognized even
if it was made in the same hour. Then the bot answers, but sends nothing unasked until an
administrator has decided (`bot/outbox/holding`). People who were erased since are erased again in
any case.

The epoch and its file lie in one folder. If a copy of the whole folder is put back, they fit. Then
another file beside the database is not the one that it knows (`bot/housekeeping/folder_doubt`).
"""

import logging
import secrets
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import partial

from bot.act import Act
from bot.announcements.storage import under_way
from bot.areas import PERSONAL_DATA
from bot.housekeeping.folder_doubt import service as folder_doubt
from bot.housekeeping.restore_test import note_tested
from bot.outbox.holding import service as holding
from bot.people.mydata import storage as erasures
from bot.people.mydata.service import delete_again
from bot.people.service import note_in_audit
from bot.storage import meta
from bot.storage.beside import SidecarFiles
from bot.storage.database import Database, Tx
from bot.storage.dialect import from_ms, to_ms
from bot.storage.failures import DatabaseUnavailable, of_files
from bot.storage.personal_data import PersonalData

log = logging.getLogger(__name__)
EPOCH, PLACE = "epoch", "place"
NONE = ""
"""The epoch of a database that never had one."""
_SERVER_EPOCH = "SELECT value || ' ' || xmin::text AS value FROM meta WHERE name = :name"


async def take_up(database: Database, *, now: datetime) -> tuple[PersonalData, bool]:
    """Return the rules for personal data, and whether the database is a restored copy.

    Only the first of several workers checks: it is done before the others start. Raises
    `DatabaseUnavailable` if the files beside the database cannot be used.
    """
    if database.beside is None:
        return PERSONAL_DATA, False
    try:
        data = replace(PERSONAL_DATA, key=database.beside.key())
        copied = database.is_first and await look_at(database, data, now=now)
    except OSError as error:
        raise of_files(f"the files beside {database.beside.path}", error) from error
    except ValueError as error:
        raise DatabaseUnavailable(f"the files beside {database.beside.path}: {error}") from error
    database.after_erasing = partial(remember, database)
    return data, copied


async def look_at(database: Database, data: PersonalData, *, now: datetime) -> bool:
    """If this is a copy, erase again who was erased, and hold messages; return whether it is.

    Raises `OSError` if the files beside the database cannot be read or written.
    """
    beside = database.beside
    if beside is None:
        return False
    await erase_again(database, beside, data, now=now)
    epoch, known, copied = await _compared(database, beside)
    await move_epoch(database, beside, {epoch} if known is None else known, copied=copied, now=now)
    if database.engine == "sqlite":
        await _look_at_place(database, beside, copied=copied, now=now)
    if copied:
        log.warning("restored.holding")
    return copied


async def is_unseen_copy(database: Database) -> bool:
    """Tell whether this is a restored copy on which no bot has started; nothing is changed.

    Raises `DatabaseUnavailable` if the files beside the database cannot be read.
    """
    if database.beside is None:
        return False
    try:
        _, _, copied = await _compared(database, database.beside)
    except OSError as error:
        raise of_files(f"the files beside {database.beside.path}", error) from error
    return copied


async def _compared(
    database: Database, beside: SidecarFiles
) -> tuple[str, frozenset[str] | None, bool]:
    """Return the epoch, those that the file names, and whether the database is a copy."""
    epoch = await database.run(partial(_epoch, database.engine))
    known = beside.epochs()
    return epoch, known, epoch != NONE if known is None else not _may_follow(epoch, known)


async def _look_at_place(
    database: Database, beside: SidecarFiles, *, copied: bool, now: datetime
) -> None:
    """Begin to doubt if the folder is another one than before; of a copy that is known already."""

    async def look(tx: Tx) -> bool:
        known = await meta.read(tx, PLACE) or ""
        place = beside.same_place(known)
        meta.save(tx, PLACE, place)
        doubted = bool(known and place) and place != known and not copied
        if doubted:
            await folder_doubt.begin(tx, now=now)
        return doubted

    if await database.run(look):
        log.warning("restored.in_doubt")


async def erase_again(
    database: Database, beside: SidecarFiles, data: PersonalData, *, now: datetime
) -> None:
    """Erase the people whom the file beside the database lists as erased."""
    await save_erased(database, beside)
    buried = await database.run(erasures.tombstones)
    missing = {name: from_ms(at) for name, at in beside.erased().items() if name not in buried}
    if not missing:
        return

    async def some(tx: Tx) -> int:
        return await delete_again(Act(tx=tx, now=now), data, missing)

    many = 0
    while found := await database.run(some):
        many += found
    await database.write(partial(_bury, missing))
    log.warning("restored.erased_again", extra={"count": many})


async def save_erased(database: Database, beside: SidecarFiles) -> None:
    """Save beside the database who was erased, so that a copy cannot bring them back."""
    buried = await database.run(erasures.tombstones)
    beside.save_erased({name: to_ms(at) for name, at in buried.items()})


async def remember(database: Database) -> None:
    """Do the same after an erasure; if the disk fails, the next hour or start does it."""
    assert database.beside is not None
    try:
        await save_erased(database, database.beside)
    except OSError as error:
        log.error("erased.not_saved", extra={"error": str(error)})  # noqa: TRY400 - known


async def move_epoch(
    database: Database,
    beside: SidecarFiles,
    known: Iterable[str],
    *,
    now: datetime,
    copied: bool = False,
) -> None:
    """Give the database a new epoch, so that copies made until now can be recognized.

    Until the database has committed, the file names the old and the new epoch: after a crash in
    between, the database is not taken for a copy.
    """
    after = secrets.token_hex(8)
    beside.save_epochs({*known, after})
    beside.rename_place()
    saved = await database.run(partial(_save_epoch, database.engine, after, copied=copied, now=now))
    beside.save_epochs({saved})


async def _epoch(engine: str, tx: Tx) -> str:
    """Return the epoch; on PostgreSQL with a space and the number of its transaction."""
    if engine != "postgres":
        return await meta.read(tx, EPOCH) or NONE
    row = await tx.one(_SERVER_EPOCH, name=EPOCH)
    return NONE if row is None else str(row["value"])


def _may_follow(epoch: str, known: Iterable[str]) -> bool:
    """Tell whether the file beside a database names its epoch.

    Numbers are not compared if one side has none: the database came from the other engine, or the
    bot died before it wrote the number.
    """
    name, _, number = epoch.partition(" ")
    for each in known:
        known_name, _, known_number = each.partition(" ")
        if name == known_name and (number == known_number or not number or not known_number):
            return True
    return False


async def _save_epoch(engine: str, epoch: str, tx: Tx, *, copied: bool, now: datetime) -> str:
    """Save the epoch, and return it in the form of `_epoch`."""
    meta.save(tx, EPOCH, epoch)
    if copied:
        note_tested(tx, now=now)  # it was restored, by whatever means, and can be read
        await holding.begin(tx, owed=await under_way(tx), now=now)
        await note_in_audit(Act(tx=tx, now=now), "db.restored", "database")
    return await _epoch(engine, tx)


def _bury(erased: dict[str, datetime], tx: Tx) -> None:
    for name, at in erased.items():
        erasures.save_tombstone(tx, name, now=at)
