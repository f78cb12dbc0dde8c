"""Checks an announcement before it is sent, and whether another coordinator must approve it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.act import Act
from bot.announcements.approval import storage as approval
from bot.announcements.audience import storage as audience_storage
from bot.announcements.audience.domain import Headcount, audience_query
from bot.announcements.audience.service import AudienceNames, load_names
from bot.announcements.checking.domain import ApprovalReason, approval_reasons
from bot.announcements.domain import AnnouncementDetails, AnnouncementId, NothingToSend
from bot.announcements.message.domain import MessagePart, revealing_words
from bot.announcements.sending.domain import (
    Delay,
    delay_of,
    first_morning,
    next_times,
    offered_times,
)
from bot.announcements.service import load_draft
from bot.announcements.timing.service import load_timing
from bot.catalog.course import Course, Courses, offered_languages
from bot.catalog.templates import BLANK
from bot.days import local_day
from bot.outbox.forecast.domain import Timing
from bot.safety.links import domain as links
from bot.sessions import storage as sessions


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementCheck:
    """Everything that the Check screen shows.

    `delay` is what it would wait for; None if it goes at once. `reasons` say why another
    coordinator must approve; `others` counts those who could. `later` are offered times at which
    nothing would delay it: the first, and the first morning. `timing` says who gets it when; None
    if there are too many people.
    """

    details: AnnouncementDetails
    headcount: Headcount
    topic_words: tuple[str, ...]
    domains: tuple[str, ...]
    unknown: tuple[str, ...]
    reasons: tuple[ApprovalReason, ...]
    others: int
    delay: Delay | None
    later: tuple[datetime, ...]
    timing: Timing | None
    audience_names: AudienceNames

    @property
    def unwritten(self) -> tuple[tuple[str, int], ...]:
        """The languages that nobody has written yet, and how many people read them."""
        return tuple(self.headcount.without(self.details.content.languages))

    @property
    def covered(self) -> bool:
        """Whether it is sent as one neutral line with [Open]."""
        return bool(self.topic_words) and self.details.announcement.may_cover

    @property
    def blanks(self) -> tuple[str, ...]:
        """The languages in which something is still to be filled in."""
        return blank_languages(self.details)

    @property
    def held_back(self) -> bool:
        """Whether something delays it for somebody, so that it may be sent as urgent."""
        waits = self.timing is not None and bool(self.timing.later)
        return self.delay is not None or (waits and self.details.announcement.wanted_at is None)


def blank_languages(details: AnnouncementDetails) -> tuple[str, ...]:
    """Return the languages in which a text of a template is still to be filled in."""
    return tuple(
        language
        for language, parts in details.content.parts
        if any(BLANK in each.plain for each in parts)
    )


async def load_review(act: Act, announcement: AnnouncementId, *, limit: int) -> AnnouncementCheck:
    """Return all that the author checks before sending; raise `NothingToSend` without a part."""
    details = await load_draft(act, announcement)
    return await review_of(act, details, limit=limit)


async def review_of(act: Act, details: AnnouncementDetails, *, limit: int) -> AnnouncementCheck:
    """Return all that is checked before sending, for its author or another coordinator."""
    parts = details.content.all_parts
    if not parts:
        raise NothingToSend
    known = allowed_links(details, act.courses)
    found = dict.fromkeys(domain for part in parts for domain in links.domains(part.html))
    foreign = links.unknown(found, known)
    scope = details.announcement.audience.cohorts
    goes, zone = details.announcement.wanted_at or act.now, details.home.zone
    asked = audience_query(details.announcement.audience, details.home, now=act.now)
    others, meetings, counted = await act.tx.ask_each(
        approval.others_query(details.announcement.author_id, scope),
        sessions.start_times_query(scope, since=goes - timedelta(days=1)),
        audience_storage.headcount_query(asked),
    )
    headcount = audience_storage.headcount_from(counted)
    meeting_days = {local_day(at, zone) for at in sessions.read_start_times(meetings)}
    times = offered_times(now=act.now, zone=zone, holidays=details.home.quiet_days)
    delay = delay_of(goes, zone, meeting_days)
    reasons = approval_reasons(
        cohorts=len(scope), people=headcount.reached, foreign_links=len(foreign), limit=limit
    )
    return AnnouncementCheck(
        details=details,
        headcount=headcount,
        topic_words=revealed_topic_words(details, act.courses),
        domains=tuple(found),
        unknown=foreign,
        reasons=reasons,
        others=len(others),
        delay=delay,
        later=next_times((at for at in times if not delay_of(at, zone, meeting_days)), zone),
        timing=await load_timing(act, details, asked, delay=delay),
        audience_names=await load_names(act, details.announcement.audience, details.cohorts),
    )


def languages_of(
    found: AnnouncementCheck, courses: Courses, screens: Sequence[str]
) -> tuple[str, ...]:
    """Return the languages with `screens` of the courses, and of the people who get it."""
    own = offered_languages(_courses(found.details, courses), screens)
    read = {language for language, _ in found.unwritten}
    return tuple(each for each in screens if each in own or each in read)


def allowed_links(details: AnnouncementDetails, courses: Courses) -> set[str]:
    """Return the domains that the courses of an announcement know."""
    return {domain for course in _courses(details, courses) for domain in course.allowed_links}


def revealed_topic_words(
    details: AnnouncementDetails, courses: Courses, parts: tuple[MessagePart, ...] | None = None
) -> tuple[str, ...]:
    """Return the topic words that a locked screen would show of an announcement, or of `parts`."""
    shown = details.content.all_parts if parts is None else parts
    concerned = _courses(details, courses)
    every = (word for course in concerned for word in revealing_words(shown, course.topic_words))
    return tuple(dict.fromkeys(every))


def _courses(details: AnnouncementDetails, courses: Courses) -> list[Course]:
    return [courses[each.course] for each in details.cohorts if each.course in courses]


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
