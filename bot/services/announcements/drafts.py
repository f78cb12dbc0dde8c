"""Writing an announcement: begun, heard part by part, looked at, put away."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.announcements.announcement import (
    ON_ITS_WAY,
    AlreadyOnItsWay,
    AnnouncementId,
    State,
)
from bot.domain.announcements.audience import Audience
from bot.domain.announcements.letter import Part, together, too_long_by, written_in
from bot.domain.people.person import CohortId, Person
from bot.domain.people.roles import require_coordinator
from bot.domain.refusals import ForeignButton, StaleButton
from bot.storage import announcement_states, announcements
from bot.storage.announcements import Dossier
from bot.storage.database import Tx
from bot.storage.visitors import Visitor

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
class Purpose:
    """What a new draft is for: other people than everybody, or putting something right.

    `to` is the name of the one person it is written to.
    """

    audience: Audience
    corrects: AnnouncementId | None = None
    to: str | None = None


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
    purpose: Purpose | None = None,
    now: datetime,
) -> Kept | TooLong:
    """Take one message into a draft, beginning it if there is none.

    `language` is None for the first message: its letters tell. `anew` replaces what was written
    in that language. `added` is the length of the lines that are put around it. `purpose` is
    what a new draft is for, else it goes to everybody.
    """
    require_coordinator(visitor.grants, cohort)
    writer = visitor.require_person()
    spoken = language or written_in([part], default=writer.language, scripts=SCRIPTS)
    before: tuple[Part, ...] = ()
    if draft is not None:
        dossier = await open_draft(tx, draft, visitor)
        before = dict(dossier.content.parts).get(spoken, ())
    excess = too_long_by(together(before, part), added=added)
    if excess:
        return TooLong(by=excess, limit=part.limit - added)
    if draft is None:
        purpose = purpose or Purpose(audience=Audience(cohorts=(cohort,)))
        draft = await _begin(tx, writer, cohort, purpose, language=spoken, now=now)
    if anew:
        announcements.clear_parts(tx, draft, spoken)
    announcements.add_part(tx, draft, spoken, part)
    return Kept(announcement=draft, language=spoken)


async def _begin(
    tx: Tx, writer: Person, cohort: CohortId, purpose: Purpose, *, language: str, now: datetime
) -> AnnouncementId:
    return await announcements.add(
        tx,
        author=writer.id,
        cohort=cohort,
        audience=purpose.audience,
        language=language,
        corrects=purpose.corrects,
        now=now,
    )


async def own(tx: Tx, announcement: AnnouncementId, visitor: Visitor) -> Dossier:
    """Return somebody's own announcement, if they may still announce to all its cohorts.

    Raises `StaleButton` if there is none, `ForeignButton` if it is another's, `NotAllowed`.
    """
    dossier = await shared(tx, announcement, visitor)
    if not writes(visitor, dossier):
        raise ForeignButton
    return dossier


async def shared(tx: Tx, announcement: AnnouncementId, visitor: Visitor) -> Dossier:
    """Return an announcement to its author, or once it was sent to whoever runs all its cohorts.

    So that a colleague can stop it or take it back while its author is away. What goes to one
    person stays between the two. Raises as `own`.
    """
    dossier = await announcements.load(tx, announcement)
    if dossier is None:
        raise StaleButton
    if not (writes(visitor, dossier) or dossier.announcement.is_shared):
        raise ForeignButton
    for cohort in dossier.announcement.audience.cohorts:
        require_coordinator(visitor.grants, cohort)
    return dossier


def writes(visitor: Visitor, dossier: Dossier) -> bool:
    """Tell whether it is an announcement of whoever acts."""
    return dossier.announcement.author_id == visitor.require_person().id


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


async def choose_cover(
    tx: Tx, announcement: AnnouncementId, visitor: Visitor, *, may_cover: bool
) -> None:
    """Let topic words be covered, or not."""
    await open_draft(tx, announcement, visitor)
    announcements.set_cover(tx, announcement, may_cover=may_cover)


async def choose_got_it(
    tx: Tx, announcement: AnnouncementId, visitor: Visitor, *, got_it: bool
) -> None:
    """Let people be asked to tap that they have seen it, or not."""
    await open_draft(tx, announcement, visitor)
    announcements.set_got_it(tx, announcement, got_it=got_it)


async def put_away(tx: Tx, announcement: AnnouncementId, visitor: Visitor) -> CohortId:
    """Drop a draft, or what waits for another coordinator, and say whose desk it was on."""
    dossier = await own(tx, announcement, visitor)
    if not await announcement_states.move(tx, announcement, State.DROPPED):
        raise AlreadyOnItsWay if dossier.announcement.state in ON_ITS_WAY else StaleButton
    return dossier.announcement.cohort_id
