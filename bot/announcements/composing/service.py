"""Coordinators write an announcement part by part, or drop the draft."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.act import Act
from bot.announcements import storage as announcements
from bot.announcements.audience import storage as audience_storage
from bot.announcements.audience.domain import (
    Audience,
    AudienceCriterion,
    Headcount,
    Rule,
    audience_query,
)
from bot.announcements.begun import service as begun
from bot.announcements.begun.service import BegunDraft
from bot.announcements.domain import (
    IN_CHATS,
    ON_ITS_WAY,
    AlreadyOnItsWay,
    Announcement,
    AnnouncementId,
    AnnouncementState,
)
from bot.announcements.lists import storage as lists_storage
from bot.announcements.lists.domain import AnnouncementListKind
from bot.announcements.lists.service import usable_audiences
from bot.announcements.message.domain import (
    AnnouncementTooLong,
    Content,
    MessagePart,
    MessagePartKind,
    rewritten,
    text_only,
    together,
    too_long,
    written_in,
)
from bot.announcements.results import storage as results_storage
from bot.announcements.sending import storage as sending_storage
from bot.announcements.service import is_author, load_draft, load_own_announcement
from bot.announcements.shortcuts.domain import missed
from bot.catalog.templates import AnnouncementTemplate
from bot.locale.scripts import languages_written_in
from bot.membership.domain import Cohort, CohortId, PersonId
from bot.membership.staff.domain import require_coordinator
from bot.people.rights import service as running
from bot.refusals import NoSuchContent, StaleButton
from bot.sessions.domain import Session, SessionId
from bot.sessions.service import require_existing_cohort, require_for_coordinator


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedPart:
    """A part was added to a draft; `put_away` is the draft that this new one has replaced."""

    announcement: AnnouncementId
    language: str
    put_away: BegunDraft | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPurpose:
    """What a new draft is for: certain people, or a correction.

    `to` is the name if it is for one person.
    """

    audience: Audience
    corrects: AnnouncementId | None = None
    to: str | None = None


async def add_message(
    act: Act,
    cohort: CohortId,
    part: MessagePart,
    *,
    draft: AnnouncementId | None,
    language: str | None,
    languages: Sequence[str],
    replaces: bool,
    added: int,
    purpose: DraftPurpose | None = None,
) -> AddedPart | AnnouncementTooLong:
    """Add one message to a draft, or to a new one.

    `language` is None for the first message: its script decides which of `languages` it is.
    `replaces`: it takes the place of the text in that language. Files stay with a text that
    replaces another one, or says the same in another language. `added` is the
    length of the lines that are added around it.
    `purpose` is what a new draft is for; without it, it goes to everybody.
    """
    require_coordinator(act.visitor.grants, cohort)
    writer = act.person
    spoken = language or written_in([part], default=writer.language, languages=languages)
    content = Content() if draft is None else (await load_draft(act, draft)).content
    before = dict(content.parts).get(spoken, ())
    excess = too_long(together(before, part), added=added)
    if excess is not None:
        return excess
    put_away = None
    if draft is None:
        purpose = purpose or DraftPurpose(audience=Audience(cohorts=(cohort,)))
        made = await begun.begin(
            act, cohort, audience=purpose.audience, language=spoken, corrects=purpose.corrects
        )
        draft, put_away = made.id, made.put_away
    if replaces:
        announcements.clear_parts(act.tx, draft, spoken)
    begins = replaces or not before
    for each in _with_files(part, content.in_(spoken) if begins else (), added=added):
        announcements.add_part(act.tx, draft, spoken, each)
    return AddedPart(announcement=draft, language=spoken, put_away=put_away)


def _with_files(
    part: MessagePart, before: tuple[MessagePart, ...], *, added: int
) -> tuple[MessagePart, ...]:
    """Return a message, with the files of `before` if it is a text that takes their words' place.

    Otherwise people would lose a picture because its text was written in a second language.
    """
    if part.kind is not MessagePartKind.TEXT:
        return (part,)
    return rewritten(before, part, added=added)


async def leave_out_files(act: Act, announcement: AnnouncementId, language: str) -> None:
    """Let readers of a language get the words only; a second tap changes nothing."""
    content = (await load_draft(act, announcement)).content
    if language not in content.can_be_text_only:
        return
    announcements.clear_parts(act.tx, announcement, language)
    for each in text_only(content.in_(language)):
        announcements.add_part(act.tx, announcement, language, each)


async def further_language(
    act: Act,
    cohort: CohortId,
    announcement: AnnouncementId,
    part: MessagePart,
    languages: Sequence[str],
) -> str | None:
    """Return which of `languages` a text is in, if an open draft of this coordinator lacks it.

    It is None, too, if the script does not tell the language: the text may be meant for something
    else. Raises `NotAllowed` for people who do not run the cohort.
    """
    require_coordinator(act.visitor.grants, cohort)
    details = await announcements.load(act.tx, announcement)
    if details is None or details.announcement.state is not AnnouncementState.DRAFT:
        return None
    if not is_author(act.visitor, details) or not details.content.parts:
        return None
    found = languages_written_in(part.plain, languages)
    return found[0] if len(found) == 1 and found[0] not in details.content.languages else None


async def leave_out_language(act: Act, announcement: AnnouncementId, language: str) -> None:
    """Take the text of a further language out of a draft; a second tap changes nothing."""
    content = (await load_draft(act, announcement)).content
    if language in content.languages[1:]:
        announcements.clear_parts(act.tx, announcement, language)


async def drop_draft(act: Act, announcement: AnnouncementId) -> CohortId:
    """Drop a draft, or what waits for approval, and return its cohort."""
    details = await load_own_announcement(act, announcement)
    if not await sending_storage.change_state(act.tx, announcement, AnnouncementState.DROPPED):
        raise AlreadyOnItsWay if details.announcement.state in ON_ITS_WAY else StaleButton
    return details.announcement.cohort_id


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnounceMenu:
    """How much there is under Announce; `to` is the name if a message is for one person.

    `begun` waits to be gone on with; `drafts` are those that were kept.
    """

    cohort: CohortId
    begun: BegunDraft | None = None
    drafts: int = 0
    saved: int = 0
    history: int = 0
    templates: bool = False
    to: str | None = None


async def load_menu(act: Act, cohort: CohortId) -> AnnounceMenu:
    """Return how much is offered under Announce for a cohort; raise `NotAllowed`."""
    home, person = await running.require_cohort(act, cohort), act.person.id
    drafts, history = await act.tx.ask_each(
        lists_storage.count_query(person, cohort, AnnouncementListKind.DRAFTS),
        lists_storage.count_query(person, cohort, AnnouncementListKind.SENT),
    )
    return AnnounceMenu(
        cohort=cohort,
        begun=await begun.begun_in(act, home),
        drafts=drafts[0]["many"],
        saved=len(await usable_audiences(act)),
        history=history[0]["many"],
        templates=bool(_templates(act, home)),
    )


def _templates(act: Act, cohort: Cohort) -> tuple[AnnouncementTemplate, ...]:
    course = act.courses.get(cohort.course)
    return () if course is None else course.templates


async def purpose_for_person(act: Act, cohort: CohortId, person: PersonId) -> DraftPurpose:
    """Return the purpose of a draft for one person of a cohort.

    Raises `NotAllowed`, and `NoSuchContent` for a person who is not on its list.
    """
    require_coordinator(act.visitor.grants, cohort)
    named = await audience_storage.names(act.tx, [person], [cohort])
    if person not in named:
        raise NoSuchContent
    audience = Audience(cohorts=(cohort,), also=frozenset({person}))
    return DraftPurpose(audience=audience, to=named[person])


async def purpose_for_missed(act: Act, session: SessionId) -> DraftPurpose:
    """Return the purpose of a draft for people who missed a meeting.

    Raises `NotAllowed`, and as `require_for_coordinator` for a meeting that does not exist.
    """
    return DraftPurpose(audience=_missed_by(await require_for_coordinator(act, session), act))


async def missed_meeting(act: Act, session: SessionId) -> tuple[Session, Headcount]:
    """Return a meeting, and how many people missed it; raise as `purpose_for_missed`."""
    found = await require_for_coordinator(act, session)
    home = await require_existing_cohort(act.tx, found.cohort_id)
    asked = audience_query(_missed_by(found, act), home, now=act.now)
    return found, await audience_storage.headcount(act.tx, asked)


async def purpose_for_correction(
    act: Act, announcement: AnnouncementId
) -> tuple[Announcement, DraftPurpose]:
    """Return the announcement to correct, and the purpose of a draft for the people who got it.

    Raises `StaleButton` if nobody got it, and as `load_own_announcement`.
    """
    one = (await load_own_announcement(act, announcement)).announcement
    if one.state not in IN_CHATS:
        raise StaleButton
    if not (await results_storage.tally(act.tx, one, now=act.now)).sent:
        raise StaleButton
    got = Rule(by=AudienceCriterion.GOT, of=frozenset({announcement}))
    roles = one.audience.rule(AudienceCriterion.ROLE)
    rules = (got,) if roles is None else (got, roles)
    audience = Audience(cohorts=one.audience.cohorts, rules=rules)
    return one, DraftPurpose(audience=audience, corrects=announcement)


def _missed_by(meeting: Session, act: Act) -> Audience:
    return Audience(cohorts=(meeting.cohort_id,), rules=(missed(meeting, now=act.now),))
