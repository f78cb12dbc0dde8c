"""Coordinators choose an audience by rules, names and meetings."""

from dataclasses import dataclass
from datetime import datetime

from bot.act import Act
from bot.announcements.audience import storage
from bot.announcements.audience.domain import (
    ANSWERS,
    ATTENDANCES,
    ROLES,
    SILENT_DAYS,
    Audience,
    AudienceCriterion,
    AudienceQuery,
    Headcount,
    Picked,
    audience_query,
    picked_number,
    session_pick,
)
from bot.announcements.audience.service import (
    ALSO,
    NEVER,
    choose_audience,
    load_audience_draft,
    units_of,
)
from bot.announcements.domain import AnnouncementDetails, AnnouncementId
from bot.catalog.course import Courses
from bot.catalog.wording import Text
from bot.paging import Page
from bot.refusals import StaleButton, require
from bot.sessions import storage as sessions
from bot.sessions.domain import Session, SessionId

PAGE = 8
TICKABLE = (
    AudienceCriterion.ORGANIZATION,
    AudienceCriterion.LANGUAGE,
    AudienceCriterion.ROLE,
    AudienceCriterion.UNIT,
    AudienceCriterion.SILENT,
)
"""Rules whose whole list is one screen to tick; meetings have their own."""
INVERTIBLE = frozenset(
    {
        AudienceCriterion.ORGANIZATION,
        AudienceCriterion.LANGUAGE,
        AudienceCriterion.UNIT,
        AudienceCriterion.SILENT,
    }
)
"""Rules that may also leave people out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleOption:
    """One line to tick; `name` is None where the screen has the word for `value`."""

    value: str
    name: str | Text | None = None
    people: int | None = None
    ticked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionList:
    """A page of a list to tick; `way` is a criterion, or a list of names (ALSO, NEVER)."""

    announcement: AnnouncementId
    way: str
    audience: Audience
    headcount: Headcount
    page: Page[RuleOption]

    @property
    def out(self) -> bool | None:
        """Whether the rule leaves people out; None if it cannot."""
        if self.way not in INVERTIBLE:
            return None
        rule = self.audience.rule(AudienceCriterion(self.way))
        return rule is not None and rule.out


async def list_options(act: Act, announcement: AnnouncementId, by: str, page: int) -> OptionList:
    """Return a page of a list to tick; raise `StaleButton` for a list that does not exist."""
    return await _list(act, await load_audience_draft(act, announcement), by, page)


async def tick(
    act: Act, announcement: AnnouncementId, by: str, page: int, picked: str
) -> OptionList:
    """Add or remove one tick and return the page; raise `StaleButton` for what cannot be ticked.

    A forged tick of a person outside the cohorts adds nobody: the query is bound to the cohorts.
    """
    draft = await choose_audience(
        act, announcement, lambda draft: _ticked(draft, act.courses, by, picked)
    )
    return await _list(act, draft, by, page)


async def invert_rule(act: Act, announcement: AnnouncementId, by: str) -> OptionList:
    """Let a rule leave out the people whom it let in, or the reverse; raise `StaleButton`."""
    draft = await choose_audience(act, announcement, lambda draft: _inverted(draft, by))
    return await _list(act, draft, by, 0)


def _inverted(draft: AnnouncementDetails, way: str) -> Audience:
    audience = draft.announcement.audience
    if way not in INVERTIBLE or audience.rule(AudienceCriterion(way)) is None:
        raise StaleButton
    return audience.with_rule_inverted(AudienceCriterion(way))


def _ticked(draft: AnnouncementDetails, courses: Courses, way: str, picked: str) -> Audience:
    audience = draft.announcement.audience
    if way in {ALSO, NEVER}:
        person = picked_number(picked)
        return audience.with_name(person) if way == ALSO else audience.without_name(person)
    if way not in TICKABLE:
        raise StaleButton
    by = AudienceCriterion(way)
    return audience.toggled(by, _value(by, picked, draft, courses))


def _value(
    by: AudienceCriterion, picked: str, draft: AnnouncementDetails, courses: Courses
) -> Picked:
    match by:
        case AudienceCriterion.ORGANIZATION:
            return picked_number(picked)
        case AudienceCriterion.SILENT if picked.isdecimal() and int(picked) in SILENT_DAYS:
            return int(picked)
        case AudienceCriterion.ROLE if picked in ROLES:
            return picked
        case AudienceCriterion.UNIT if picked in units_of(draft.cohorts, courses):
            return picked
        case AudienceCriterion.LANGUAGE:
            return picked
        case _:
            raise StaleButton


async def _list(act: Act, draft: AnnouncementDetails, way: str, page: int) -> OptionList:
    page, audience = max(0, page), draft.announcement.audience
    everybody = audience_query(audience.everybody(), draft.home, now=act.now)
    if way in {ALSO, NEVER}:
        ticked = audience.also if way == ALSO else audience.never
        people, total = await storage.people(act.tx, everybody, page=page, size=PAGE)
        names = [RuleOption(value=str(e.id), name=e.name, ticked=e.id in ticked) for e in people]
        found = Page.loaded(names, page, total=total, size=PAGE)
    elif way in TICKABLE:
        found = Page.of(
            await _options(act, draft, AudienceCriterion(way), everybody), page, size=PAGE
        )
    else:
        raise StaleButton
    return OptionList(
        announcement=draft.announcement.id,
        way=way,
        audience=audience,
        headcount=await _headcount(act, draft),
        page=found,
    )


async def _options(
    act: Act, draft: AnnouncementDetails, by: AudienceCriterion, everybody: AudienceQuery
) -> list[RuleOption]:
    audience = draft.announcement.audience
    ticked = audience.picked(by)
    if by is AudienceCriterion.ORGANIZATION:
        found = await storage.organizations(act.tx, audience.cohorts)
        return [
            RuleOption(
                value=str(each.id), name=each.name, people=each.people, ticked=each.id in ticked
            )
            for each in found
        ]
    if by is AudienceCriterion.LANGUAGE:
        by_language = (await storage.headcount(act.tx, everybody)).by_language
        return [
            RuleOption(value=each.language, people=each.everybody, ticked=each.language in ticked)
            for each in by_language
        ]
    if by is AudienceCriterion.UNIT:
        units = units_of(draft.cohorts, act.courses)
        return [RuleOption(value=u, name=title, ticked=u in ticked) for u, title in units.items()]
    if by is AudienceCriterion.SILENT:
        return [RuleOption(value=str(days), ticked=days in ticked) for days in SILENT_DAYS]
    return [RuleOption(value=role, ticked=role in audience.roles) for role in ROLES]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingList:
    """A page of the meetings of a draft's cohorts, the newest first."""

    announcement: AnnouncementId
    headcount: Headcount
    page: Page[Session]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingTicks:
    """The options of one meeting: the criterion, the word, and whether it is ticked."""

    announcement: AnnouncementId
    session: Session
    audience: Audience
    words: tuple[tuple[AudienceCriterion, str, bool], ...]
    headcount: Headcount


