"""Loads people, chats, enrolments and roles for a batch of updates, as sets."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.membership.cut_off.storage import cut_off_among_query
from bot.membership.domain import (
    Chat,
    ChatId,
    Enrolment,
    Grant,
    PersonId,
    Visitor,
)
from bot.membership.person.storage import PERSON_COLUMNS, person_of
from bot.storage.database import Row, Rows, Statement, Tx, query
from bot.storage.rows import from_row

_PEOPLE = f"SELECT {PERSON_COLUMNS} FROM people p WHERE p.telegram_id IN :ids"  # noqa: S608
_ENROLMENTS = """
SELECT e.id, e.person_id, e.cohort_id, e.organization_id, e.state, e.joined_at, p.telegram_id
FROM enrolments e JOIN people p ON p.id = e.person_id
WHERE p.telegram_id IN :ids AND e.state IN ('waiting', 'active')
ORDER BY CASE WHEN e.used_at IS NULL THEN 0 ELSE e.used_at END DESC, e.id DESC
"""
_GRANTS = """
SELECT r.role, r.cohort_id, p.telegram_id FROM roles r JOIN people p ON p.id = r.person_id
WHERE p.telegram_id IN :ids AND r.revoked_at IS NULL ORDER BY r.id
"""
_CHATS = "SELECT id, reach, person_id, dialog, screen_message_id FROM chats WHERE id IN :ids"


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchContext:
    """What a batch of updates needs: ids that were handled before, senders and chats.

    `cut_off` are the senders' accounts that get no answers.
    """

    seen: frozenset[int]
    cut_off: frozenset[int]
    visitors: dict[int, Visitor]
    chats: dict[int, Chat]


async def load_senders(
    tx: Tx, *, updates: Iterable[int], telegram_ids: Iterable[int], chats: Iterable[int]
) -> BatchContext:
    """Load all of it in one trip."""
    seen, known, silent, *who = await tx.ask_each(
        query(
            "SELECT update_id FROM seen_updates WHERE update_id IN :ids",
            ids=list(updates),
        ),
        query(_CHATS, ids=list(chats)),
        cut_off_among_query(telegram_ids),
        *_visitor_queries(list(telegram_ids)),
    )
    return BatchContext(
        seen=frozenset(row["update_id"] for row in seen),
        cut_off=frozenset(row["telegram_id"] for row in silent),
        visitors=_visitors(*who),
        chats={row["id"]: from_row(Chat, row) for row in known},
    )


async def load_visitors(tx: Tx, telegram_ids: Iterable[int]) -> dict[int, Visitor]:
    return _visitors(*await tx.ask_each(*_visitor_queries(list(telegram_ids))))


def _visitor_queries(ids: list[int]) -> list[Statement]:
    return [query(sql, ids=ids) for sql in (_PEOPLE, _ENROLMENTS, _GRANTS)]


def _visitors(people: Rows, enrolments: Rows, grants: Rows) -> dict[int, Visitor]:
    by_person: dict[int, list[Enrolment]] = {}
    for row in enrolments:
        by_person.setdefault(row["telegram_id"], []).append(from_row(Enrolment, row))
    roles: dict[int, list[Grant]] = {}
    for row in grants:
        roles.setdefault(row["telegram_id"], []).append(grant_of(row))
    return {
        row["telegram_id"]: Visitor(
            person=person_of(row),
            enrolments=tuple(by_person.get(row["telegram_id"], ())),
            grants=tuple(roles.get(row["telegram_id"], ())),
        )
        for row in people
    }


def note_activity(tx: Tx, person: PersonId, *, now: datetime) -> None:
    """Save that somebody was here, at the person and at their places in courses."""
    tx.do("UPDATE people SET active_at = :now WHERE id = :id", id=person, now=now)
    tx.do(
        "UPDATE enrolments SET seen_at = :now WHERE person_id = :id AND state = 'active'",
        id=person,
        now=now,
    )


def set_dialog(tx: Tx, chat: ChatId, dialog: str | None) -> None:
    """Save the open question of a chat (JSON of ids); None closes it."""
    tx.do("UPDATE chats SET dialog = :dialog WHERE id = :id", id=chat, dialog=dialog)


def grant_of(row: Row) -> Grant:
    return from_row(Grant, row)
