"""A new phone: a link moves a person, with all progress, to the account that opens it."""

from datetime import datetime, timedelta

from bot.membership.domain import ChatId, EnrolmentId, Membership, Person, Visitor
from bot.membership.enrolment import storage as enrolments
from bot.membership.staff import service as running
from bot.membership.staff import storage as staff
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.people.domain import PHONE_LINK_FOR, HoldsOffice
from bot.people.invites.domain import DeadLink, Invite
from bot.people.invites.service import Made, invite_person
from bot.people.phones import storage
from bot.refusals import StaleButton
from bot.storage.database import Tx

KEPT = timedelta(days=7)


async def link_for_new_phone(
    tx: Tx, visitor: Visitor, enrolment: EnrolmentId, *, now: datetime
) -> Made:
    """Make a link for a person's new account, good for a day; an earlier one is closed.

    Raises `HoldsOffice` for who runs a course, `NotAllowed`, and `StaleButton` for who is not in.
    """
    listed = await running.require_place(tx, visitor, enrolment)
    place = listed.enrolment
    if place.state is not Membership.ACTIVE:
        raise StaleButton
    if await staff.holds_office(tx, place.person_id):
        raise HoldsOffice
    made = await invite_person(
        tx, listed, now=now, actor=visitor.person_id, valid_for=PHONE_LINK_FOR
    )
    await running.note(tx, visitor, "person.new_phone", enrolment, now=now)
    return made


async def leave_old(
    tx: Tx, former: Person, invite: Invite, *, chat: ChatId, now: datetime
) -> EnrolmentId:
    """Let a person leave the account they had, and tell it; return their place in the cohort.

    Whoever holds that phone learns that another one took its place, in case it was not they.
    Raises `DeadLink` if they run a course by now, or take part no more.
    """
    assert invite.cohort_id is not None
    place = await enrolments.of_person(tx, invite.cohort_id, former.id)
    if place is None or await staff.holds_office(tx, former.id):
        raise DeadLink
    old = await storage.chat_of(tx, former.id)
    if old is not None:
        storage.leave_chat(tx, old, for_new=chat, now=now)
        debt = NewMessage(
            chat_id=old,
            lane=Lane.URGENT,
            kind="people.phone_left",
            due_at=now,
            expires_at=now + KEPT,
            about={"language": former.language},
            dedup=f"people.phone_left:{invite.id}",
        )
        outbox.enqueue(tx, [debt], now=now)
    return place.enrolment.id
