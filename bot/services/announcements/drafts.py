"""Writing an announcement: begun, heard part by part, looked at, put away."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.announcements import approval, links
from bot.domain.announcements.announcement import (
    ON_ITS_WAY,
    AlreadyOnItsWay,
    AnnouncementId,
    NothingToSend,
    State,
)
from bot.domain.announcements.approval import Why
from bot.domain.announcements.audience import Audience, Headcount
from bot.domain.announcements.cover import betraying
from bot.domain.announcements.letter import Part, too_long_by, written_in
from bot.domain.announcements.schedule import Held, held
from bot.domain.delivery.gate import local_day
from bot.domain.learning.course import Course
from bot.domain.people.person import Cohort, CohortId, Person
from bot.domain.people.roles import coordinates, require_coordinator
from bot.domain.refusals import ForeignButton, NotJoined, StaleButton
from bot.storage import announcements, audiences, cohorts, sessions
from bot.storage.announcements import Dossier
from bot.storage.database import Tx
from bot.storage.visitors import Visitor

Courses = Mapping[str, Course]
SCRIPTS = {"en": ("A", "z"), "km": ("\u1780", "\u17ff")}
"""Language -> first and last letter of its script; what is not here is not guessed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A part was taken into the draft."""

    announcement: AnnouncementId
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TooLong:
    """Telegram would not take it with the lines that are added: so many characters too many."""

    by: int
    limit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Everything that the Check screen shows.

    `held` is what it would wait for, None if it goes when it is sent. `reasons` are why
    another coordinator looks first; `others` is how many could.
    """

    dossier: Dossier
    headcount: Headcount
    topic_words: tuple[str, ...]
    domains: tuple[str, ...]
    unknown: tuple[str, ...]
    reasons: tuple[Why, ...]
    others: int
    held: Held | None

    @property
    def covered(self) -> bool:
        """Whether it goes out as one neutral line with Open."""
        return bool(self.topic_words) and self.dossier.announcement.may_cover


def author(visitor: Visitor) -> Person:
    """Return who is acting; raise `NotJoined` for a stranger."""
    if visitor.person is None:
        raise NotJoined
    return visitor.person


async def places(tx: Tx, visitor: Visitor) -> list[Cohort]:
    """Return the open cohorts for which somebody may announce, the newest first."""
    open_ones = await cohorts.open_ones(tx)
    return [each for each in open_ones if coordinates(visitor.grants, each.id)]


async def hear(
    tx: Tx,
    visitor: Visitor,
    cohort: CohortId,
    part: Part,
    *,
    draft: AnnouncementId | None,
    language: str | None,
    anew: bool,
    added: int,
    now: datetime,
) -> Kept | TooLong:
    """Take one message into a draft, beginning it if there is none.

    `language` is None for the first message: its letters tell. `anew` replaces what was written
    in that language. `added` is the length of the lines that are put around it.
    """
    require_coordinator(visitor.grants, cohort)
    excess = too_long_by(part, added=added)
    if excess:
        return TooLong(by=excess, limit=part.limit - added)
    writer = author(visitor)
    spoken = language or written_in([part], default=writer.language, scripts=SCRIPTS)
    if draft is None:
        audience = Audience(cohorts=(cohort,))
        draft = await announcements.add(
            tx, author=writer.id, cohort=cohort, audience=audience, language=spoken, now=now
        )
    else:
        await open_draft(tx, draft, visitor)
    if anew:
        announcements.clear_parts(tx, draft, spoken)
    announcements.add_part(tx, draft, spoken, part)
    return Kept(announcement=draft, language=spoken)


async def own(tx: Tx, announcement: AnnouncementId, visitor: Visitor) -> Dossier:
    """Return somebody's own announcement, if they may still announce to all its cohorts.

    Raises `StaleButton` if there is none, `ForeignButton` if it is another's, `NotAllowed`.
    """
    dossier = await announcements.load(tx, announcement)
    if dossier is None:
        raise StaleButton
    if dossier.announcement.author_id != author(visitor).id:
        raise ForeignButton
    for cohort in dossier.announcement.audience.cohorts:
        require_coordinator(visitor.grants, cohort)
    return dossier


async def open_draft(tx: Tx, announcement: AnnouncementId, visitor: Visitor) -> Dossier:
    """Return somebody's own announcement that may still be changed.

    Raises `AlreadyOnItsWay` if it was sent, `StaleButton` if it was put away, and as `own`.
    """
    dossier = await own(tx, announcement, visitor)
    if dossier.announcement.state in ON_ITS_WAY:
        raise AlreadyOnItsWay
    if dossier.announcement.state is not State.DRAFT:
        raise StaleButton
    return dossier


async def review(
    tx: Tx,
    announcement: AnnouncementId,
    visitor: Visitor,
    courses: Courses,
    *,
    limit: int,
    now: datetime,
) -> Review:
    """Return all that the author checks before sending; raise `NothingToSend` without a part."""
    dossier = await open_draft(tx, announcement, visitor)
    return await examined(tx, dossier, courses, limit=limit, now=now)


async def examined(
    tx: Tx, dossier: Dossier, courses: Courses, *, limit: int, now: datetime
) -> Review:
    """Return what is to be known of an announcement before it goes, whoever looks."""
    parts = dossier.content.all_parts
    if not parts:
        raise NothingToSend
    concerned = [courses[each.course] for each in dossier.cohorts if each.course in courses]
    found = dict.fromkeys(domain for part in parts for domain in links.domains(part.html))
    known = {domain for course in concerned for domain in course.allowed_links}
    foreign = links.unknown(found, known)
    headcount = await audiences.headcount(tx, dossier.announcement.audience)
    scope = dossier.announcement.audience.cohorts
    goes, zone = dossier.announcement.wanted_at or now, dossier.home.zone
    others, meetings = await tx.ask_each(
        announcements.about_others(dossier.announcement.author_id, scope),
        sessions.about_starts(scope, since=goes - timedelta(days=1)),
    )
    meeting_days = {local_day(at, zone) for at in sessions.starts_of(meetings)}
    reasons = approval.weighty(
        cohorts=len(scope), people=headcount.reached, foreign_links=len(foreign), limit=limit
    )
    return Review(
        dossier=dossier,
        headcount=headcount,
        topic_words=_topic_words(parts, concerned),
        domains=tuple(found),
        unknown=foreign,
        reasons=reasons,
        others=len(others),
        held=held(goes, zone, meeting_days),
    )


def _topic_words(parts: tuple[Part, ...], concerned: list[Course]) -> tuple[str, ...]:
    every = (word for course in concerned for word in betraying(parts, course.topic_words))
    return tuple(dict.fromkeys(every))


async def choose_cover(
    tx: Tx, announcement: AnnouncementId, visitor: Visitor, *, may_cover: bool
) -> None:
    """Let topic words be covered, or not."""
    await open_draft(tx, announcement, visitor)
    announcements.set_cover(tx, announcement, may_cover=may_cover)


async def put_away(tx: Tx, announcement: AnnouncementId, visitor: Visitor) -> CohortId:
    """Drop a draft, or what waits for another coordinator, and say whose desk it was on."""
    dossier = await own(tx, announcement, visitor)
    if not await announcements.move(tx, announcement, State.DROPPED):
        raise AlreadyOnItsWay if dossier.announcement.state in ON_ITS_WAY else StaleButton
    return dossier.announcement.cohort_id
