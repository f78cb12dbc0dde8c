"""Housekeeping once a day: old rows and the people who went silent long ago are deleted."""

from datetime import datetime

from bot.act import Act
from bot.areas import PERSONAL_DATA, TABLES
from bot.people.mydata.service import delete_inactive
from bot.storage.database import Database, Tx
from bot.storage.personal_data import PersonalData


async def housekeeping(
    database: Database, data: PersonalData = PERSONAL_DATA, *, now: datetime
) -> None:
    """Delete what is too old, and people who were silent for as long as the consent text says.

    People are deleted a few in each transaction, so that replies can go out in between.
    """

    async def delete_old(tx: Tx) -> None:
        for forget in (forget for each in TABLES for forget in each.forget):
            forget(tx, now=now)

    async def delete_some_people(tx: Tx) -> int:
        return await delete_inactive(Act(tx=tx, now=now), data)

    await database.run(delete_old)
    while await database.run(delete_some_people):
        pass
