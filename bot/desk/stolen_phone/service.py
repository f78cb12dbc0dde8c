"""Cuts off a phone: the account is unlinked and gets no answers any more, the chat is emptied.

Roles, sessions and the second factor end, since the phone may hold all of them. The person comes
back with a new link.
"""

from datetime import timedelta

from bot.act import Act
from bot.desk.stolen_phone import storage
from bot.desk.stolen_phone.domain import AT_ONCE, LostPhone
from bot.membership.chat import storage as chats
from bot.membership.cut_off import storage as cut_off_accounts
from bot.membership.domain import ChatId, CohortId, Person, PersonId, Reach, Role
from bot.membership.enrolment import storage as enrolments
from bot.membership.person import storage as people
from bot.membership.staff import storage as staff
from bot.people.invites import storage as invites
from bot.people.joining import storage as accounts
from bot.people.moving.storage import chat_of
from bot.people.rights import service as rights
from bot.people.second_factor import storage as second_factor
from bot.people.service import enqueue_message, note_in_audit
from bot.refusals import StaleButton

WIPE = "person.wipe"
WIPED_WITHIN = timedelta(hours=1)
TOLD = "person.was_cut_off"
TOLD_WITHIN = timedelta(days=7)


async def find_phone(act: Act, cohort: CohortId, person: PersonId) -> LostPhone:
    """Return the person whose phone a coordinator of their cohort may cut off.

    Raises `NotAllowed`, also for an administrator's phone unless the visitor is one. Raises
    `StaleButton` for people without an account, for people outside this cohort and its team, and
    for oneself.
    """
    await rights.require_cohort(act, cohort)
    found = await people.by_id(act.tx, person)
    if found is None or found.telegram_id is None or person == act.person.id:
        raise StaleButton
    grants = await staff.grants_of(act.tx, person)
    if any(each.role is Role.ADMINISTRATOR for each in grants):
        rights.require_administrator(act)
    place = await enrolments.of_person(act.tx, cohort, person)
    if place is None and not any(each.cohort_id in {cohort, None} for each in grants):
        raise StaleButton
    return LostPhone(
        person=found,
        cohort=cohort,
        enrolment=None if place is None else place.enrolment.id,
        has_role=bool(grants),
    )


async def cut_off(act: Act, cohort: CohortId, person: PersonId) -> LostPhone:
    """Cut off a phone; raises as `find_phone` does."""
    found = await find_phone(act, cohort, person)
    await cut_off_person(act, found.person)
    await _tell_colleagues(act, found)
    return found


async def _tell_colleagues(act: Act, found: LostPhone) -> None:
    """Tell the other coordinators, in case a stranger uses the account that cut the phone off."""
    for chat, colleague in await staff.chats_of_coordinators(act.tx, found.cohort):
        if colleague != act.person.id:
            about = {"cohort": found.cohort, "person": found.person.id, "by": act.person.id}
            dedup = f"{TOLD}:{found.person.id}:{act.now.isoformat()}:{colleague}"
            enqueue_message(act, chat, TOLD, about, keep=TOLD_WITHIN, dedup=dedup)


async def cut_off_person(act: Act, person: Person) -> None:
    """Cut off the phone of somebody with an account; the caller has checked the right to do it."""
    if person.telegram_id is None:
        raise StaleButton
    chat = await chat_of(act.tx, person.id)
    accounts.unlink_account(act.tx, person.id)
    cut_off_accounts.add(act.tx, person.telegram_id, person.id, now=act.now)
    _end_rights(act, person.id)
    if chat is not None:
        await _empty_chat(act, chat)
    await note_in_audit(act, "person.cut_off", f"person:{person.id}")


def _end_rights(act: Act, person: PersonId) -> None:
    staff.revoke_all(act.tx, person, now=act.now)
    second_factor.end_sessions(act.tx, person, now=act.now)
    second_factor.delete(act.tx, person)
    invites.close_of_person(act.tx, person, now=act.now)
    storage.close_staff_links_by(act.tx, person, now=act.now)


async def _empty_chat(act: Act, chat: ChatId) -> None:
    """Close a chat, and delete the bot's messages of the last 48 hours.

    What waits for the chat is skipped, and its jobs end. The pages have room for one more message
    than there are, since one may be under way.
    """
    chats.close(act.tx, chat_id=chat, reach=Reach.LEFT, now=act.now)
    storage.end_jobs(act.tx, chat, now=act.now)
    pages = await storage.count_messages(act.tx, chat, now=act.now) // AT_ONCE + 1
    for page in range(pages):
        about = {"page": page, "since": act.now.isoformat()}
        dedup = f"{WIPE}:{chat}:{act.now.isoformat()}:{page}"
        enqueue_message(act, chat, WIPE, about, keep=WIPED_WITHIN, dedup=dedup)


async def may_come_back(act: Act, telegram_id: int, token: str) -> bool:
    """Tell whether a link lets an account that was cut off get answers again.

    It must be open, and be for the same person or for a role: many people know the link for all.
    """
    invite = await invites.alive_by_token(act.tx, token, now=act.now)
    if invite is None:
        return False
    owner = await cut_off_accounts.person_of(act.tx, telegram_id)
    return invite.is_staff or (invite.person_id is not None and invite.person_id == owner)


def let_back(act: Act, telegram_id: int) -> None:
    cut_off_accounts.remove(act.tx, telegram_id)
