"""Personal links for many: one for each who is not in yet, as a sheet or as cards to print.

A token is kept nowhere: it leaves in the sheet, and the cards are made from that sheet again.
"""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.act import Act
from bot.membership.domain import CohortId, Listed, Membership
from bot.membership.enrolment import storage as enrolments
from bot.membership.staff.domain import require_coordinator
from bot.people.invites import storage as invites
from bot.people.invites.domain import (
    PARTICIPANT_FOR,
    TOKEN_BYTES,
    DeadLink,
    Invite,
    digest,
    require_alive,
)
from bot.people.service import note
from bot.refusals import StaleButton


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalLink:
    """A personal link: the token, and whose it is; an empty language is not known yet."""

    token: str
    name: str
    organization: str
    language: str


async def make_links_for_all(act: Act, cohort: CohortId) -> tuple[PersonalLink, ...]:
    """Make a link for each of a cohort who is not in yet; earlier ones open nothing then.

    Raises `NotAllowed`, and `StaleButton` if everybody is in.
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
    act: Act, cohort: CohortId, listed: Sequence[Listed]
) -> tuple[PersonalLink, ...]:
    """Make a link for each of these people of one cohort, whoever asks having the right to."""
    tickets = [
        PersonalLink(
            token=secrets.token_urlsafe(TOKEN_BYTES),
            name=each.name,
            organization=each.organization or "",
            language=each.language,
        )
        for each in listed
    ]
    pairs = zip(tickets, listed, strict=True)
    invites.add_each(
        act.tx,
        cohort,
        [
            (digest(ticket.token), each.enrolment.person_id, each.enrolment.organization_id)
            for ticket, each in pairs
        ],
        by=act.visitor.person_id,
        expires_at=act.now + PARTICIPANT_FOR,
        now=act.now,
    )
    await note(act, "invite.make_each", f"cohort:{cohort}", links=len(tickets))
    return tuple(tickets)


async def links_of_sheet(
    act: Act, cohort: CohortId, tokens: Iterable[str]
) -> tuple[PersonalLink, ...]:
    """Return the links of a sheet that still let somebody in; raise `NotAllowed`, `DeadLink`."""
    require_coordinator(act.visitor.grants, cohort)
    by_hash = {digest(token): token for token in tokens}
    tickets = []
    for token_hash, invite in (await invites.by_hashes(act.tx, by_hash)).items():
        if invite.cohort_id == cohort and _is_alive(invite, now=act.now):
            tickets.append(_personal_link(by_hash[token_hash], invite))
    if not tickets:
        raise DeadLink
    return tuple(tickets)


def _is_alive(invite: Invite, *, now: datetime) -> bool:
    try:
        return require_alive(invite, now=now).is_personal
    except DeadLink:
        return False


def _personal_link(token: str, invite: Invite) -> PersonalLink:
    return PersonalLink(
        token=token,
        name=invite.person_name or "",
        organization=invite.organization_name or "",
        language=invite.person_language or "",
    )
