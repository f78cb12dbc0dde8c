"""A new phone: a link moves a person, with all progress, to the account that opens it."""

from datetime import timedelta

from bot.act import Act
from bot.membership.domain import ChatId, EnrolmentId, Membership, Person
from bot.membership.enrolment import storage as enrolments
from bot.membership.staff import storage as staff
from bot.people.domain import PHONE_LINK_FOR, HoldsOffice
from bot.people.invites.domain import DeadLink, Invite
from bot.people.invites.service import NewLink, invite_person
from bot.people.phones import storage
from bot.people.rights import service as rights
from bot.people.service import enqueue, note
from bot.refusals import StaleButton

KEPT = timedelta(days=7)


async def link_for_new_phone(act: Act, enrolment: EnrolmentId) -> NewLink:
    """Make a link for a person's new account, good for a day; an earlier one is closed.

    Raises `NotAllowed`, `HoldsOffice` for coordinators, and `StaleButton` if they are not in.
    """
    listed = await rights.require_enrolment(act, enrolment)
    place = listed.enrolment
    if place.state is not Membership.ACTIVE:
        raise StaleButton
    if await staff.has_role(act.tx, place.person_id):
        raise HoldsOffice
    made = await invite_person(act, listed, valid_for=PHONE_LINK_FOR)
    await note(act, "person.new_phone", f"enrolment:{enrolment}")
    return made


async def leave_old_account(
    act: Act, former: Person, invite: Invite, *, chat: ChatId
) -> EnrolmentId:
    """Unlink the account that a person had, and tell its chat; return their enrolment.

    The owner of that phone must learn of it, in case it was not their own doing.
    Raises `DeadLink` if they coordinate by now, or no longer take part.
    """
    assert invite.cohort_id is not None
    place = await enrolments.of_person(act.tx, invite.cohort_id, former.id)
    if place is None or await staff.has_role(act.tx, former.id):
        raise DeadLink
    old = await storage.chat_of(act.tx, former.id)
    if old is not None:
        storage.leave_chat(act.tx, old, for_new=chat, now=act.now)
        enqueue(
            act,
            old,
            "people.phone_left",
            {"language": former.language},
            keep=KEPT,
            dedup=f"people.phone_left:{invite.id}",
        )
    return place.enrolment.id
