"""Drafts and saved sessions in communities."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.community.domain import CommunitySession, CommunitySessionId, first_of_month
from bot.facts import CohortPlace, Fact
from bot.membership.domain import CohortId, OrganizationId, PersonId
from bot.services.domain import OwnProvince
from bot.storage.database import Row, Rows, Statement, Tx, query
from bot.storage.dialect import from_ms
from bot.storage.ownership import Owned
from bot.storage.personal_data import Holding, Tables
from bot.storage.retention import Forget
from bot.storage.rows import from_row

DRAFTS_KEPT: Final = timedelta(days=30)
"""How long a draft is kept after its last change."""
WORDS_KEPT: Final = timedelta(days=365)
"""How long the words of a leader are kept after their last change; the counts stay."""
_COLUMNS = (
    "id, cohort_id AS cohort, organization_id AS organization, person_id AS person, state, step,"
    " revision, corrections, held_in, topic, own_topic, province, commune, place_words, women, men,"
    " young, questions, hard, hard_words, saved_at"
)
_SAVE = """
UPDATE community_sessions SET state = :state, step = :step, revision = revision + 1,
       corrections = :corrections, held_in = :held_in, topic = :topic, own_topic = :own_topic,
       province = :province, commune = :commune, place_words = :place_words, women = :women,
       men = :men, young = :young, questions = :questions, hard = :hard, hard_words = :hard_words,
       saved_at = :saved_at, changed_at = :now
WHERE id = :id AND revision = :revision RETURNING id
"""
_OWN = (
    "person_id = :person AND EXISTS (SELECT 1 FROM cohorts o JOIN cohorts h"
    " ON h.course = o.course WHERE o.id = community_sessions.cohort_id AND h.id = :cohort)"
)
"""Includes an earlier cohort of the same course: people are moved from one to another."""
_LAST_PROVINCE = f"""
SELECT province FROM community_sessions WHERE {_OWN} AND state = 'saved' AND province <> ''
ORDER BY held_in DESC, id DESC LIMIT 1
"""  # noqa: S608 - our own words
_WITHOUT_WORDS = (
    "own_topic = '', place_words = '', hard_words = '',"
    " questions = CASE WHEN questions IS NULL THEN NULL ELSE '' END"
)

_UNLINK = (
    f"UPDATE community_sessions SET person_id = NULL, {_WITHOUT_WORDS}"  # noqa: S608 - our own words
    " WHERE person_id = :person"
)


def used_by_query(person: PersonId, cohort: CohortId) -> Statement:
    """Ask for a row if somebody has begun to log a session in a cohort."""
    return query(
        "SELECT 1 AS used FROM community_sessions"
        " WHERE person_id = :person AND cohort_id = :cohort LIMIT 1",
        person=person,
        cohort=cohort,
    )


async def add(
    tx: Tx,
    person: PersonId,
    cohort: CohortId,
    organization: OrganizationId | None,
    *,
    now: datetime,
) -> CommunitySession:
    """Begin a draft."""
    row = await tx.single(
        "INSERT INTO community_sessions"  # noqa: S608 - our own words
        " (cohort_id, organization_id, person_id, step, changed_at)"
        f" VALUES (:cohort, :organization, :person, 'month', :now) RETURNING {_COLUMNS}",
        cohort=cohort,
        organization=organization,
        person=person,
        now=now,
    )
    return _session(row)


async def by_id(tx: Tx, logged: CommunitySessionId) -> CommunitySession | None:
    row = await tx.one(
        f"SELECT {_COLUMNS} FROM community_sessions WHERE id = :id",  # noqa: S608
        id=logged,
    )
    return None if row is None else _session(row)


async def is_same_course(tx: Tx, cohort: CohortId, own: Collection[CohortId]) -> bool:
    """Tell whether one of somebody's own cohorts takes the same course as a cohort."""
    return await tx.found(
        "SELECT h.id FROM cohorts h JOIN cohorts o ON o.course = h.course"
        " WHERE h.id = :cohort AND o.id IN :own LIMIT 1",
        cohort=cohort,
        own=sorted(own),
    )


async def draft_of(tx: Tx, person: PersonId, cohort: CohortId) -> CommunitySession | None:
    """Return the latest draft of somebody in the course of a cohort, or None."""
    row = await tx.one(
        f"SELECT {_COLUMNS} FROM community_sessions WHERE {_OWN} AND state = 'draft'"  # noqa: S608
        " ORDER BY id DESC LIMIT 1",
        person=person,
        cohort=cohort,
    )
    return None if row is None else _session(row)


