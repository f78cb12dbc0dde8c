"""Rows that the bot cannot use are set aside, so that all others go on.

A value that no code can read may come from a manual repair, a damaged page or a bug. Such a row is
noted with its place, its id, the class of the error and the instant, without its content. A query
that plans from a table leaves its noted rows out (`left_out`) until the next start.
"""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from bot.storage.database import Tx
from bot.storage.dialect import from_ms
from bot.storage.failures import DatabaseUnavailable
from bot.storage.personal_data import Tables
from bot.storage.retention import Forget

log = logging.getLogger(__name__)
T = TypeVar("T")
R = TypeVar("R")

RETENTION = timedelta(days=30)
NOT_THE_ROW = (DatabaseUnavailable, MemoryError)
"""Errors that are not caused by a row: trying later helps."""

_NOTE = """
INSERT INTO set_aside (place, row_id, error, set_aside_at) VALUES (:place, :row, :error, :now)
ON CONFLICT (place, row_id) DO NOTHING RETURNING row_id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A row that was set aside: the table or source, its id, the class of the error, and when."""

    place: str
    row: int
    error: str
    at: datetime


async def set_aside_rows(tx: Tx) -> list[SetAside]:
    """Return all rows that are set aside, the latest first."""
    rows = await tx.ask(
        "SELECT place, row_id, error, set_aside_at FROM set_aside"
        " ORDER BY set_aside_at DESC, place, row_id"
    )
    return [
        SetAside(
            place=row["place"],
            row=row["row_id"],
            error=row["error"],
            at=from_ms(row["set_aside_at"]),
        )
        for row in rows
    ]


async def note(tx: Tx, place: str, row: int, error: Exception, *, now: datetime) -> None:
    """Set a row aside and log it; one that is set aside already is not logged again."""
    kind = type(error).__name__
    if await tx.found(_NOTE, place=place, row=row, error=kind, now=now):
        log.error("row.set_aside", exc_info=error, extra={"what": place, "row": row, "error": kind})


def left_out(place: str, column: str) -> str:
    """Return the SQL condition that leaves out the rows of a place whose id is in `column`."""
    return (
        f"NOT EXISTS (SELECT 1 FROM set_aside x"  # noqa: S608 - our own words
        f" WHERE x.place = '{place}' AND x.row_id = {column})"
    )


@asynccontextmanager
async def isolated(tx: Tx, place: str, row: int, *, now: datetime) -> AsyncIterator[None]:
    """If the block raises, roll back what was done with a row and set it aside.

    Raises `DatabaseUnavailable` and `MemoryError`, which have nothing to do with the row.
    """
    await tx.flush()  # a failure of earlier writes is not this row's
    try:
        async with tx.savepoint():
            yield
            await tx.flush()
    except NOT_THE_ROW:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a broken row provokes
        await note(tx, place, row, error, now=now)


async def readable(
    tx: Tx,
    place: str,
    rows: Iterable[R],
    read: Callable[[R], T],
    *,
    now: datetime,
    number: Callable[[R], int] = lambda row: row["id"],  # type: ignore[index]  # a row by default
) -> list[T]:
    """Return what `read` makes of each row; set aside those for which it raises."""
    found = []
    for row in rows:
        try:
            found.append(read(row))
        except NOT_THE_ROW:
            raise
        except Exception as error:  # noqa: BLE001 - whatever a broken row provokes
            await note(tx, place, number(row), error, now=now)
    return found


async def all_or_each(
    tx: Tx,
    place: str,
    rows: Sequence[R],
    work: Callable[[Sequence[R]], Awaitable[Any]],
    *,
    now: datetime,
    number: Callable[[R], int],
) -> None:
    """Work on all rows at once; if that raises, on each alone, and set aside those that fail."""
    if not rows:
        return
    await tx.flush()
    try:
        async with tx.savepoint():
            await work(rows)
            await tx.flush()
    except NOT_THE_ROW:
        raise
    except Exception as error:  # noqa: BLE001 - the row is found below
        log.warning("rows.one_by_one", extra={"what": place, "error": type(error).__name__})
        for row in rows:
            async with isolated(tx, place, number(row), now=now):
                await work([row])


def release(tx: Tx, *, keep: Iterable[str]) -> None:
    """Allow another try for everything that was set aside, except for the places of `keep`."""
    tx.do("DELETE FROM set_aside WHERE place NOT IN :keep", keep=list(keep))


def forget_old(tx: Tx, *, now: datetime) -> None:
    """Delete old notes about rows that were set aside."""
    tx.do("DELETE FROM set_aside WHERE set_aside_at < :before", before=now - RETENTION)


TABLES = Tables(impersonal=("set_aside",), forget=(Forget(forget_old),))
