"""Foretells when each person of an audience gets an announcement."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.act import Act
from bot.announcements.audience import storage as audience_storage
from bot.announcements.audience.domain import AudienceQuery
from bot.announcements.domain import Announcement, AnnouncementDetails
from bot.announcements.sending.domain import Delay
from bot.announcements.timing.domain import CORRECTING
from bot.days import at_minute, local_day
from bot.membership.domain import PersonId
from bot.outbox.domain import Recipient
from bot.outbox.forecast.domain import SendForecast, Timing, forecast_message, timing_of
from bot.outbox.gate.domain import ANNOUNCEMENT, DeliveryPolicy
from bot.outbox.gate.storage import recipients
from bot.outbox.promises.domain import morning_of
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
    return timing_of((await foretell(act, details, people, delay=delay)).values())


async def foretell(
    act: Act,
    details: AnnouncementDetails,
    people: Sequence[PersonId],
    *,
    delay: Delay | None = None,
) -> dict[PersonId, SendForecast]:
    """Return when each of these people gets a draft that is sent now."""
    one = details.announcement
    goes = (one.wanted_at or act.now) if delay is None else delay.until
    day = local_day(goes, details.home.zone)
    since = max(act.now, at_minute(day, 0, details.home.zone))

    def due(to: Recipient) -> datetime:
        if not one.mornings:
            return goes
        return max(act.now, morning_of(day, to.zone, to.quiet_until))

    found = await recipients(act.tx, MEETINGS, people, since=since, now=act.now)
    return {
        each.person_id: forecast_message(each, _policy(one), at=due(each))
        for each in found
        if each.person_id is not None
    }


async def foretell_waiting(
    act: Act, one: Announcement, waiting: Mapping[PersonId, datetime]
) -> dict[PersonId, SendForecast]:
    """Return when people get an announcement that waits for them; `waiting`: when it is due."""
    found = await recipients(
        act.tx, MEETINGS, sorted(waiting), since=act.now, now=act.now, announcement=one.id
    )
    return {
        each.person_id: forecast_message(each, _policy(one), at=waiting[each.person_id])
        for each in found
        if each.person_id is not None
    }


def _policy(one: Announcement) -> DeliveryPolicy:
    return ANNOUNCEMENT if one.corrects is None else CORRECTING
