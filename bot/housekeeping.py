"""Housekeeping once a day: old rows and the people who went silent long ago are deleted."""

from datetime import datetime

from bot.act import Act
from bot.areas import PERSONAL_DATA, TABLES
from bot.people.mydata.service import delete_inactive
from bot.storage.database import Database, Tx
from bot.storage.retention import Periods


async def housekeeping(
    database: Database, *, now: datetime, periods: Periods | None = None
) -> None:
    """Delete what is too old, and people who were silent for as long as the consent text says.

    `periods`: how long what is kept; without it for as long as by default.
    People are deleted a few in each transaction, so that replies can go out in between.
    """
    kept = periods or Periods()

    async def delete_old(tx: Tx) -> None:
        for forget in (forget for each in TABLES for forget in each.forget):
            forget(tx, now=now, periods=kept)

    async def delete_some_people(tx: Tx) -> int:
        return await delete_inactive(
            Act(tx=tx, now=now), PERSONAL_DATA, months=kept.inactive_months
        )

    await database.run(delete_old)
    while await database.run(delete_some_people):
        pass
