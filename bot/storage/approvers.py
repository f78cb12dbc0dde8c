"""Who beside its author may allow an announcement."""

from bot.domain.people.person import ChatId, CohortId, PersonId
from bot.storage.database import Statement, Tx, query


async def others(
    tx: Tx, author: PersonId, cohorts: tuple[CohortId, ...]
) -> list[tuple[PersonId, ChatId, str]]:
    """Return who beside the author may allow something for one of `cohorts`: id, chat, name."""
    (rows,) = await tx.ask_each(about_others(author, cohorts))
    return [(PersonId(r["person_id"]), ChatId(r["chat_id"]), r["name"]) for r in rows]


def about_others(author: PersonId, cohorts: tuple[CohortId, ...]) -> Statement:
    """Ask for those whom `others` returns."""
    return query(
        "SELECT DISTINCT r.person_id, c.id AS chat_id, p.name FROM roles r"
        " JOIN people p ON p.id = r.person_id JOIN chats c ON c.person_id = r.person_id"
        " WHERE r.revoked_at IS NULL AND r.person_id <> :author AND c.kind = 'private'"
        " AND c.reach = 'open' AND (r.role = 'administrator' OR r.cohort_id IN :cohorts)"
        " ORDER BY r.person_id",
        author=author,
        cohorts=list(cohorts),
    )
