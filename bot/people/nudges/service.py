"""A word from a coordinator to one person: "something waits", once in seven days at most."""

from datetime import datetime, timedelta

from bot.membership.domain import EnrolmentId, Listed, Membership, Visitor
from bot.membership.person import storage as people
from bot.membership.staff import service as running
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.people.domain import REMIND_EVERY, OutOfReach, RemindedAlready
from bot.people.nudges import storage
from bot.refusals import StaleButton
from bot.storage.database import Tx

KIND = "people.reminded"
KEPT = timedelta(days=3)
"""After so long it is no reminder any more."""


async def remind(tx: Tx, visitor: Visitor, enrolment: EnrolmentId, *, now: datetime) -> Listed:
    """Owe somebody a neutral word, under the cap of the day.

    Raises `RemindedAlready`, `OutOfReach`, `NotAllowed`, and `StaleButton` for who is not in.
    """
    listed = await running.require_place(tx, visitor, enrolment)
    place = listed.enrolment
    if place.state is not Membership.ACTIVE:
        raise StaleButton
    person = await people.by_id(tx, place.person_id)
    paused = person is not None and person.paused_until is not None and person.paused_until > now
    if listed.chat_id is None or not listed.reached or paused:
        raise OutOfReach
    since = now - REMIND_EVERY
    if not await storage.note_reminded(tx, place.person_id, unless_since=since, now=now):
        raise RemindedAlready
    debt = NewMessage(
        chat_id=listed.chat_id,
        lane=Lane.REMINDER,
        kind=KIND,
        due_at=now,
        expires_at=now + KEPT,
        about={"enrolment": place.id},
        dedup=f"{KIND}:{place.person_id}:{round(now.timestamp())}",
    )
    outbox.enqueue(tx, [debt], now=now)
    await running.note(tx, visitor, "person.remind", enrolment, now=now)
    return listed
