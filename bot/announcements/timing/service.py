"""Foretell when each person of an audience gets an announcement."""

from collections.abc import Sequence
from datetime import datetime

from bot.act import Act
from bot.announcements.audience import storage as audience_storage
from bot.announcements.audience.domain import AudienceQuery
from bot.announcements.domain import AnnouncementDetails
from bot.announcements.sending.domain import Delay, morning_of
from bot.announcements.timing.domain import CORRECTING, Timing, timing_of
from bot.days import at_minute, local_day
from bot.membership.domain import PersonId
from bot.outbox.domain import Recipient
from bot.outbox.forecast.domain import Forecast, forecast
from bot.outbox.forecast.storage import addressees
from bot.outbox.gate.domain import ANNOUNCEMENT, DeliveryPolicy
from bot.sessions.reminders.storage import MEETINGS

MOST_PEOPLE = 200
"""For more people it is not told, so that the Check screen comes at once."""


async def load_timing(
    act: Act, details: AnnouncementDetails, asked: AudienceQuery, *, delay: Delay | None
) -> Timing | None:
    """Return when its people get an announcement, or None if they are too many to tell.

    `delay` is what it waits for already: it is told from the end of that.
    """
    people = await audience_storage.reached(act.tx, asked, limit=MOST_PEOPLE + 1)
    if len(people) > MOST_PEOPLE:
        return None
    one = details.announcement
    goes = one.wanted_at or act.now
    if delay is not None:
        goes = delay.until
    policy = ANNOUNCEMENT if one.corrects is None else CORRECTING
    day = local_day(goes, details.home.zone)
    since = max(act.now, at_minute(day, 0, details.home.zone))
    found = await addressees(act.tx, MEETINGS, people, since=since, now=act.now)

    def due(to: Recipient) -> datetime:
        if not one.mornings:
            return goes
        return max(act.now, morning_of(day, to.zone, to.quiet_until))

    return timing_of(
        forecast(each.recipient, policy, at=due(each.recipient), queued=each.queued)
        for each in found
    )


async def timing_now(act: Act, people: Sequence[PersonId], policy: DeliveryPolicy) -> Timing | None:
    """Return when people get a message that is sent now; None if they are too many to tell."""
    if len(people) > MOST_PEOPLE:
        return None
    found = await addressees(act.tx, MEETINGS, people, since=act.now, now=act.now)
    return timing_of(
        forecast(each.recipient, policy, at=act.now, queued=each.queued) for each in found
    )


async def foretell(act: Act, person: PersonId, policy: DeliveryPolicy) -> Forecast | None:
    """Return when somebody gets a message that is sent now; None if they have no chat."""
    found = await addressees(act.tx, MEETINGS, [person], since=act.now, now=act.now)
    if not found:
        return None
    return forecast(found[0].recipient, policy, at=act.now, queued=found[0].queued)
