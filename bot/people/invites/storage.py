"""Invites and their uses."""

from collections.abc import Iterable
from datetime import datetime

from bot.membership.domain import CohortId, InviteId, OrganizationId, PersonId
from bot.people.invites.domain import Admits, Invite, digest
from bot.storage.database import Row, Tx
from bot.storage.dialect import from_ms
from bot.storage.ownership import Owned
from bot.storage.personal_data import Tables, changed, counted
from bot.storage.rows import from_row

_INVITE = """
SELECT i.id, i.token_hash, i.role, i.cohort_id, i.organization_id, i.person_id, i.created_by,
       i.expires_at, i.uses_allowed, i.uses, i.revoked_at, c.course, c.zone, c.closed_at,
       p.name AS person_name, p.language AS person_language, o.name AS organization_name
FROM invites i LEFT JOIN cohorts c ON c.id = i.cohort_id
LEFT JOIN people p ON p.id = i.person_id
LEFT JOIN organizations o ON o.id = i.organization_id
"""
_INSERT = """
INSERT INTO invites (token_hash, role, cohort_id, organization_id, person_id, created_by,
                     created_at, expires_at, uses_allowed)
VALUES (:token_hash, :role, :cohort, :organization, :person, :by, :now, :expires, :uses)
RETURNING id
"""
_USE = """
UPDATE invites SET uses = uses + 1
WHERE id = :id AND uses < uses_allowed AND revoked_at IS NULL AND expires_at > :now RETURNING id
"""


async def links_of_invited(tx: Tx, cohort: CohortId) -> dict[PersonId, datetime]:
    """Return when the newest personal link of each invited person of a cohort expires.

    It may have expired; people who never had a link, or whose link was closed, are missing.
    """
    rows = await tx.ask(
        "SELECT e.person_id, max(i.expires_at) AS until FROM enrolments e"
        " JOIN invites i ON i.person_id = e.person_id AND i.cohort_id = e.cohort_id"
        " WHERE e.cohort_id = :cohort AND e.state = 'invited' AND i.revoked_at IS NULL"
        " GROUP BY e.person_id",
        cohort=cohort,
    )
    return {PersonId(row["person_id"]): from_ms(row["until"]) for row in rows}


async def add(
    tx: Tx,
    *,
    token_hash: str,
    admits: Admits,
    cohort: CohortId | None,
    organization: OrganizationId | None,
    person: PersonId | None,
    by: PersonId | None,
    expires_at: datetime,
    uses_allowed: int,
    now: datetime,
) -> InviteId:
    row = await tx.single(
        _INSERT,
        token_hash=token_hash,
        role=str(admits),
        cohort=cohort,
        organization=organization,
        person=person,
        by=by,
        now=now,
        expires=expires_at,
        uses=uses_allowed,
    )
    return InviteId(row["id"])


def add_each(
    tx: Tx,
    cohort: CohortId,
    tickets: Iterable[tuple[str, PersonId, OrganizationId | None]],
    *,
    by: PersonId | None,
    expires_at: datetime,
    now: datetime,
) -> None:
    """Save a personal invite for each (hash, person, organization), and close earlier ones."""
    for token_hash, person, organization in tickets:
        close_of_person(tx, person, now=now)
        tx.do(
            _INSERT.replace("RETURNING id", ""),
            token_hash=token_hash,
            role="participant",
            cohort=cohort,
            organization=organization,
            person=person,
            by=by,
            now=now,
            expires=expires_at,
            uses=1,
        )


async def by_hashes(tx: Tx, hashes: Iterable[str]) -> dict[str, Invite]:
    """Return the invites of tokens by hash, working or not, the oldest first."""
    rows = await tx.ask(
        f"{_INVITE} WHERE i.token_hash IN :hashes ORDER BY i.id", hashes=list(hashes)
    )
    return {row["token_hash"]: _invite(row) for row in rows}


async def by_hash(tx: Tx, token_hash: str) -> Invite | None:
    """Return the invite of a token, working or not."""
    return (await by_hashes(tx, [token_hash])).get(token_hash)


async def by_id(tx: Tx, invite: InviteId) -> Invite | None:
    """Return an invite, working or not."""
    row = await tx.one(f"{_INVITE} WHERE i.id = :id", id=invite)
    return None if row is None else _invite(row)


async def use(tx: Tx, invite: InviteId, person: PersonId, *, now: datetime) -> bool:
    """Count one use of an invite; return False if it can no longer be used."""
    if not await tx.found(_USE, id=invite, now=now):
        return False
    tx.do(
        "INSERT INTO invite_uses (invite_id, person_id, used_at) VALUES (:invite, :person, :now)"
        " ON CONFLICT (invite_id, person_id) DO NOTHING",
        invite=invite,
        person=person,
        now=now,
    )
    return True


async def alive_by_token(tx: Tx, token: str, *, now: datetime) -> Invite | None:
    """Return the invite of a token if it still works."""
    found = await by_hash(tx, digest(token))
    return found if found is not None and found.is_alive(now=now) else None


def close(tx: Tx, invite: InviteId, *, now: datetime) -> None:
    tx.do(
        "UPDATE invites SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL",
        id=invite,
        now=now,
    )


def close_of_person(tx: Tx, person: PersonId, *, now: datetime) -> None:
    """Close the personal links of somebody, because they get a new one or need none."""
    tx.do(
        "UPDATE invites SET revoked_at = :now WHERE person_id = :person AND revoked_at IS NULL",
        person=person,
        now=now,
    )


def close_open_links(tx: Tx, cohort: CohortId, *, now: datetime) -> None:
    """Close every link for all of a cohort."""
    tx.do(
        "UPDATE invites SET revoked_at = :now WHERE cohort_id = :cohort AND role = 'participant'"
        " AND person_id IS NULL AND revoked_at IS NULL",
        cohort=cohort,
        now=now,
    )


def _invite(row: Row) -> Invite:
    return from_row(
        Invite,
        row,
        admits=Admits(row["role"]),
        closed=row["revoked_at"] is not None or row["closed_at"] is not None,
        zone=row["zone"] or "UTC",
        person_language=row["person_language"] or None,
    )


_REVOKED = "revoked_at = CASE WHEN revoked_at IS NULL THEN :now ELSE revoked_at END"
TABLES = Tables(
    holdings=(counted("invite_uses"), changed("invites", _REVOKED, secret=("token_hash",))),
    owned=(Owned(table="invites", owner="organization_id"),),
)
