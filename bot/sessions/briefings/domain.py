"""Briefings: what coordinators learn about a meeting, and when.

On the evening before a series (17:30, half an hour after the leaders were asked) they learn who
comes, and 15 minutes after the end of each meeting (5 after the leaders were asked) who was there.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from bot.sessions.domain import Series, Session, instant

EVENING = time(17, 30)
AFTER_END = timedelta(minutes=15)
OVER_FOR = timedelta(hours=24)
"""The briefing after a meeting can be sent this long after its end."""


class Briefing(StrEnum):
    EVE = "eve"
    OVER = "over"


@dataclass(frozen=True, slots=True, kw_only=True)
class DueBriefing:
    """A briefing, its time, and the end of the time in which it can be sent."""

    briefing: Briefing
    due_at: datetime
    expires_at: datetime


def briefings(session: Session, series: Series) -> tuple[DueBriefing, ...]:
    """Return the briefings of a meeting in order; only the first of a series has one on its eve."""
    over = DueBriefing(
        briefing=Briefing.OVER,
        due_at=session.ends_at + AFTER_END,
        expires_at=session.ends_at + OVER_FOR,
    )
    if not series or series[0].id != session.id:
        return (over,)
    before = session.local_start.date() - timedelta(days=1)
    eve = DueBriefing(
        briefing=Briefing.EVE,
        due_at=instant(datetime.combine(before, EVENING), session.zone),
        expires_at=session.starts_at,
    )
    return (eve, over)


def next_after(all_of_them: tuple[DueBriefing, ...], *, now: datetime) -> DueBriefing | None:
    """Return the first of them that is not due yet."""
    return next((each for each in all_of_them if each.due_at > now), None)


def dedup(session: Session, briefing: Briefing) -> str:
    """Return the key that makes a briefing happen once per coordinator; the id follows it."""
    return f"briefing:{session.id}:{session.revision}:{briefing}:"
