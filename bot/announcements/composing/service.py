"""A coordinator writes an announcement part by part, or puts the draft away."""

from dataclasses import dataclass

from bot.act import Act
from bot.announcements import storage as announcements
from bot.announcements.audience import storage as audience_storage
from bot.announcements.audience.domain import Audience
from bot.announcements.domain import ON_ITS_WAY, AlreadyOnItsWay, AnnouncementId, State
from bot.announcements.history import storage as history_storage
from bot.announcements.message.domain import Part, together, too_long_by, written_in
from bot.announcements.saved_audiences.service import saved
from bot.announcements.sending import storage as sending_storage
from bot.announcements.service import load_draft, load_own
from bot.membership.domain import CohortId, Person, PersonId
from bot.membership.staff.domain import require_coordinator
from bot.refusals import NoSuchContent, StaleButton

SCRIPTS = {"en": ("A", "z"), "km": ("\u1780", "\u17ff")}
"""Language -> first and last message_screens of its script; what is not here is not guessed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedPart:
    """A part was taken into the draft."""

    announcement: AnnouncementId
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TooLong:
    """Telegram would not take it with the lines that are added: so many characters too many."""

    by: int
    limit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPurpose:
    """What a new draft is for: other people than everybody, or putting something right.

    `to` is the name of the one person it is written to.
    """

    audience: Audience
    corrects: AnnouncementId | None = None
    to: str | None = None


async def add_message(
    act: Act,
    cohort: CohortId,
    part: Part,
    *,
    draft: AnnouncementId | None,
    language: str | None,
    anew: bool,
    added: int,
    purpose: DraftPurpose | None = None,
) -> AddedPart | TooLong:
    """Take one message into a draft, beginning it if there is none.

    `language` is None for the first message: its letters tell. `anew` replaces what was written
    in that language. `added` is the length of the lines that are put around it. `purpose` is
    what a new draft is for, else it goes to everybody.
    """
    require_coordinator(act.visitor.grants, cohort)
    writer = act.person
    spoken = language or written_in([part], default=writer.language, scripts=SCRIPTS)
    before: tuple[Part, ...] = ()
    if draft is not None:
        details = await load_draft(act, draft)
        before = dict(details.content.parts).get(spoken, ())
    excess = too_long_by(together(before, part), added=added)
    if excess:
        return TooLong(by=excess, limit=part.limit - added)
    if draft is None:
        purpose = purpose or DraftPurpose(audience=Audience(cohorts=(cohort,)))
        draft = await _begin(act, writer, cohort, purpose, language=spoken)
    if anew:
        announcements.clear_parts(act.tx, draft, spoken)
    announcements.add_part(act.tx, draft, spoken, part)
    return AddedPart(announcement=draft, language=spoken)


async def _begin(
    act: Act, writer: Person, cohort: CohortId, purpose: DraftPurpose, *, language: str
) -> AnnouncementId:
    return await announcements.add(
        act.tx,
        author=writer.id,
        cohort=cohort,
        audience=purpose.audience,
        language=language,
        corrects=purpose.corrects,
        now=act.now,
    )


async def drop_draft(act: Act, announcement: AnnouncementId) -> CohortId:
    """Drop a draft, or what waits for another coordinator, and say whose desk it was on."""
    details = await load_own(act, announcement)
    if not await sending_storage.change_state(act.tx, announcement, State.DROPPED):
        raise AlreadyOnItsWay if details.announcement.state in ON_ITS_WAY else StaleButton
    return details.announcement.cohort_id


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnounceMenu:
    """How much stands under Announce of each sort; `to` is whom one person's message is for."""

    cohort: CohortId
    drafts: int = 0
    saved: int = 0
    history: int = 0
    to: str | None = None


async def load_menu(act: Act, cohort: CohortId) -> AnnounceMenu:
    """Return what stands under Announce for a cohort; raise `NotAllowed`."""
    require_coordinator(act.visitor.grants, cohort)
    person = act.person.id
    drafts, history = await act.tx.ask_each(
        history_storage.about_count(person, cohort, sent=False),
        history_storage.about_count(person, cohort, sent=True),
    )
    return AnnounceMenu(
        cohort=cohort,
        drafts=drafts[0]["many"],
        saved=len(await saved(act)),
        history=history[0]["many"],
    )


async def purpose_for_person(act: Act, cohort: CohortId, person: PersonId) -> DraftPurpose:
    """Return the purpose of a message to one person of a cohort.

    Raises `NotAllowed`, and `NoSuchContent` for somebody who is not on its list.
    """
    require_coordinator(act.visitor.grants, cohort)
    named = await audience_storage.names(act.tx, [person], [cohort])
    if person not in named:
        raise NoSuchContent
    audience = Audience(cohorts=(cohort,), also=frozenset({person}))
    return DraftPurpose(audience=audience, to=named[person])
