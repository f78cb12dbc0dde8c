"""Housekeeping once a day: the file is checked, old rows and silent people are deleted."""

from datetime import datetime

from bot.act import Act
from bot.areas import PERSONAL_DATA, TABLES
from bot.people.mydata.service import delete_inactive
from bot.storage import set_aside
from bot.storage.database import Database, Tx
from bot.storage.personal_data import PersonalData
from bot.storage.retention import Periods


async def housekeeping(
    database: Database,
    data: PersonalData = PERSONAL_DATA,
    *,
    now: datetime,
    periods: Periods | None = None,
) -> None:
    """Delete old rows, and people who were silent for as long as the consent text says.

    `periods`: how long each kind of data is kept; without it, the defaults. People are deleted a
    few in each transaction, so that replies can go out in between. A deletion that fails is set
    aside, and the others are done.
    """
    kept = periods or Periods()

    async def delete_old(tx: Tx) -> None:
        for number, forget in enumerate(forget for each in TABLES for forget in each.forget):
            async with set_aside.isolated(tx, "housekeeping", number, now=now):
                forget(tx, now=now, periods=kept)

    async def delete_some_people(tx: Tx) -> int:
        return await delete_inactive(Act(tx=tx, now=now), data, months=kept.inactive_months)

    await database.check()
    await database.run(delete_old)
    while await database.run(delete_some_people):
        pass
