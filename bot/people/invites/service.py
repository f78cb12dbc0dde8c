"""Links are made and closed here. A token leaves once, in its link; only its hash is kept."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.membership.audit import storage as audit
from bot.membership.domain import (
    CohortId,
    EnrolmentId,
    InviteId,
    Listed,
    Membership,
    PersonId,
    Role,
    Visitor,
)
from bot.membership.staff import service as running
from bot.membership.staff.domain import require_coordinator
from bot.people.invites import storage
from bot.people.invites.domain import (
    MOST_USES,
    PARTICIPANT_FOR,
    STAFF_FOR,
    TOKEN_BYTES,
    Admits,
    Invite,
    digest,
    require_alive,
)
from bot.refusals import NotAllowed, StaleButton
from bot.storage.database import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A new link: its token, who it is for, how many and until when."""

    id: InviteId
    token: str
    cohort_id: CohortId | None
    uses_allowed: int
    expires_at: datetime
    listed: Listed | None = None


async def invite_staff(
    tx: Tx,
    role: Role,
    cohort_id: CohortId | None,
    *,
    now: datetime,
    actor: PersonId | None = None,
    valid_for: timedelta = STAFF_FOR,
) -> str:
    """Make a one-time link for a coordinator of a cohort or an administrator; return its token.

    Whoever may run the command line, or an administrator in chat, decides who gets it.
    """
    if (role is Role.COORDINATOR) != (cohort_id is not None):
        raise NotAllowed("a coordinator has a cohort, an administrator has none")
    made = await _make(
        tx,
        admits=Admits(role.value),
        cohort=cohort_id,
        actor=actor,
        expires_at=now + valid_for,
        now=now,
    )
    return made.token


async def invite_person(
    tx: Tx,
    listed: Listed,
    *,
    now: datetime,
    actor: PersonId | None = None,
    valid_for: timedelta = PARTICIPANT_FOR,
) -> Made:
    """Make a personal link for somebody on the list; an earlier one opens nothing then."""
    place = listed.enrolment
    storage.close_of_person(tx, place.person_id, now=now)
    return await _make(
        tx,
        admits=Admits.PARTICIPANT,
        cohort=place.cohort_id,
        listed=listed,
        actor=actor,
        expires_at=now + valid_for,
        now=now,
    )


async def invite_all(
    tx: Tx, cohort: CohortId, *, people: int, now: datetime, actor: PersonId | None = None
) -> Made:
    """Make the one link for all of a cohort, for so many people; an earlier one is closed."""
    storage.close_open_links(tx, cohort, now=now)
    return await _make(
        tx,
        admits=Admits.PARTICIPANT,
        cohort=cohort,
        uses=min(max(people, 1), MOST_USES),
        actor=actor,
        expires_at=now + PARTICIPANT_FOR,
        now=now,
    )


async def personal_link(tx: Tx, visitor: Visitor, enrolment: EnrolmentId, *, now: datetime) -> Made:
    """Make a link for one of the list; raise `NotAllowed`, or `StaleButton` if they are in."""
    listed = await running.require_place(tx, visitor, enrolment)
    if listed.enrolment.state is not Membership.INVITED:
        raise StaleButton
    return await invite_person(tx, listed, now=now, actor=visitor.person_id)


async def link_for_all(
    tx: Tx, visitor: Visitor, cohort: CohortId, *, people: int, now: datetime
) -> Made:
    """Make the link for all of a cohort; raise `NotAllowed`, or `StaleButton` for none."""
    await running.require_cohort(tx, visitor, cohort)
    return await invite_all(tx, cohort, people=people, now=now, actor=visitor.person_id)


async def own_link(tx: Tx, visitor: Visitor, token: str, *, now: datetime) -> Invite:
    """Return the invite of a link to this visitor's cohort; raise `NotAllowed` or `DeadLink`."""
    invite = require_alive(await storage.by_hash(tx, digest(token)), now=now)
    if invite.cohort_id is None or invite.is_staff:
        raise NotAllowed
    require_coordinator(visitor.grants, invite.cohort_id)
    return invite


async def close_link(tx: Tx, visitor: Visitor, invite: InviteId, *, now: datetime) -> Invite:
    """Close a link, so that it opens nothing; raise `NotAllowed`."""
    found = await storage.by_id(tx, invite)
    if found is None or found.cohort_id is None:
        raise StaleButton
    require_coordinator(visitor.grants, found.cohort_id)
    storage.close(tx, invite, now=now)
    await audit.note(
        tx, actor=visitor.person_id, action="invite.close", object=f"invite:{invite}", now=now
    )
    return found


async def _make(
    tx: Tx,
    *,
    admits: Admits,
    cohort: CohortId | None,
    actor: PersonId | None,
    expires_at: datetime,
    now: datetime,
    uses: int = 1,
    listed: Listed | None = None,
) -> Made:
    token = secrets.token_urlsafe(TOKEN_BYTES)
    made = await storage.add(
        tx,
        token_hash=digest(token),
        admits=admits,
        cohort=cohort,
        organization=listed.enrolment.organization_id if listed else None,
        person=listed.enrolment.person_id if listed else None,
        by=actor,
        expires_at=expires_at,
        uses_allowed=uses,
        now=now,
    )
    await audit.note(
        tx,
        actor=actor,
        action="invite.make",
        object=f"invite:{made}",
        detail={"admits": str(admits), "cohort": cohort, "uses": uses},
        now=now,
    )
    return Made(
        id=made,
        token=token,
        cohort_id=cohort,
        uses_allowed=uses,
        expires_at=expires_at,
        listed=listed,
    )
