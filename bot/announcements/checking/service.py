"""Looking at an announcement before it goes: all that its author, or another, should know."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.act import Act
from bot.announcements.approval import domain as approval
from bot.announcements.approval import storage as approvers
from bot.announcements.approval.domain import Why
from bot.announcements.audience import storage as audiences
from bot.announcements.audience.domain import Headcount, sought
from bot.announcements.audience_summary.service import Vocabulary, describe
from bot.announcements.domain import AnnouncementId, Dossier, NothingToSend
from bot.announcements.message.domain import Part, betraying
from bot.announcements.scheduling.domain import Held, held, offered
from bot.announcements.service import open_draft
from bot.catalog.course import Course, Courses
from bot.days import local_day
from bot.safety.links import domain as links
from bot.sessions import storage as sessions


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Everything that the Check screen shows.

    `held` is what it would wait for, None if it goes when it is sent. `reasons` are why
    another coordinator looks first; `others` is how many could. `later` is the first of the
    offered times at which nothing would hold it back.
    """

    dossier: Dossier
    headcount: Headcount
    topic_words: tuple[str, ...]
    domains: tuple[str, ...]
    unknown: tuple[str, ...]
    reasons: tuple[Why, ...]
    others: int
    held: Held | None
    later: datetime | None
    vocabulary: Vocabulary

    @property
    def covered(self) -> bool:
        """Whether it goes out as one neutral line with Open."""
        return bool(self.topic_words) and self.dossier.announcement.may_cover


async def review(act: Act, announcement: AnnouncementId, *, limit: int) -> Review:
    """Return all that the author checks before sending; raise `NothingToSend` without a part."""
    dossier = await open_draft(act, announcement)
    return await examined(act, dossier, limit=limit)


async def examined(act: Act, dossier: Dossier, *, limit: int) -> Review:
    """Return what is to be known of an announcement before it goes, whoever looks."""
    parts = dossier.content.all_parts
    if not parts:
        raise NothingToSend
    known = allowed_links(dossier, act.courses)
    found = dict.fromkeys(domain for part in parts for domain in links.domains(part.html))
    foreign = links.unknown(found, known)
    scope = dossier.announcement.audience.cohorts
    goes, zone = dossier.announcement.wanted_at or act.now, dossier.home.zone
    asked = sought(dossier.announcement.audience, dossier.home, now=act.now)
    others, meetings, counted = await act.tx.ask_each(
        approvers.about_others(dossier.announcement.author_id, scope),
        sessions.start_times_query(scope, since=goes - timedelta(days=1)),
        audiences.about_headcount(asked),
    )
    headcount = audiences.headcount_of(counted)
    meeting_days = {local_day(at, zone) for at in sessions.read_start_times(meetings)}
    times = offered(now=act.now, zone=zone, holidays=dossier.home.quiet_days)
    reasons = approval.weighty(
        cohorts=len(scope), people=headcount.reached, foreign_links=len(foreign), limit=limit
    )
    return Review(
        dossier=dossier,
        headcount=headcount,
        topic_words=topic_words(dossier, act.courses),
        domains=tuple(found),
        unknown=foreign,
        reasons=reasons,
        others=len(others),
        held=held(goes, zone, meeting_days),
        later=next((at for at in times if held(at, zone, meeting_days) is None), None),
        vocabulary=await describe(act, dossier.announcement.audience, dossier.cohorts),
    )


def allowed_links(dossier: Dossier, courses: Courses) -> set[str]:
    """Return the domains that the courses of an announcement know."""
    return {domain for course in _courses(dossier, courses) for domain in course.allowed_links}


def topic_words(
    dossier: Dossier, courses: Courses, parts: tuple[Part, ...] | None = None
) -> tuple[str, ...]:
    """Return the topic words that a locked screen would show of an announcement, or of `parts`."""
    shown = dossier.content.all_parts if parts is None else parts
    concerned = _courses(dossier, courses)
    every = (word for course in concerned for word in betraying(shown, course.topic_words))
    return tuple(dict.fromkeys(every))


def _courses(dossier: Dossier, courses: Courses) -> list[Course]:
    return [courses[each.course] for each in dossier.cohorts if each.course in courses]
