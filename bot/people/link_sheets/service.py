"""Personal links for everybody who is not in yet, as a sheet or as cards to print.

Tokens are not stored: they are in the sheet only, and the cards are made from that sheet.
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
    """A personal link: its token and its person; an empty language is not known yet."""

    token: str
    name: str
    organization: str
    language: str


async def make_links_for_all(act: Act, cohort: CohortId) -> tuple[PersonalLink, ...]:
    """Make a link for everybody of a cohort who is not in yet, and close earlier links.

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
    """Make a link for each of these people of one cohort; the caller has checked the right to."""
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
    invites.add_each(
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
    await note(act, "invite.make_each", f"cohort:{cohort}", links=len(links))
    return tuple(links)


async def links_of_sheet(
    act: Act, cohort: CohortId, tokens: Iterable[str]
) -> tuple[PersonalLink, ...]:
    """Return the links of a sheet that still work; raise `NotAllowed`, `DeadLink`."""
    require_coordinator(act.visitor.grants, cohort)
    by_hash = {digest(token): token for token in tokens}
    links = []
    for token_hash, invite in (await invites.by_hashes(act.tx, by_hash)).items():
        if invite.cohort_id == cohort and _is_alive(invite, now=act.now):
            links.append(_personal_link(by_hash[token_hash], invite))
    if not links:
        raise DeadLink
    return tuple(links)


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
