"""What is checked before an announcement is sent, and the approval of another coordinator."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.act import Act
from bot.announcements import storage as announcements
from bot.announcements.audience import storage as audience_storage
from bot.announcements.audience.domain import Headcount, audience_query
from bot.announcements.audience.service import AudienceNames, load_names
from bot.announcements.checking import storage
from bot.announcements.checking.domain import (
    ApprovalReason,
    RefusalReason,
    approval_reasons,
    start_time,
)
from bot.announcements.domain import AnnouncementDetails, AnnouncementId, NothingToSend, State
from bot.announcements.message.domain import Part, revealing_words
from bot.announcements.results.service import enqueue_card
from bot.announcements.sending.domain import Delay, delay_of, first_morning, offered_times
from bot.announcements.service import load_draft, note
from bot.announcements.timing.service import load_timing
from bot.catalog.course import Course, Courses
from bot.catalog.templates import BLANK
from bot.days import local_day
from bot.membership.staff.domain import coordinates
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.forecast.domain import Timing
from bot.outbox.storage import NewMessage
from bot.refusals import ForeignButton, NotAllowed, StaleButton
from bot.safety.links import domain as links
from bot.sessions import storage as sessions

ASKED_FOR = timedelta(days=2)
"""How long the question to another coordinator may wait before it is sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Everything that the Check screen shows.

    `delay` is what it would wait for; None if it goes at once. `reasons` say why another
    coordinator must approve; `others` counts those who could. `later` is the first of the
    offered times at which nothing would delay it. `timing` says who gets it when; None if they are
    too many to tell.
    """

    details: AnnouncementDetails
    headcount: Headcount
    topic_words: tuple[str, ...]
    domains: tuple[str, ...]
    unknown: tuple[str, ...]
    reasons: tuple[ApprovalReason, ...]
    others: int
    delay: Delay | None
    later: datetime | None
    timing: Timing | None
    audience_names: AudienceNames

    @property
    def covered(self) -> bool:
        """Whether it goes out as one neutral line with Open."""
        return bool(self.topic_words) and self.details.announcement.may_cover

    @property
    def blanks(self) -> tuple[str, ...]:
        """The languages in which something is still to be filled in."""
        return blank_languages(self.details)

    @property
    def held_back(self) -> bool:
        """Whether something holds it back from somebody, so that it may be sent as urgent."""
        waits = self.timing is not None and bool(self.timing.later)
        return self.delay is not None or (waits and self.details.announcement.wanted_at is None)


def blank_languages(details: AnnouncementDetails) -> tuple[str, ...]:
    """Return the languages in which a text of a template is still to be filled in."""
    return tuple(
        language
        for language, parts in details.content.parts
        if any(BLANK in each.plain for each in parts)
    )


async def load_review(act: Act, announcement: AnnouncementId, *, limit: int) -> Review:
    """Return all that the author checks before sending; raise `NothingToSend` without a part."""
    details = await load_draft(act, announcement)
    return await review_of(act, details, limit=limit)


async def review_of(act: Act, details: AnnouncementDetails, *, limit: int) -> Review:
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
        storage.about_others(details.announcement.author_id, scope),
        sessions.start_times_query(scope, since=goes - timedelta(days=1)),
        audience_storage.about_headcount(asked),
    )
    headcount = audience_storage.headcount_of(counted)
    meeting_days = {local_day(at, zone) for at in sessions.read_start_times(meetings)}
    times = offered_times(now=act.now, zone=zone, holidays=details.home.quiet_days)
    delay = delay_of(goes, zone, meeting_days)
    reasons = approval_reasons(
        cohorts=len(scope), people=headcount.reached, foreign_links=len(foreign), limit=limit
    )
    return Review(
        details=details,
        headcount=headcount,
        topic_words=topic_words(details, act.courses),
        domains=tuple(found),
        unknown=foreign,
        reasons=reasons,
        others=len(others),
        delay=delay,
        later=next((at for at in times if delay_of(at, zone, meeting_days) is None), None),
        timing=await load_timing(act, details, asked, delay=delay),
        audience_names=await load_names(act, details.announcement.audience, details.cohorts),
    )


def allowed_links(details: AnnouncementDetails, courses: Courses) -> set[str]:
    """Return the domains that the courses of an announcement know."""
    return {domain for course in _courses(details, courses) for domain in course.allowed_links}


def topic_words(
    details: AnnouncementDetails, courses: Courses, parts: tuple[Part, ...] | None = None
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


async def ask_others(act: Act, details: AnnouncementDetails) -> None:
    """Ask all coordinators who may approve it."""
    one = details.announcement
    asked = await storage.others(act.tx, one.author_id, one.audience.cohorts)
    messages = [
        NewMessage(
            chat_id=chat,
            lane=Lane.URGENT,
            kind="announcement.approval",
            due_at=act.now,
            expires_at=act.now + ASKED_FOR,
            about={"announcement": one.id, "revision": one.revision + 1},
            dedup=f"approval:{one.id}:{one.revision}:{person}",
        )
        for person, chat, _ in asked
    ]
    outbox.enqueue(act.tx, messages, now=act.now)


async def load_request(act: Act, announcement: AnnouncementId, *, limit: int) -> Review:
    """Return what waits for approval; raise `StaleButton` if it does not wait any more."""
    details = await _load_waiting(act, announcement)
    return await review_of(act, details, limit=limit)


async def require_request(act: Act, announcement: AnnouncementId) -> None:
    """Raise the same refusals as `load_request`."""
    await _load_waiting(act, announcement)


async def allow(
    act: Act, announcement: AnnouncementId, *, revision: int, undo: timedelta
) -> AnnouncementDetails:
    """Approve it as it was shown; its author has the usual time to undo.

    Raises as `load_request`, and `StaleButton` if it was taken back and sent again since.
    """
    details = await _load_waiting(act, announcement)
    due = await first_due(act, details, details.announcement.wanted_at)
    start = start_time(due, wait=undo, now=act.now)
    if not await storage.allow(
        act.tx, announcement, revision=revision, by=act.person.id, start_at=start
    ):
        raise StaleButton
    await note(act, "allow", announcement)
    await enqueue_card(act, details, fingerprint="told")
    return details


async def refuse(act: Act, announcement: AnnouncementId, *, revision: int) -> AnnouncementDetails:
    """Give it back to its author. Raises as `allow`."""
    details = await _load_waiting(act, announcement)
    await _refuse(act, details, revision)
    await enqueue_card(act, details, fingerprint="told")
    return details


async def tell_why(
    act: Act, announcement: AnnouncementId, why: RefusalReason, *, revision: int
) -> AnnouncementDetails:
    """Tell its author what to change; what still waits is refused by that.

    Raises as `allow`, and `StaleButton` if its author has sent it again.
    """
    details = await announcements.load(act.tx, announcement)
    if details is None or not _was_refused_by(act, details):
        details = await _load_waiting(act, announcement)
        await _refuse(act, details, revision)
    await enqueue_card(act, details, fingerprint="told", refused=why)
    return details


async def _refuse(act: Act, details: AnnouncementDetails, revision: int) -> None:
    one, by = details.announcement.id, act.person.id
    if not await storage.refuse(act.tx, one, revision=revision, by=by):
        raise StaleButton
    await note(act, "refuse", one)


def _was_refused_by(act: Act, details: AnnouncementDetails) -> bool:
    one = details.announcement
    may = any(coordinates(act.visitor.grants, cohort) for cohort in one.audience.cohorts)
    return may and one.state is State.DRAFT and one.refused_by == act.person.id


async def _load_waiting(act: Act, announcement: AnnouncementId) -> AnnouncementDetails:
    details = await announcements.load(act.tx, announcement)
    if details is None or details.announcement.state is not State.APPROVAL:
        raise StaleButton
    one = details.announcement
    if one.author_id == act.person.id:
        raise ForeignButton
    if not any(coordinates(act.visitor.grants, cohort) for cohort in one.audience.cohorts):
        raise NotAllowed
    return details
