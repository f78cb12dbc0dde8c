"""Coordinators remind one person that something waits, once in seven days at most."""

from datetime import timedelta

from bot.act import Act
from bot.membership.domain import EnrolmentId, Listed, Membership
from bot.membership.person import storage as people
from bot.outbox.domain import Lane
from bot.people.domain import REMIND_EVERY, OutOfReach, RemindedAlready
from bot.people.nudges import storage
from bot.people.rights import service as rights
from bot.people.service import enqueue, note
from bot.refusals import StaleButton

KIND = "people.reminded"
KEPT = timedelta(days=3)
"""After this time a reminder is of no use."""


async def remind(act: Act, enrolment: EnrolmentId) -> Listed:
    """Remind somebody in neutral words, within the daily limit.

    Raises `RemindedAlready`, `OutOfReach`, `NotAllowed`, and `StaleButton` if they are not in.
    """
    listed = await rights.require_enrolment(act, enrolment)
    place = listed.enrolment
    if place.state is not Membership.ACTIVE:
        raise StaleButton
    person = await people.by_id(act.tx, place.person_id)
    paused = person is not None and person.is_paused(act.now)
    if listed.chat_id is None or not listed.reached or paused:
        raise OutOfReach
    since = act.now - REMIND_EVERY
    if not await storage.note_reminded(act.tx, place.person_id, unless_since=since, now=act.now):
        raise RemindedAlready
    enqueue(
        act,
        listed.chat_id,
        KIND,
        {"enrolment": place.id},
        keep=KEPT,
        lane=Lane.REMINDER,
        dedup=f"{KIND}:{place.person_id}:{round(act.now.timestamp())}",
    )
    await note(act, "person.remind", f"enrolment:{enrolment}")
    return listed
