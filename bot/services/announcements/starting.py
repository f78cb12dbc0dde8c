"""When an announcement first reaches anybody."""

from datetime import datetime

from bot.domain.announcements.audience import sought
from bot.domain.announcements.schedule import first_morning
from bot.domain.days import local_day
from bot.storage import audiences
from bot.storage.announcements import Dossier
from bot.storage.database import Tx


async def first_due(
    tx: Tx, dossier: Dossier, wanted_at: datetime | None, *, now: datetime
) -> datetime | None:
    """Return the chosen time, or the first of the mornings of those whom it is for.

    Where it is morning sooner than in the cohort's city it goes sooner.
    """
    one = dossier.announcement
    if wanted_at is None or not one.mornings:
        return wanted_at
    calendars = await audiences.calendars(tx, sought(one.audience, dossier.home, now=now))
    return first_morning(local_day(wanted_at, dossier.home.zone), calendars)
