"""Forecasts when each person of an audience gets an announcement."""

from datetime import datetime

from bot.act import Act
from bot.announcements.audience import storage as audience_storage
from bot.announcements.audience.domain import AudienceQuery
from bot.announcements.domain import AnnouncementDetails
from bot.announcements.sending.domain import Delay, morning_of
from bot.announcements.timing.domain import CORRECTING
from bot.days import at_minute, local_day
from bot.outbox.domain import Recipient
from bot.outbox.forecast.domain import Timing, forecast_message, timing_of
from bot.outbox.forecast.storage import addressees
from bot.outbox.gate.domain import ANNOUNCEMENT
from bot.sessions.reminders.storage import MEETINGS
from bot.sessions.timing.service import MOST_PEOPLE


async def load_timing(
    act: Act, details: AnnouncementDetails, asked: AudienceQuery, *, delay: Delay | None
) -> Timing | None:
    """Return when people get an announcement, or None if there are too many people.

    `delay` is what it waits for already: the forecast begins when that ends.
    """
    people = await audience_storage.reached(act.tx, asked, limit=MOST_PEOPLE + 1)
    if len(people) > MOST_PEOPLE:
        return None
    one = details.announcement
    goes = (one.wanted_at or act.now) if delay is None else delay.until
    policy = ANNOUNCEMENT if one.corrects is None else CORRECTING
    day = local_day(goes, details.home.zone)
    since = max(act.now, at_minute(day, 0, details.home.zone))
    found = await addressees(act.tx, MEETINGS, people, since=since, now=act.now)

    def due(to: Recipient) -> datetime:
        if not one.mornings:
            return goes
        return max(act.now, morning_of(day, to.zone, to.quiet_until))

    return timing_of(
        forecast_message(each.recipient, policy, at=due(each.recipient), queued=each.queued)
        for each in found
    )
