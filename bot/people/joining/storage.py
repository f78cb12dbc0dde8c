"""A Telegram account and its private chat belong to one person or to none.

Who says that a name on a list is theirs, too, and which people are not the same, stands here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.membership.domain import ChatId, CohortId, PersonId
from bot.people.joining.domain import WaitingCorrection
from bot.storage.database import Rows, Statement, Tx, query
from bot.storage.personal_data import Tables, deleted
from bot.storage.retention import Forget
from bot.storage.rows import from_row

NAMELESS_KEPT = timedelta(days=1)
"""How long somebody who agreed may take to type a name."""
CLAIMS_KEPT = timedelta(days=30)
"""How long coordinators may take to say whether two people are one."""
_LINK_CHAT = """
INSERT INTO chats (id, kind, person_id) VALUES (:chat, 'private', :person)
ON CONFLICT (id) DO UPDATE SET person_id = excluded.person_id, reach = 'open', not_before = 0,
  dialog = NULL
"""
# `about` begins with the enrolment, and is opaque to the database. "-" comes right after ",".
_CORRECTIONS = """
DELETE FROM outbox WHERE id IN (
  SELECT o.id FROM enrolments e CROSS JOIN outbox o WHERE e.person_id = :person
  AND o.kind IN ('people.correction', 'people.words')
  AND o.about >= '{"enrolment":' || e.id || ',' AND o.about < '{"enrolment":' || e.id || '-')
"""
# From the few notices of one chat to the people; the other way round reads each place of a cohort.
_UNOPENED = """
SELECT o.id AS row, o.created_at AS since, p.name, g.name AS organization
FROM chats c CROSS JOIN outbox o CROSS JOIN notice_covers n CROSS JOIN enrolments e
JOIN people p ON p.id = e.person_id LEFT JOIN organizations g ON g.id = e.organization_id
WHERE c.person_id = :coordinator AND o.chat_id = c.id AND o.kind = 'people.correction'
  AND o.state = 'sent' AND n.outbox_id = o.id AND e.cohort_id = :cohort
  AND o.about LIKE '{"enrolment":' || e.id || ',%'
ORDER BY o.id
"""


def link_account(
    tx: Tx, person: PersonId, *, telegram_id: int, chat: ChatId, language: str
) -> None:
    """Link a person to a Telegram account and its private chat, in the chosen language."""
    tx.do(
        "UPDATE people SET telegram_id = :telegram, language = :language WHERE id = :id",
        id=person,
        telegram=telegram_id,
        language=language,
    )
    tx.do(_LINK_CHAT, chat=chat, person=person)


def unlink_account(tx: Tx, person: PersonId) -> None:
    """Free the Telegram account of somebody who was let in by mistake."""
    tx.do("UPDATE people SET telegram_id = NULL WHERE id = :id", id=person)
    tx.do("UPDATE chats SET person_id = NULL, dialog = NULL WHERE person_id = :id", id=person)


def save_chat(tx: Tx, chat: ChatId) -> None:
    """Save the private chat of somebody who agreed and has not typed a name yet."""
    tx.do(
        "INSERT INTO chats (id, kind) VALUES (:id, 'private') ON CONFLICT (id) DO NOTHING", id=chat
    )


def delete_chat(tx: Tx, chat: ChatId) -> None:
    """Delete a private chat that belongs to no person yet, and the messages to it."""
    nobodys = "SELECT id FROM chats WHERE id = :id AND person_id IS NULL AND kind = 'private'"
    tx.do(f"DELETE FROM outbox WHERE chat_id IN ({nobodys})", id=chat)  # noqa: S608 - our own text
    tx.do("DELETE FROM chats WHERE id = :id AND person_id IS NULL AND kind = 'private'", id=chat)


def delete_ownerless_chats(tx: Tx, *, now: datetime) -> None:
    """Delete private chats that belong to no person and got no message for a day.

    Their owners agreed and never gave a name, were let out again, or have another phone. A chat
    with a question stays as long as the question: messages are copied from there.
    """
    before = now - NAMELESS_KEPT
    nobodys = (
        "SELECT c.id FROM chats c WHERE c.person_id IS NULL AND c.kind = 'private' AND c.id > 0"
        " AND NOT EXISTS (SELECT 1 FROM question_parts q WHERE q.chat_id = c.id)"
        " AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.chat_id = c.id"
        " AND o.created_at >= :before)"
    )
    tx.do(f"DELETE FROM errands WHERE chat_id IN ({nobodys})", before=before)  # noqa: S608
    tx.do(f"DELETE FROM outbox WHERE chat_id IN ({nobodys})", before=before)  # noqa: S608
    # Their messages are deleted by now, and the same query still finds the same chats.
    tx.do(f"DELETE FROM chats WHERE id IN ({nobodys})", before=before)  # noqa: S608


def save_consent(tx: Tx, person: PersonId, *, version: int, now: datetime) -> None:
    """Save which version somebody agreed to, and when."""
    tx.do(
        "UPDATE people SET consent_version = :version, consented_at = :now WHERE id = :id",
        id=person,
        version=version,
        now=now,
    )


def delete_corrections(tx: Tx, person: int, *, now: datetime) -> None:  # noqa: ARG001 - a protocol
    """Delete the rows that hold the number of a person's chat, in the chats of coordinators."""
    tx.do(_CORRECTIONS, person=person)


