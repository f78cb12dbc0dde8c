"""What all use cases need: load an announcement, change a draft, write the audit."""

from collections.abc import Callable
from dataclasses import replace

from bot.act import Act
from bot.announcements import storage
from bot.announcements.domain import (
    ON_ITS_WAY,
    AlreadyOnItsWay,
    Announcement,
    AnnouncementDetails,
    AnnouncementId,
    AnnouncementState,
)
from bot.membership.audit import storage as audit
from bot.membership.domain import Visitor
from bot.membership.staff.domain import coordinates, require_coordinator
from bot.refusals import ForeignButton, StaleButton, require


async def note_announcement(
    act: Act, action: str, announcement: AnnouncementId, **detail: int
) -> None:
    """Write an action into the audit; `detail` holds counts, never words."""
    await audit.note(
        act.tx,
        actor=act.person.id,
        action=f"announcement.{action}",
        object=f"announcement:{announcement}",
        detail=detail,
        now=act.now,
    )


async def load_own_announcement(act: Act, announcement: AnnouncementId) -> AnnouncementDetails:
    """Return a coordinator's own announcement, if they may still announce to all its cohorts.

    Raises `StaleButton` if there is none, `ForeignButton` if a colleague wrote it, `NotAllowed`.
    """
    details = await load_shared(act, announcement)
    if not is_author(act.visitor, details):
        raise ForeignButton
    return details


async def load_shared(act: Act, announcement: AnnouncementId) -> AnnouncementDetails:
    """Return an announcement to its author, or after sending to a coordinator of all its cohorts.

    A colleague can stop it or take it back while its author is away. Nobody but its author sees a
    message to one person. Raises as `load_own_announcement`.
    """
    details = require(await storage.load(act.tx, announcement))
    if not (is_author(act.visitor, details) or details.announcement.is_shared):
        raise ForeignButton
    for cohort in details.announcement.audience.cohorts:
        require_coordinator(act.visitor.grants, cohort)
    return details


def is_author(visitor: Visitor, details: AnnouncementDetails) -> bool:
    return details.announcement.author_id == visitor.require_person().id


async def load_draft(act: Act, announcement: AnnouncementId) -> AnnouncementDetails:
    """Return a coordinator's own announcement that may still be changed.

    Raises `AlreadyOnItsWay` if it was sent, `StaleButton` if it was dropped, and as
    `load_own_announcement`.
    """
    details = await load_own_announcement(act, announcement)
    if details.announcement.state in ON_ITS_WAY:
        raise AlreadyOnItsWay
    if details.announcement.state is not AnnouncementState.DRAFT:
        raise StaleButton
    return details


async def change_draft(
    act: Act, announcement: AnnouncementId, change: Callable[[AnnouncementDetails], Announcement]
) -> AnnouncementDetails:
    """Apply a pure change to a draft, save it, and return the draft as it is now.

    Raises as `load_draft`, and what `change` raises.
    """
    details = await load_draft(act, announcement)
    chosen = change(details)
    storage.save_choices(act.tx, chosen)
    return replace(details, announcement=replace(chosen, revision=chosen.revision + 1))


def may_announce(details: AnnouncementDetails) -> bool:
    """Tell whether the author has the roles that the announcement needs, at this moment."""
    scope = details.announcement.audience.cohorts
    return all(coordinates(details.grants, cohort) for cohort in scope)
