"""The author chooses when an announcement goes."""

from dataclasses import replace
from datetime import datetime

from bot.act import Act
from bot.announcements.audience import storage as audience_storage
from bot.announcements.audience.domain import audience_query
from bot.announcements.domain import Announcement, AnnouncementDetails, AnnouncementId
from bot.announcements.scheduling.domain import (
    QUIET_UNTIL,
    first_morning,
    next_morning,
    read_time,
    require_ahead,
)
from bot.announcements.service import choose
from bot.days import at_minute, local_day
from bot.refusals import StaleButton
from bot.storage.dialect import from_ms, to_ms


async def first_due(
    act: Act, details: AnnouncementDetails, wanted_at: datetime | None
) -> datetime | None:
    """Return the chosen time, or the first morning among its recipients.

    It goes earlier to people whose morning is earlier than in the cohort's city.
    """
    one = details.announcement
    if wanted_at is None or not one.mornings:
        return wanted_at
    calendars = await audience_storage.calendars(
        act.tx, audience_query(one.audience, details.home, now=act.now)
    )
    return first_morning(local_day(wanted_at, details.home.zone), calendars)


async def choose_time(act: Act, announcement: AnnouncementId, at: datetime | None) -> None:
    """Let a draft go at an instant, or as soon as it is sent; raise `TimeIsOver`, `TooFarOff`."""
    await choose(act, announcement, lambda draft: _timed(draft, at, now=act.now))


async def choose_shown_time(
    act: Act, announcement: AnnouncementId, at: datetime, *, revision: int
) -> int:
    """Let the draft that the author saw go at an instant, and return its new revision.

    Raises `StaleButton` if the draft changed since, and as `choose_time`.
    """

    def change(draft: AnnouncementDetails) -> Announcement:
        if draft.announcement.revision != revision:
            raise StaleButton
        return _timed(draft, at, now=act.now)

    return (await choose(act, announcement, change)).announcement.revision


async def choose_mornings(act: Act, announcement: AnnouncementId) -> None:
    """Let a draft go in each person's morning of the next day that is no holiday."""

    def change(draft: AnnouncementDetails) -> Announcement:
        home = draft.home
        day = next_morning(now=act.now, zone=home.zone, holidays=home.quiet_days)
        at = at_minute(day, QUIET_UNTIL, home.zone)
        return replace(draft.announcement, wanted_at=at, mornings=True)

    await choose(act, announcement, change)


async def write_time(act: Act, announcement: AnnouncementId, written: str) -> None:
    """Let a draft go at a time that was typed; raise `NoTime`, `TimeIsOver`, `TooFarOff`."""

    def change(draft: AnnouncementDetails) -> Announcement:
        at = read_time(written, now=act.now, zone=draft.home.zone)
        return replace(draft.announcement, wanted_at=at, mornings=False)

    await choose(act, announcement, change)


def _timed(draft: AnnouncementDetails, at: datetime | None, *, now: datetime) -> Announcement:
    wanted = None if at is None else require_ahead(at, now=now)
    return replace(draft.announcement, wanted_at=wanted, mornings=False)


MINUTE_MS = 60_000
_LAST_MINUTE = 4_000_000_000_000 // MINUTE_MS  # the year 2096


def minute_of(at: datetime) -> int:
    """Return an instant in the form of buttons, in minutes since 1970."""
    return to_ms(at) // MINUTE_MS


def instant_of(minute: int) -> datetime | None:
    """Return the instant of a button; None for 0, which is now, and for forged numbers."""
    return from_ms(minute * MINUTE_MS) if 0 < minute < _LAST_MINUTE else None
