"""Questions and their parts: ids, instants and states, never the words."""

from datetime import datetime

from bot.membership.domain import ChatId, CohortId, Membership, PersonId, Reach
from bot.questions.domain import (
    PartId,
    Question,
    QuestionDetails,
    QuestionForm,
    QuestionId,
    QuestionKind,
    QuestionPart,
    Side,
    StuckStep,
)
from bot.storage.database import Row, Rows, Statement, Tx, query
from bot.storage.ownership import Owned
from bot.storage.personal_data import Holding, Tables, deleted
from bot.storage.rows import from_row

DETAILS = """
SELECT q.id, q.cohort_id, q.person_id, q.kind, q.state, q.asked_at, q.waits_since,
       q.taken_by, q.answered_at, q.closed_at, q.unseen_since, q.helped, q.step, q.barrier,
       q.session_id AS session, q.may_quote, q.way, q.not_before, q.seen_at,
       p.name AS asker, o.name AS organization, t.name AS taker, e.state AS place,
       h.title, h.course, h.zone, h.quiet_days, h.answer_days, c.id AS chat_id, c.reach,
       (SELECT count(*) FROM questions n WHERE n.person_id = q.person_id AND n.id <= q.id)
         AS number,
       (SELECT s.said FROM question_parts s WHERE s.id = (
          SELECT min(f.id) FROM question_parts f WHERE f.question_id = q.id)) AS said
FROM questions q JOIN people p ON p.id = q.person_id JOIN cohorts h ON h.id = q.cohort_id
LEFT JOIN enrolments e ON e.person_id = q.person_id AND e.cohort_id = q.cohort_id
LEFT JOIN organizations o ON o.id = e.organization_id
LEFT JOIN people t ON t.id = q.taken_by
LEFT JOIN chats c ON c.person_id = q.person_id
"""
"""Selects questions for `read_question_details`."""
_ADD = """
INSERT INTO questions
  (cohort_id, person_id, kind, state, asked_at, waits_since, ring_again_at, step, barrier)
VALUES (:cohort, :person, :kind, 'open', :now, :now, :ring, :step, :barrier) RETURNING id
"""
_ADD_PART = """
INSERT INTO question_parts (question_id, side, author_id, chat_id, message_id, said_at, said)
VALUES (:question, :side, :author, :chat, :message, :now, :said) RETURNING id
"""


async def add(
    tx: Tx,
    *,
    cohort: CohortId,
    person: PersonId,
    kind: QuestionKind,
    ring_again_at: datetime,
    about: StuckStep | None = None,
    now: datetime,
) -> QuestionId:
    """Add a question that waits for the coordinators of a cohort."""
    row = await tx.single(
        _ADD,
        cohort=cohort,
        person=person,
        kind=str(kind),
        ring=ring_again_at,
        step=None if about is None else about.step,
        barrier=None if about is None else about.barrier,
        now=now,
    )
    return QuestionId(row["id"])


async def add_part(
    tx: Tx,
    question: QuestionId,
    side: Side,
    author: PersonId,
    *,
    chat: ChatId,
    message: int,
    said: QuestionForm | None = None,
    now: datetime,
) -> PartId:
    """Add a message to a question, by its id; `said` is how the asker said it."""
    row = await tx.single(
        _ADD_PART,
        question=question,
        side=str(side),
        author=author,
        chat=chat,
        message=message,
        said=None if said is None else str(said),
        now=now,
    )
    return PartId(row["id"])


def details_query(question: QuestionId) -> Statement:
    """Ask for one question (for `details_from`)."""
    return query(f"{DETAILS} WHERE q.id = :id", id=question)


def details_from(rows: Rows) -> QuestionDetails | None:
    return read_question_details(rows[0]) if rows else None


