"""People join with a link. Nothing is stored before they say "Yes, that is me".

With the link for all, the person is added when they type a name; until then only the chat is
stored, with its invite. A link is used up at that moment, not when it is opened. Corrections of the
list are passed on to the coordinators by id, without being read.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.act import Act
from bot.membership.audit import storage as audit
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import (
    ChatId,
    Cohort,
    CohortId,
    EnrolmentId,
    InviteId,
    ListedPerson,
    Membership,
    OrganizationId,
    Person,
    PersonId,
    Role,
    Visitor,
)
from bot.membership.enrolment import storage as enrolments
from bot.membership.person import storage as people
from bot.membership.person.domain import clean_name
from bot.membership.staff import storage as staff
from bot.people.arrivals.service import note_arrival
from bot.people.invites import storage as invites
from bot.people.invites.domain import DeadLink, Invite, digest, require_alive
from bot.people.joining import storage
from bot.people.joining.domain import (
    AccountTaken,
    AlreadyIn,
    Appointed,
    Claimed,
    GoodLink,
    Joined,
    NotInThisLanguage,
    OpenedLink,
    TelegramAccount,
    WaitingCorrection,
    organization_of,
)
from bot.people.joining.storage import SavedClaim
from bot.people.moving import service as moving
from bot.people.service import enqueue_message, note_in_audit
from bot.refusals import NotJoined, require
from bot.storage.database import Rows, Statement

REQUEST_KEPT = timedelta(days=30)
WELCOME_KEPT = timedelta(days=30)
CORRECTION_KEPT = timedelta(days=7)


async def open_link(act: Act, token: str) -> OpenedLink:
    """Return what a link means to this account; raise `DeadLink` if it cannot be used."""
    found = await invites.by_hash(act.tx, digest(token))
    visitor = act.visitor
    if found is not None and not found.is_staff and _is_in(visitor, found, now=act.now):
        return AlreadyIn()
    invite = require_alive(found, now=act.now)
    known = None if visitor.person is None else visitor.person.language
    link = GoodLink(invite=invite, language=known or invite.person_language)
    return await _on_known_account(act, link) if _is_taken(visitor, invite) else link


async def _on_known_account(act: Act, link: GoodLink) -> OpenedLink:
    """Return what the link of somebody on a list means to an account that belongs to a person."""
    person, invited = act.person.id, link.invite.person_id
    assert invited is not None
    former = await people.by_id(act.tx, invited)
    apart = (person, invited) in await storage.apart_from(act.tx, [person])
    if apart or link.invite.is_staff or (former is not None and former.telegram_id is not None):
        return AccountTaken(invite=link.invite)
    if await storage.claim_of(act.tx, person, invited) is not None:
        return Claimed()
    return replace(link, known=True)


async def accept_invitation(
    act: Act, token: str, account: TelegramAccount, *, language: str, version: int
) -> Joined | Claimed:
    """Let a person on the list join: "Yes, that is me". Raise `DeadLink`.

    On an account that belongs to a participant already, coordinators are asked first.
    """
    link = await _require_good_link(act, token)
    invite = link.invite
    if invite.person_id is None or invite.cohort_id is None:
        raise DeadLink
    _require_admission(act, invite, language)
    if link.known:
        return await _claim(act, invite.person_id, invite.cohort_id, version=version)
    if not await invites.use(act.tx, invite.id, invite.person_id, now=act.now):
        raise DeadLink
    invites.close_of_person(act.tx, invite.person_id, now=act.now)
    storage.end_claims(act.tx, invite.person_id)
    former = await people.by_id(act.tx, invite.person_id)
    if former is not None and former.telegram_id not in {None, account.telegram_id}:
        return await _move_to_account(
            act, invite, former, account, language=language, version=version
        )
    _link_account(act, invite.person_id, account, language=language, version=version)
    enrolment = await enrolments.put(
        act.tx,
        person=invite.person_id,
        cohort=invite.cohort_id,
        organization=invite.organization_id,
        state=Membership.ACTIVE,
        invite=invite.id,
        now=act.now,
    )
    await note_arrival(act, invite.cohort_id, asks=False)
    await note_in_audit(act, "person.join", f"enrolment:{enrolment}", actor=invite.person_id)
    return Joined(person=invite.person_id, enrolment=enrolment, cohort=invite.cohort_id)


def _require_admission(act: Act, invite: Invite, language: str) -> None:
    """Raise `NotInThisLanguage` if the course cannot keep people safe in a language."""
    course = act.courses.get(invite.course or "")
    if course is not None and not course.admits(language):
        raise NotInThisLanguage


async def _claim(act: Act, invited: PersonId, cohort: CohortId, *, version: int) -> Claimed:
    """Ask the coordinators whether the visitor is also this person on their list."""
    person = act.person.id
    claim = SavedClaim(
        person_id=person, invited_id=invited, cohort_id=cohort, consent_version=version
    )
    storage.add_claim(act.tx, claim, now=act.now)
    about = {"cohort": cohort, "person": person, "invited": invited}
    for chat, coordinator in await staff.chats_of_coordinators(act.tx, cohort):
        dedup = f"people.claimed:{person}:{invited}:{coordinator}:{round(act.now.timestamp())}"
        enqueue_message(act, chat, "people.claimed", about, keep=REQUEST_KEPT, dedup=dedup)
    return Claimed()


async def _move_to_account(
    act: Act,
    invite: Invite,
    former: Person,
    account: TelegramAccount,
    *,
    language: str,
    version: int,
) -> Joined:
    """Move a person who has joined to another account."""
    assert invite.cohort_id is not None
    enrolment = await moving.leave_old_account(act, former, invite, chat=account.chat_id)
    _link_account(act, former.id, account, language=language, version=version)
    await notify_coordinators(act, "people.phone_taken", enrolment, invite.cohort_id)
    await note_in_audit(act, "person.move_phone", f"enrolment:{enrolment}", actor=former.id)
    return Joined(person=former.id, enrolment=enrolment, cohort=invite.cohort_id)


async def begin_naming(act: Act, token: str, account: TelegramAccount) -> Invite:
    """Save the chat of somebody who agreed, so that they can type a name; raise `DeadLink`."""
    invite = (await _require_good_link(act, token)).invite
    if invite.is_personal and not invite.is_staff:
        raise DeadLink
    storage.save_chat(act.tx, account.chat_id)
    return invite


async def request_to_join(
    act: Act,
    invite_id: InviteId,
    account: TelegramAccount,
    *,
    name: str,
    organization: str,
    language: str,
    version: int,
) -> None:
    """Add a person with this name, and ask the coordinators; raise `DeadLink`.

    `organization` is what they typed, empty for none. Nobody who asks learns whether it is known.
    """
    invite = require_alive(await invites.by_id(act.tx, invite_id), now=act.now)
    if invite.is_staff or invite.is_personal or invite.cohort_id is None:
        raise DeadLink
    _require_admission(act, invite, language)
    person = await _person(act, name=name, language=language, zone=invite.zone)
    was_refused = await enrolments.was_refused(act.tx, person, invite.cohort_id)
    if was_refused or not await invites.use(act.tx, invite.id, person, now=act.now):
        raise DeadLink
    _link_account(act, person, account, language=language, version=version)
    enrolment = await enrolments.put(
        act.tx,
        person=person,
        cohort=invite.cohort_id,
        organization=await _organization(act, organization) if organization else None,
        state=Membership.WAITING,
        invite=invite.id,
        now=act.now,
    )
    if organization:
        enrolments.note_said(act.tx, enrolment, organization)
    await note_arrival(act, invite.cohort_id, asks=True)


async def _organization(act: Act, said: str) -> OrganizationId | None:
    known = await cohorts.organizations(act.tx)
    return organization_of(said, known, await cohorts.former_names(act.tx))


async def accept_role(
    act: Act, invite_id: InviteId, account: TelegramAccount, *, name: str, language: str
) -> Appointed:
    """Give the account that opened a link its role; raise `DeadLink`."""
    invite = require_alive(await invites.by_id(act.tx, invite_id), now=act.now)
    if not invite.is_staff:
        raise DeadLink
    zone = invite.zone if invite.cohort_id is not None else await _some_zone(act)
    person = invite.person_id or await _person(act, name=name, language=language, zone=zone)
    if not await invites.use(act.tx, invite.id, person, now=act.now):
        raise DeadLink
    storage.link_account(
        act.tx, person, telegram_id=account.telegram_id, chat=account.chat_id, language=language
    )
    role = Role(invite.admits.value)
    await staff.grant(
        act.tx, person=person, role=role, cohort=invite.cohort_id, by=invite.created_by, now=act.now
    )
    await audit.note(
        act.tx,
        actor=invite.created_by,
        action="role.grant",
        object=f"person:{person}",
        detail={"role": str(role), "cohort": invite.cohort_id, "invite": invite.id},
        now=act.now,
    )
    return Appointed(person=person, role=role, cohort=invite.cohort_id)


async def report_account_taken(act: Act, token: str) -> None:
    """Tell the coordinators that a second link was opened on one account."""
    invite = await invites.by_hash(act.tx, digest(token))
    person = act.visitor.person
    if invite is None or invite.cohort_id is None or person is None:
        raise DeadLink
    for chat, coordinator in await staff.chats_of_coordinators(act.tx, invite.cohort_id):
        about = {"cohort": invite.cohort_id, "person": person.id, "invited": invite.person_id}
        dedup = f"taken:{invite.id}:{person.id}:{coordinator}"
        enqueue_message(act, chat, "people.taken", about, keep=REQUEST_KEPT, dedup=dedup)


def _is_in(visitor: Visitor, invite: Invite, *, now: datetime) -> bool:
    """Tell whether somebody is in the cohort of a link that is for all, theirs, or over.

    A link is over, too, after its person was joined with the visitor.
    """
    return any(place.cohort_id == invite.cohort_id for place in visitor.enrolments) and (
        invite.person_id in {None, visitor.person_id} or not invite.is_alive(now=now)
    )


def _is_taken(visitor: Visitor, invite: Invite) -> bool:
    if visitor.person is None or invite.person_id is None:
        return False
    return visitor.person.id != invite.person_id


async def _require_good_link(act: Act, token: str) -> GoodLink:
    opened = await open_link(act, token)
    if not isinstance(opened, GoodLink):
        raise DeadLink
    return opened


async def _person(act: Act, *, name: str, language: str, zone: str) -> PersonId:
    if act.visitor.person is not None:
        return act.visitor.person.id
    return await people.add(
        act.tx, name=clean_name(name), language=language, zone=zone, now=act.now
    )


def _link_account(
    act: Act, person: PersonId, account: TelegramAccount, *, language: str, version: int
) -> None:
    storage.link_account(
        act.tx, person, telegram_id=account.telegram_id, chat=account.chat_id, language=language
    )
    storage.save_consent(act.tx, person, version=version, now=act.now)


async def notify_coordinators(
    act: Act, kind: str, enrolment: EnrolmentId, cohort: CohortId
) -> None:
    """Tell every coordinator of a cohort about an enrolment."""
    about = {"enrolment": enrolment}
    for chat, coordinator in await staff.chats_of_coordinators(act.tx, cohort):
        dedup = f"{kind}:{enrolment}:{coordinator}:{round(act.now.timestamp())}"
        enqueue_message(act, chat, kind, about, keep=REQUEST_KEPT, dedup=dedup)


def welcome_person(act: Act, listed: ListedPerson) -> None:
    """Tell somebody who asked to join that they were let in."""
    if listed.chat_id is None:
        return
    enrolment = listed.enrolment.id
    enqueue_message(
        act,
        listed.chat_id,
        "people.let_in",
        {"enrolment": enrolment},
        keep=WELCOME_KEPT,
        dedup=f"people.let_in:{enrolment}:{round(act.now.timestamp())}",
    )


async def _some_zone(act: Act) -> str:
    """Return the time zone of the newest cohort, for an administrator without one."""
    found = await cohorts.newest_open(act.tx)
    return found.zone if found else "UTC"


async def pass_correction_on(act: Act, *, what: str, chat: ChatId, message_id: int) -> None:
    """Tell every coordinator that `what` is wrong on the list, and copy the message."""
    enrolment = require(next(iter(act.visitor.enrolments), None), NotJoined)
    # `storage` finds these rows by how they begin, when the person is deleted.
    about = {
        "enrolment": enrolment.id,
        "what": "organization" if what == "o" else "name",
        "chat": chat,
        "message": message_id,
    }
    for to, _ in await staff.chats_of_coordinators(act.tx, enrolment.cohort_id):
        enqueue_message(act, to, "people.correction", about, keep=CORRECTION_KEPT)


def corrections_queries(act: Act, cohort: Cohort) -> list[Statement]:
    """Ask for corrections of the list that the coordinator has not opened (for `corrections`)."""
    return [storage.corrections_query(cohort.id, act.person.id)]


def corrections(_act: Act, _cohort: Cohort, rows: Sequence[Rows]) -> list[WaitingCorrection]:
    [found] = rows
    return storage.corrections_from(found)
