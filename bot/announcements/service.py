"""Every use case asks here whose announcement it is and writes down what was done."""

from collections.abc import Callable
from dataclasses import replace

from bot.act import Act
from bot.announcements import storage
from bot.announcements.domain import (
    ON_ITS_WAY,
    AlreadyOnItsWay,
    Announcement,
    AnnouncementId,
    Dossier,
    State,
)
from bot.membership.audit import storage as audit
from bot.membership.domain import Visitor
from bot.membership.staff.domain import coordinates, require_coordinator
from bot.refusals import ForeignButton, StaleButton


async def note(act: Act, action: str, announcement: AnnouncementId, **detail: int) -> None:
    """Write down who did what with which announcement; `detail` holds counts, never words."""
    await audit.note(
        act.tx,
        actor=act.person.id,
        action=f"announcement.{action}",
        object=f"announcement:{announcement}",
        detail=detail,
        now=act.now,
    )


async def own(act: Act, announcement: AnnouncementId) -> Dossier:
    """Return somebody's own announcement, if they may still announce to all its cohorts.

    Raises `StaleButton` if there is none, `ForeignButton` if it is another's, `NotAllowed`.
    """
    dossier = await shared(act, announcement)
    if not writes(act.visitor, dossier):
        raise ForeignButton
    return dossier


async def shared(act: Act, announcement: AnnouncementId) -> Dossier:
    """Return an announcement to its author, or once it was sent to whoever runs all its cohorts.

    So that a colleague can stop it or take it back while its author is away. What goes to one
    person stays between the two. Raises as `own`.
    """
    dossier = await storage.load(act.tx, announcement)
    if dossier is None:
        raise StaleButton
    if not (writes(act.visitor, dossier) or dossier.announcement.is_shared):
        raise ForeignButton
    for cohort in dossier.announcement.audience.cohorts:
        require_coordinator(act.visitor.grants, cohort)
    return dossier


def writes(visitor: Visitor, dossier: Dossier) -> bool:
    """Tell whether it is an announcement of whoever acts."""
    return dossier.announcement.author_id == visitor.require_person().id


async def open_draft(act: Act, announcement: AnnouncementId) -> Dossier:
    """Return somebody's own announcement that may still be changed.

    Raises `AlreadyOnItsWay` if it was sent, `StaleButton` if it was put away, and as `own`.
    """
    dossier = await own(act, announcement)
    if dossier.announcement.state in ON_ITS_WAY:
        raise AlreadyOnItsWay
    if dossier.announcement.state is not State.DRAFT:
        raise StaleButton
    return dossier


async def choose(
    act: Act, announcement: AnnouncementId, change: Callable[[Dossier], Announcement]
) -> Dossier:
    """Let `change` choose something for a draft, save it, and return the draft as it is now.

    Raises as `open_draft`, and what `change` raises.
    """
    dossier = await open_draft(act, announcement)
    chosen = change(dossier)
    storage.save_choices(act.tx, chosen)
    return replace(dossier, announcement=replace(chosen, revision=chosen.revision + 1))


def may_announce(dossier: Dossier) -> bool:
    """Tell whether the author holds, now, the roles that the announcement needs."""
    scope = dossier.announcement.audience.cohorts
    return all(coordinates(dossier.grants, cohort) for cohort in scope)