async def list_meetings(act: Act, announcement: AnnouncementId, page: int) -> MeetingList:
    """Return a page of the meetings that were not cancelled."""
    draft = await load_audience_draft(act, announcement)
    found: list[Session] = []
    for cohort in draft.announcement.audience.cohorts:
        found += [each for each in await sessions.all_of(act.tx, cohort) if not each.cancelled]
    found.sort(key=lambda each: (each.starts_at, each.id), reverse=True)
    return MeetingList(
        announcement=announcement,
        headcount=await _headcount(act, draft),
        page=Page.of(found, page, size=PAGE),
    )


async def show_meeting(act: Act, announcement: AnnouncementId, session: SessionId) -> MeetingTicks:
    """Return the options of a meeting; raise `StaleButton` for a meeting of another cohort."""
    draft = await load_audience_draft(act, announcement)
    return await _meeting_ticks(act, draft, await sessions.by_id(act.tx, session))


async def tick_meeting(
    act: Act, announcement: AnnouncementId, session: SessionId, word: str
) -> MeetingTicks:
    """Add or remove one tick of a meeting; raise `StaleButton` as `show_meeting`."""
    found = await sessions.by_id(act.tx, session)
    draft = await choose_audience(
        act, announcement, lambda draft: _meeting_ticked(draft, found, word, now=act.now)
    )
    return await _meeting_ticks(act, draft, found)


def _meeting_ticked(
    draft: AnnouncementDetails, found: Session | None, word: str, *, now: datetime
) -> Audience:
    session = _required(draft, found)
    by = require(next((by for by, each in _words(session, now=now) if each == word), None))
    return draft.announcement.audience.toggled(by, session_pick(session.id, word))


def _required(draft: AnnouncementDetails, found: Session | None) -> Session:
    if found is None or found.cohort_id not in draft.announcement.audience.cohorts:
        raise StaleButton
    return found


async def _meeting_ticks(
    act: Act, draft: AnnouncementDetails, found: Session | None
) -> MeetingTicks:
    session, audience = _required(draft, found), draft.announcement.audience
    return MeetingTicks(
        announcement=draft.announcement.id,
        session=session,
        audience=audience,
        words=tuple(
            (by, word, session_pick(session.id, word) in audience.picked(by))
            for by, word in _words(session, now=act.now)
        ),
        headcount=await _headcount(act, draft),
    )


def _words(session: Session, *, now: datetime) -> list[tuple[AudienceCriterion, str]]:
    """Return the words that can be ticked; attendance only if the meeting has begun."""
    words = [(AudienceCriterion.ANSWER, word) for word in ANSWERS]
    if session.starts_at <= now:
        words += [(AudienceCriterion.ATTENDANCE, word) for word in ATTENDANCES]
    return words


async def _headcount(act: Act, draft: AnnouncementDetails) -> Headcount:
    asked = audience_query(draft.announcement.audience, draft.home, now=act.now)
    return await storage.headcount(act.tx, asked)
