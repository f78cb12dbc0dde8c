"""Every change of an announcement's state, each one conditional statement."""

from datetime import datetime

from bot.domain.announcements.announcement import Announcement, AnnouncementId, State, before
from bot.domain.people.person import PersonId
from bot.storage.database import Tx

_MOVE = """
UPDATE announcements SET state = :to, revision = revision + 1,
  start_at = :start, urgent = CASE WHEN :urgent = 1 THEN 1 ELSE urgent END,
  wanted_at = :wanted, covered = :covered, refused_by = NULL, approved_by = NULL,
  screen_message_id = :screen, frozen_to = 0, people_in = 0, people_out = 0
WHERE id = :id AND state = 'draft' AND revision = :revision RETURNING id
"""


async def confirm(
    tx: Tx,
    draft: Announcement,
    *,
    to: State,
    start_at: datetime | None,
    wanted_at: datetime | None,
    urgent: bool,
    covered: bool,
    screen_message_id: int | None,
) -> bool:
    """Let the draft that its author saw wait or be approved; False if it is another by now."""
    row = await tx.one(
        _MOVE,
        id=draft.id,
        revision=draft.revision,
        to=to.value,
        start=start_at,
        wanted=wanted_at,
        urgent=urgent,
        covered=covered,
        screen=screen_message_id,
    )
    if row is not None:
        tx.do("DELETE FROM recipients WHERE announcement_id = :id", id=draft.id)
    return row is not None


def shown_in(tx: Tx, announcement: AnnouncementId, message_id: int) -> None:
    """Keep in which message its author looks at it: what becomes of it is shown there.

    The count moves past an edit that was said anew, which would be taken for the latest.
    """
    tx.do(
        "UPDATE announcements SET screen_message_id = :message, shown_count = shown_count + 2"
        " WHERE id = :id AND (screen_message_id IS NULL OR screen_message_id <> :message)",
        id=announcement,
        message=message_id,
    )


async def move(
    tx: Tx, announcement: AnnouncementId, to: State, *, was: tuple[State, ...] = ()
) -> bool:
    """Change the state if it is one from which that may be; return whether it was."""
    row = await tx.one(
        "UPDATE announcements SET state = :to WHERE id = :id AND state IN :was RETURNING id",
        id=announcement,
        to=to.value,
        was=[state.value for state in was or before(to)],
    )
    return row is not None


async def allow(
    tx: Tx, announcement: AnnouncementId, *, revision: int, by: PersonId, start_at: datetime
) -> bool:
    """Note who allowed it and when it starts; False if what they saw waits no more."""
    row = await tx.one(
        "UPDATE announcements SET state = 'scheduled', approved_by = :by, start_at = :start"
        " WHERE id = :id AND state = 'approval' AND revision = :revision AND author_id <> :by"
        " RETURNING id",
        id=announcement,
        revision=revision,
        by=by,
        start=start_at,
    )
    return row is not None


async def refuse(tx: Tx, announcement: AnnouncementId, *, revision: int, by: PersonId) -> bool:
    """Give the draft back to its author; False if what was seen waits no more."""
    row = await tx.one(
        "UPDATE announcements SET state = 'draft', refused_by = :by, revision = revision + 1"
        " WHERE id = :id AND state = 'approval' AND revision = :revision AND author_id <> :by"
        " RETURNING id",
        id=announcement,
        revision=revision,
        by=by,
    )
    return row is not None


def forget_urgency(tx: Tx, announcement: AnnouncementId) -> None:
    """Let a draft that was taken back be an ordinary one."""
    tx.do(
        "UPDATE announcements SET urgent = 0, start_at = NULL, approved_by = NULL,"
        " frozen_to = NULL, revision = revision + 1 WHERE id = :id AND state = 'draft'",
        id=announcement,
    )
