"""Announcements as a coordinator sends them; the planner plans and sends them.

They are urgent, so that neither quiet hours nor the limit of two a day delays them.
"""

from datetime import datetime

from bot.act import Act
from bot.announcements import storage as announcements
from bot.announcements.audience.domain import Audience
from bot.announcements.domain import AnnouncementId, AnnouncementState
from bot.announcements.message.domain import MessagePart, MessagePartKind
from bot.announcements.sending import storage as sending_storage
from bot.membership.domain import CohortId, PersonId
from bot.people.seed.service import add_coordinator
from bot.storage.database import Tx

AUTHOR_ID = 5999


async def add_author(tx: Tx, cohort: CohortId, *, now: datetime) -> None:
    """Add the coordinator who sends the announcements."""
    await add_coordinator(
        Act(tx=tx, now=now), cohort, telegram_id=AUTHOR_ID, name="Sophea", language="en"
    )


async def announce(
    tx: Tx, number: int, *, now: datetime, author: int = AUTHOR_ID
) -> AnnouncementId:
    """Send an announcement to everybody in the author's cohort, at once.

    `author` is the account of the coordinator.
    """
    row = await tx.one(
        "SELECT r.person_id, r.cohort_id FROM roles r JOIN people p ON p.id = r.person_id"
        " WHERE p.telegram_id = :author",
        author=author,
    )
    assert row is not None
    cohort = CohortId(row["cohort_id"])
    made = await announcements.add(
        tx,
        author=PersonId(row["person_id"]),
        cohort=cohort,
        audience=Audience(cohorts=(cohort,)),
        language="en",
        now=now,
    )
    part = MessagePart(
        kind=MessagePartKind.TEXT, html=f"Announcement {number:02}: we meet on Monday."
    )
    announcements.add_part(tx, made, "en", part)
    details = await announcements.load(tx, made)
    assert details is not None
    sent = await sending_storage.mark_sent(
        tx,
        details.announcement,
        to=AnnouncementState.SCHEDULED,
        start_at=now,
        wanted_at=None,
        urgent=True,
        covered=False,
        screen_message_id=None,
        now=now,
    )
    assert sent
    return made


async def announce_missing(tx: Tx, many: int, *, now: datetime) -> None:
    """Send announcements until there are `many`."""
    row = await tx.one("SELECT count(*) AS many FROM announcements")
    assert row is not None
    for number in range(row["many"], many):
        await announce(tx, number, now=now)
