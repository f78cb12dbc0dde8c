"""Meetings for tables: day and time in Phnom Penh, 90 minutes."""

from datetime import UTC, datetime, timedelta

from bot.membership.domain import CohortId
from bot.sessions.domain import Room, Session, SessionId, instant

PHNOM_PENH = "Asia/Phnom_Penh"
LONG_AGO = datetime(2023, 5, 1, tzinfo=UTC)


def at(text: str, zone: str = PHNOM_PENH) -> datetime:
    """Return "29 09:00" (May 2023) or "2023-05-29 09:00" in `zone` as an instant."""
    return instant(wall_time(text), zone)


def wall_time(text: str) -> datetime:
    whole = text if text.count("-") == 2 else f"2023-05-{text}"
    return datetime.fromisoformat(whole)


def meeting(
    text: str,
    number: int = 1,
    *,
    zone: str = PHNOM_PENH,
    minutes: int = 90,
    told_at: datetime | None = None,
    cancelled: bool = False,
) -> Session:
    return Session(
        id=SessionId(number),
        cohort_id=CohortId(1),
        local_start=wall_time(text),
        zone=zone,
        starts_at=at(text, zone),
        length=timedelta(minutes=minutes),
        room=Room(link="https://zoom.us/j/1234567890"),
        picture="elephant",
        calendar_uid=f"{number}@romleuk",
        cancelled=cancelled,
        told_at=told_at,
        changed_at=LONG_AGO,
    )