async def saved_of(
    tx: Tx, person: PersonId, cohort: CohortId, *, limit: int, offset: int
) -> list[CommunitySession]:
    """Return some sessions of somebody in the course of a cohort, the latest month first."""
    rows = await tx.ask(
        f"SELECT {_COLUMNS} FROM community_sessions WHERE {_OWN} AND state = 'saved'"  # noqa: S608
        " ORDER BY held_in DESC, id DESC LIMIT :limit OFFSET :offset",
        person=person,
        cohort=cohort,
        limit=limit,
        offset=offset,
    )
    return [_session(row) for row in rows]


async def count_saved(tx: Tx, person: PersonId, cohort: CohortId) -> tuple[int, int]:
    """Count the sessions that somebody saved in the course of a cohort, and who came to them."""
    row = await tx.single(
        "SELECT count(*) AS n, coalesce(sum(women + men + young), 0) AS people"  # noqa: S608
        f" FROM community_sessions WHERE {_OWN} AND state = 'saved'",
        person=person,
        cohort=cohort,
    )
    return int(row["n"]), int(row["people"])


async def last_province(tx: Tx, person: PersonId, cohort: CohortId) -> str:
    """Return the province of somebody's latest session in the course of a cohort; "": unknown."""
    row = await tx.one(_LAST_PROVINCE, person=person, cohort=cohort)
    return "" if row is None else str(row["province"])


def _province_in(_place: CohortPlace, rows: Sequence[Rows]) -> OwnProvince:
    return OwnProvince("".join(str(row["province"]) for row in rows[0]))


OWN_PROVINCE = Fact(
    kind=OwnProvince,
    queries=lambda place: [
        query(_LAST_PROVINCE, person=place.enrolment.person_id, cohort=place.cohort.id)
    ],
    read=_province_in,
)


async def save(tx: Tx, changed: CommunitySession, *, now: datetime) -> bool:
    """Save a session; return False if it was changed since it was read (its `revision`)."""
    return await tx.found(
        _SAVE,
        id=changed.id,
        revision=changed.revision,
        state="draft" if changed.is_draft else "saved",
        step=str(changed.step),
        corrections=changed.corrections,
        held_in=None if changed.month is None else f"{changed.month:%Y-%m}",
        topic=changed.topic,
        own_topic=changed.own_topic,
        province=changed.province,
        commune=changed.commune,
        place_words=changed.place_words,
        women=changed.women,
        men=changed.men,
        young=changed.young,
        questions=changed.questions,
        hard=changed.hard,
        hard_words=changed.hard_words,
        saved_at=changed.saved_at,
        now=now,
    )


async def delete(tx: Tx, logged: CommunitySession) -> bool:
    """Delete a session; return False if it was changed since it was read."""
    return await tx.found(
        "DELETE FROM community_sessions WHERE id = :id AND revision = :revision RETURNING id",
        id=logged.id,
        revision=logged.revision,
    )


def _session(row: Row) -> CommunitySession:
    month = row["held_in"]
    return from_row(
        CommunitySession,
        row,
        is_draft=row["state"] == "draft",
        month=None if month is None else first_of_month(month),
    )


def forget_drafts(tx: Tx, *, now: datetime) -> None:
    tx.do(
        "DELETE FROM community_sessions WHERE state = 'draft' AND changed_at < :before",
        before=now - DRAFTS_KEPT,
    )


def forget_words(tx: Tx, *, now: datetime) -> None:
    """Delete old words of saved sessions; the counts stay."""
    tx.do(
        f"UPDATE community_sessions SET {_WITHOUT_WORDS}"  # noqa: S608
        " WHERE state = 'saved' AND changed_at < :before AND (own_topic <> ''"
        " OR place_words <> '' OR hard_words <> '' OR questions <> '')",
        before=now - WORDS_KEPT,
    )


async def talked_at(tx: Tx, cohort: CohortId) -> datetime | None:
    """Return when a cohort began to name communes; None if it may not."""
    row = await tx.one(
        "SELECT talked_at FROM commune_permits WHERE cohort_id = :cohort", cohort=cohort
    )
    return None if row is None else from_ms(row["talked_at"])


TABLES = Tables(
    holdings=(
        Holding(
            table="community_sessions",
            whose="person_id = :person",
            deleting=(
                "DELETE FROM community_sessions WHERE person_id = :person AND state = 'draft'",
                _UNLINK,
            ),
        ),
    ),
    forget=(Forget(forget_drafts), Forget(forget_words)),
    owned=(
        Owned(table="community_sessions", owner="organization_id"),
        Owned(table="community_sessions", owner="person_id", what="community"),
    ),
)
