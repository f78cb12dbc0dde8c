"""Choosing people by a meeting: what they answered, and whether they were there."""

from dataclasses import dataclass
from datetime import datetime

from bot.act import Act
from bot.announcements.audience import storage as audiences
from bot.announcements.audience.domain import (
    ANSWERS,
    ATTENDANCES,
    Audience,
    By,
    Headcount,
    session_pick,
    sought,
)
from bot.announcements.audience.service import PAGE, choose_audience, open_choice
from bot.announcements.domain import AnnouncementId, Dossier
from bot.refusals import StaleButton
from bot.sessions import storage as sessions
from bot.sessions.domain import Session, SessionId


@dataclass(frozen=True, slots=True, kw_only=True)
class Meetings:
    """A page of the meetings of a draft's cohorts, the newest first."""

    announcement: AnnouncementId
    sessions: tuple[Session, ...]
    headcount: Headcount
    page: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingTicks:
    """What may be ticked of one meeting: (rule, word, whether it is ticked) each."""

    announcement: AnnouncementId
    session: Session
    words: tuple[tuple[By, str, bool], ...]
    headcount: Headcount


async def list_meetings(act: Act, announcement: AnnouncementId, page: int) -> Meetings:
    """Return a page of the meetings that take place or took place."""
    dossier = await open_choice(act, announcement)
    found: list[Session] = []
    for cohort in dossier.announcement.audience.cohorts:
        found += [each for each in await sessions.all_of(act.tx, cohort) if not each.cancelled]
    found.sort(key=lambda each: (each.starts_at, each.id), reverse=True)
    return Meetings(
        announcement=announcement,
        sessions=tuple(found[page * PAGE : (page + 1) * PAGE]),
        headcount=await _headcount(act, dossier),
        page=page,
        pages=max(1, -(-len(found) // PAGE)),
    )


async def show_meeting(act: Act, announcement: AnnouncementId, session: SessionId) -> MeetingTicks:
    """Return what may be ticked of a meeting; raise `StaleButton` for one of another cohort."""
    draft = await open_choice(act, announcement)
    return await _ticks(act, draft, await sessions.by_id(act.tx, session))


async def tick_meeting(
    act: Act, announcement: AnnouncementId, session: SessionId, word: str
) -> MeetingTicks:
    """Put or take one tick of a meeting; raise `StaleButton` as `show_meeting`."""
    found = await sessions.by_id(act.tx, session)
    draft = await choose_audience(
        act, announcement, lambda draft: _toggled(draft, found, word, now=act.now)
    )
    return await _ticks(act, draft, found)


def _toggled(draft: Dossier, found: Session | None, word: str, *, now: datetime) -> Audience:
    session = _required(draft, found)
    by = next((by for by, each in _words(session, now=now) if each == word), None)
    if by is None:
        raise StaleButton
    return draft.announcement.audience.toggled(by, session_pick(session.id, word))


def _required(draft: Dossier, found: Session | None) -> Session:
    if found is None or found.cohort_id not in draft.announcement.audience.cohorts:
        raise StaleButton
    return found


async def _ticks(act: Act, dossier: Dossier, found: Session | None) -> MeetingTicks:
    session = _required(dossier, found)
    audience = dossier.announcement.audience
    words = tuple(
        (by, word, session_pick(session.id, word) in audience.picked(by))
        for by, word in _words(session, now=act.now)
    )
    return MeetingTicks(
        announcement=dossier.announcement.id,
        session=session,
        words=words,
        headcount=await _headcount(act, dossier),
    )


def _words(session: Session, *, now: datetime) -> list[tuple[By, str]]:
    """Who was there is asked only of a meeting that has begun."""
    words = [(By.ANSWER, word) for word in ANSWERS]
    if session.starts_at <= now:
        words += [(By.ATTENDANCE, word) for word in ATTENDANCES]
    return words


async def _headcount(act: Act, dossier: Dossier) -> Headcount:
    audience = dossier.announcement.audience
    return await audiences.headcount(act.tx, sought(audience, dossier.home, now=act.now))