def parts_query(question: QuestionId) -> Statement:
    """Ask for all messages of a question, oldest first (for `parts_from`)."""
    return query(
        "SELECT q.id, q.side, q.author_id, q.chat_id, q.message_id, q.said_at,"
        " p.name AS author FROM question_parts q JOIN people p ON p.id = q.author_id"
        " WHERE q.question_id = :id ORDER BY q.id",
        id=question,
    )


def parts_from(rows: Rows) -> list[QuestionPart]:
    return [from_row(QuestionPart, row) for row in rows]


def of_person_query(person: PersonId, *, limit: int) -> Statement:
    """Ask for the latest questions of somebody (for `all_details_from`), waiting ones first.

    Questions that they took back are left out.
    """
    return query(
        f"{DETAILS} WHERE q.person_id = :person AND q.state <> 'withdrawn'"
        " ORDER BY CASE WHEN q.waits_since IS NULL THEN 1 ELSE 0 END, q.id DESC LIMIT :n",
        person=person,
        n=limit,
    )


def all_details_from(rows: Rows) -> list[QuestionDetails]:
    return [read_question_details(row) for row in rows]


def waiting_query(person: PersonId) -> Statement:
    """Ask which questions of somebody wait for an answer, no feedback (for `waiting_kinds`)."""
    return query(
        "SELECT id, kind FROM questions WHERE person_id = :person AND waits_since IS NOT NULL"
        " AND session_id IS NULL ORDER BY id",
        person=person,
    )


async def waiting_about(
    tx: Tx, person: PersonId, cohort: CohortId, about: StuckStep
) -> QuestionId | None:
    """Return a waiting question of somebody about the same step and barrier, or None."""
    row = await tx.one(
        "SELECT id FROM questions WHERE person_id = :person AND cohort_id = :cohort"
        " AND waits_since IS NOT NULL AND step = :step AND barrier = :barrier ORDER BY id LIMIT 1",
        person=person,
        cohort=cohort,
        step=about.step,
        barrier=about.barrier,
    )
    return None if row is None else QuestionId(row["id"])


def waiting_kinds(rows: Rows) -> list[tuple[QuestionId, QuestionKind]]:
    return [(QuestionId(row["id"]), QuestionKind(row["kind"])) for row in rows]


def unseen_query(person: PersonId) -> Statement:
    """Ask which answer somebody has not opened, the oldest first (for `unseen_from`)."""
    return query(
        "SELECT id FROM questions WHERE person_id = :person AND unseen_since IS NOT NULL"
        " ORDER BY unseen_since, id LIMIT 1",
        person=person,
    )


def unseen_from(rows: Rows) -> QuestionId | None:
    return QuestionId(rows[0]["id"]) if rows else None


def read_question_details(row: Row) -> QuestionDetails:
    return from_row(
        QuestionDetails,
        row,
        question=from_row(Question, row),
        takes_part=row["place"] in {Membership.ACTIVE, Membership.WAITING, Membership.FINISHED},
        reached=row["reach"] == Reach.OPEN,
    )


OWN_PARTS = (
    "SELECT x.id FROM questions q JOIN question_parts x ON x.question_id = q.id"
    " WHERE q.person_id = :person"
    " UNION ALL SELECT y.id FROM question_parts y WHERE y.author_id = :person"
)
"""Selects the parts of a person's questions, and the parts that they wrote themselves."""
TABLES = Tables(
    holdings=(
        deleted("question_parts", f"id IN ({OWN_PARTS})"),
        Holding(
            table="questions",
            whose="person_id = :person OR taken_by = :person",
            deleting=(
                "DELETE FROM questions WHERE person_id = :person",
                (
                    "UPDATE questions SET taken_by = NULL, state ="
                    " CASE WHEN state = 'taken' THEN 'open' ELSE state END WHERE taken_by = :person"
                ),
            ),
        ),
    ),
    owned=(
        Owned(table="questions", owner="person_id", what="questions"),
        Owned(table="question_parts", owner="author_id"),
    ),
)