def corrections_query(cohort: CohortId, coordinator: PersonId) -> Statement:
    """Ask for corrections of a list that a coordinator has not opened (for `corrections_from`)."""
    return query(_UNOPENED, cohort=cohort, coordinator=coordinator)


def corrections_from(rows: Rows) -> list[WaitingCorrection]:
    return [from_row(WaitingCorrection, row) for row in rows]


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedClaim:
    """Somebody who takes part says that `invited_id`, on the list of a cohort, is them, too."""

    person_id: PersonId
    invited_id: PersonId
    cohort_id: CohortId
    consent_version: int


_CLAIM_COLUMNS = "person_id, invited_id, cohort_id, consent_version"


def add_claim(tx: Tx, claim: SavedClaim, *, now: datetime) -> None:
    """Save that somebody says so; a claim that waits already stays."""
    tx.do(
        f"INSERT INTO claims ({_CLAIM_COLUMNS}, asked_at)"  # noqa: S608 - our own columns
        " VALUES (:person, :invited, :cohort, :version, :now)"
        " ON CONFLICT (person_id, invited_id) DO NOTHING",
        person=claim.person_id,
        invited=claim.invited_id,
        cohort=claim.cohort_id,
        version=claim.consent_version,
        now=now,
    )


async def claim_of(tx: Tx, person: PersonId, invited: PersonId) -> SavedClaim | None:
    row = await tx.one(
        f"SELECT {_CLAIM_COLUMNS} FROM claims"  # noqa: S608 - our own columns
        " WHERE person_id = :person AND invited_id = :invited",
        person=person,
        invited=invited,
    )
    return None if row is None else from_row(SavedClaim, row)


def end_claims(tx: Tx, invited: PersonId) -> None:
    """Delete all claims on a name of a list: it was answered, or the person has joined."""
    tx.do("DELETE FROM claims WHERE invited_id = :invited", invited=invited)


def forget_claims(tx: Tx, *, now: datetime) -> None:
    """Delete claims that nobody has answered."""
    tx.do("DELETE FROM claims WHERE asked_at < :before", before=now - CLAIMS_KEPT)


def keep_apart(tx: Tx, person: PersonId, others: Iterable[PersonId], *, now: datetime) -> None:
    """Save that somebody is not one of these others."""
    for other in others:
        tx.do(
            "INSERT INTO kept_apart (person_id, other_id, decided_at)"
            " VALUES (:person, :other, :now) ON CONFLICT (person_id, other_id) DO NOTHING",
            person=person,
            other=other,
            now=now,
        )


async def apart_from(tx: Tx, people: Sequence[PersonId]) -> frozenset[tuple[PersonId, PersonId]]:
    """Return pairs (person, other) who are not the same, for some people."""
    rows = await tx.ask(
        "SELECT person_id, other_id FROM kept_apart WHERE person_id IN :people",
        people=list(people),
    )
    return frozenset((PersonId(row["person_id"]), PersonId(row["other_id"])) for row in rows)


TABLES = Tables(
    before_deleting=(delete_corrections,),
    holdings=(
        deleted("claims", "person_id = :person OR invited_id = :person"),
        deleted("kept_apart", "person_id = :person OR other_id = :person"),
    ),
    forget=(Forget(delete_ownerless_chats), Forget(forget_claims)),
)
