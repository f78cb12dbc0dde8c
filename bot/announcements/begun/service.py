"""A coordinator has one announcement at a time that is begun and neither sent nor kept.

What is typed by mistake under Announce would pile up otherwise. Nothing goes without a word: the
one before is named when a new one puts it away, with a way back, and Announce says how long one
waits.
"""

from dataclasses import dataclass
from datetime import datetime

from bot.act import Act
from bot.announcements import storage as announcements
from bot.announcements.audience.domain import Audience
from bot.announcements.begun import storage
from bot.announcements.domain import AnnouncementId, AnnouncementLine, AnnouncementState
from bot.announcements.lists import storage as lists_storage
from bot.announcements.lists.domain import AnnouncementListKind
from bot.announcements.sending import storage as sending_storage
from bot.announcements.service import load_draft, load_own_announcement
from bot.membership.domain import Cohort, CohortId
from bot.refusals import StaleButton
from bot.sessions.service import require_existing_cohort
from bot.storage.database import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class BegunDraft:
    """A draft that is neither sent nor kept; it waits until an instant."""

    line: AnnouncementLine
    cohort: Cohort
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDraft:
    """A draft that was begun just now, and the one before that it put away."""

    id: AnnouncementId
    put_away: BegunDraft | None


async def begin(
    act: Act,
    cohort: CohortId,
    *,
    audience: Audience,
    language: str,
    corrects: AnnouncementId | None = None,
) -> NewDraft:
    """Begin a draft; the one that waited in this cohort is put away."""
    before = await begun_in(act, await require_existing_cohort(act.tx, cohort))
    if before is not None:
        await _put_away(act.tx, before.line.id)
    made = await announcements.add(
        act.tx,
        author=act.person.id,
        cohort=cohort,
        audience=audience,
        language=language,
        corrects=corrects,
        now=act.now,
    )
    return NewDraft(id=made, put_away=before)


async def begun_in(act: Act, cohort: Cohort) -> BegunDraft | None:
    """Return what this coordinator has begun in a cohort, if anything waits."""
    found, _ = await lists_storage.lines(
        act.tx, act.person.id, cohort.id, AnnouncementListKind.BEGUN, page=0, size=1
    )
    if not found:
        return None
    return BegunDraft(line=found[0], cohort=cohort, until=found[0].at + storage.WAITS)


async def _put_away(tx: Tx, announcement: AnnouncementId) -> None:
    await sending_storage.change_state(tx, announcement, AnnouncementState.DROPPED)


async def keep(act: Act, announcement: AnnouncementId) -> CohortId:
    """Keep a draft for later, and return its cohort; raise as `load_draft`."""
    details = await load_draft(act, announcement)
    storage.keep(act.tx, announcement, now=act.now)
    return details.announcement.cohort_id


async def bring_back(act: Act, announcement: AnnouncementId) -> None:
    """Let a draft that was put away be a kept one; raise as `load_own_announcement`.

    Raises `StaleButton` if it is back already, or its words are gone.
    """
    await load_own_announcement(act, announcement)
    if not await storage.bring_back(act.tx, announcement, now=act.now):
        raise StaleButton
