"""Makes and closes links. A token is shown once, in its link; only its hash is stored."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.act import Act
from bot.membership.domain import (
    CohortId,
    EnrolmentId,
    InviteId,
    ListedPerson,
    Membership,
    PersonId,
    Role,
)
from bot.membership.enrolment import storage as enrolments
from bot.membership.staff.domain import require_coordinator
from bot.people.invites import storage
from bot.people.invites.domain import (
    MOST_USES,
    PARTICIPANT_FOR,
    STAFF_FOR,
    TOKEN_BYTES,
    Admits,
    DeadLink,
    Invite,
    digest,
    require_alive,
)
from bot.people.rights import service as rights
from bot.people.service import note_in_audit
from bot.refusals import NotAllowed, StaleButton


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLink:
    """A new link: its token, its person if it is personal, how many may use it and until when."""

    id: InviteId
    token: str
    cohort_id: CohortId | None
    uses_allowed: int
    expires_at: datetime
    listed: ListedPerson | None = None


async def invite_staff(
    act: Act,
    role: Role,
    cohort_id: CohortId | None,
    *,
    valid_for: timedelta = STAFF_FOR,
    person: PersonId | None = None,
) -> str:
    """Make a one-time link for a coordinator of a cohort or an administrator; return its token.

    Administrators decide who gets it, in the chat or on the command line. With `person` it gives a
    known person, whose account was cut off, a new account.
    """
    if (role is Role.COORDINATOR) != (cohort_id is not None):
        raise NotAllowed("a coordinator has a cohort, an administrator has none")
    made = await _make(
        act,
        admits=Admits(role.value),
        cohort=cohort_id,
        person=person,
        expires_at=act.now + valid_for,
    )
    return made.token


async def invite_person(
    act: Act, listed: ListedPerson, *, valid_for: timedelta = PARTICIPANT_FOR
) -> NewLink:
    """Make a personal link for somebody on the list, and close an earlier one."""
    place = listed.enrolment
    storage.close_of_person(act.tx, place.person_id, now=act.now)
    return await _make(
        act,
        admits=Admits.PARTICIPANT,
        cohort=place.cohort_id,
        listed=listed,
        expires_at=act.now + valid_for,
    )


async def personal_link(act: Act, enrolment: EnrolmentId) -> NewLink:
    """Make a link for a person on the list; raise `NotAllowed`, or `StaleButton` if they joined."""
    listed = await rights.require_enrolment(act, enrolment)
    if listed.enrolment.state is not Membership.INVITED:
        raise StaleButton
    return await invite_person(act, listed)


async def link_for_all(act: Act, cohort: CohortId, *, people: int) -> NewLink:
    """Make the one link for all of a cohort, for so many people; an earlier one is closed.

    Raises `NotAllowed`, and `StaleButton` if there is no such cohort.
    """
    await rights.require_cohort(act, cohort)
    storage.close_open_links(act.tx, cohort, now=act.now)
    return await _make(
        act,
        admits=Admits.PARTICIPANT,
        cohort=cohort,
        uses=min(max(people, 1), MOST_USES),
        expires_at=act.now + PARTICIPANT_FOR,
    )


async def require_own_link(act: Act, token: str) -> None:
    """Raise `NotAllowed` or `DeadLink` for a link to another cohort than the visitor's own."""
    invite = require_alive(await storage.by_hash(act.tx, digest(token)), now=act.now)
    if invite.cohort_id is None or invite.is_staff:
        raise NotAllowed
    require_coordinator(act.visitor.grants, invite.cohort_id)


async def close_link(act: Act, invite: InviteId) -> Invite:
    found = await storage.by_id(act.tx, invite)
    if found is None or found.cohort_id is None:
        raise StaleButton
    require_coordinator(act.visitor.grants, found.cohort_id)
    storage.close(act.tx, invite, now=act.now)
    await note_in_audit(act, "invite.close", f"invite:{invite}")
    return found


async def _make(
    act: Act,
    *,
    admits: Admits,
    cohort: CohortId | None,
    expires_at: datetime,
    uses: int = 1,
    listed: ListedPerson | None = None,
    person: PersonId | None = None,
) -> NewLink:
    token = secrets.token_urlsafe(TOKEN_BYTES)
    made = await storage.add(
        act.tx,
        token_hash=digest(token),
        admits=admits,
        cohort=cohort,
        organization=listed.enrolment.organization_id if listed else None,
        person=listed.enrolment.person_id if listed else person,
        by=act.visitor.person_id,
        expires_at=expires_at,
        uses_allowed=uses,
        now=act.now,
    )
    await note_in_audit(
        act, "invite.make", f"invite:{made}", admits=str(admits), cohort=cohort, uses=uses
    )
    return NewLink(
        id=made,
        token=token,
        cohort_id=cohort,
        uses_allowed=uses,
        expires_at=expires_at,
        listed=listed,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalLink:
    """A personal link: its token and its person; an empty language is not known yet."""

    token: str
    name: str
    organization: str
    language: str


async def make_links_for_all(act: Act, cohort: CohortId) -> tuple[PersonalLink, ...]:
    """Make a link for everybody of a cohort who has not joined yet, and close earlier links.

    Raises `NotAllowed`, and `StaleButton` if everybody has joined.
    """
    require_coordinator(act.visitor.grants, cohort)
    listed = [
        each
        for each in await enrolments.listed(act.tx, cohort)
        if each.enrolment.state is Membership.INVITED
    ]
    if not listed:
        raise StaleButton
    return await make_links(act, cohort, listed)


async def make_links(
    act: Act, cohort: CohortId, listed: Sequence[ListedPerson]
) -> tuple[PersonalLink, ...]:
    """Make a link for each of these people of one cohort; the caller has checked the right."""
    links = [
        PersonalLink(
            token=secrets.token_urlsafe(TOKEN_BYTES),
            name=each.name,
            organization=each.organization or "",
            language=each.language,
        )
        for each in listed
    ]
    pairs = zip(links, listed, strict=True)
    storage.add_each(
        act.tx,
        cohort,
        [
            (digest(link.token), each.enrolment.person_id, each.enrolment.organization_id)
            for link, each in pairs
        ],
        by=act.visitor.person_id,
        expires_at=act.now + PARTICIPANT_FOR,
        now=act.now,
    )
    await note_in_audit(act, "invite.make_each", f"cohort:{cohort}", links=len(links))
    return tuple(links)


async def links_of_sheet(
    act: Act, cohort: CohortId, tokens: Iterable[str]
) -> tuple[PersonalLink, ...]:
    """Return the links of a sheet that still work; raise `NotAllowed`, `DeadLink`."""
    require_coordinator(act.visitor.grants, cohort)
    by_hash = {digest(token): token for token in tokens}
    links = []
    for token_hash, invite in (await storage.by_hashes(act.tx, by_hash)).items():
        if invite.cohort_id == cohort and invite.is_personal and invite.is_alive(now=act.now):
            links.append(_personal_link(by_hash[token_hash], invite))
    if not links:
        raise DeadLink
    return tuple(links)


def _personal_link(token: str, invite: Invite) -> PersonalLink:
    return PersonalLink(
        token=token,
        name=invite.person_name or "",
        organization=invite.organization_name or "",
        language=invite.person_language or "",
    )
