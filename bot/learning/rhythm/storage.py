"""Stores the messages about learning that nobody asked for: when, about what, with which line."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

from bot.learning.domain import Learner
from bot.learning.quiz.domain import WARM_UP
from bot.learning.rhythm.domain import Done, MessageHistory, UnaskedMessage
from bot.membership.domain import EnrolmentId, PersonId
from bot.membership.enrolment.storage import OWN_ENROLMENTS
from bot.storage.database import Row, Rows, Statement, Tx, query
from bot.storage.dialect import to_ms
from bot.storage.ownership import Owned
from bot.storage.personal_data import Tables, deleted
from bot.storage.rows import from_row


async def histories(tx: Tx, members: Sequence[Learner]) -> Mapping[EnrolmentId, MessageHistory]:
    """Return the messages that each of some members got."""
    [rows] = await tx.ask_each(learning_messages_query({each.person_id for each in members}))
    return histories_from(rows, members)


def learning_messages_query(people: set[PersonId]) -> Statement:
    """Ask for all messages to some people (for `histories_from`)."""
    return query(
        "SELECT e.person_id, s.enrolment_id, s.kind, s.about, s.words, s.said_on, s.said_at AS at"
        " FROM learning_messages s JOIN enrolments e ON e.id = s.enrolment_id"
        " WHERE e.person_id IN :people ORDER BY s.said_at, s.id",
        people=sorted(people),
    )


def histories_from(rows: Rows, members: Sequence[Learner]) -> Mapping[EnrolmentId, MessageHistory]:
    """Read the messages of each of some members."""
    own: dict[int, list[UnaskedMessage]] = {}
    of_person: dict[int, list[UnaskedMessage]] = {}
    for row in rows:
        said = _said(row)
        own.setdefault(row["enrolment_id"], []).append(said)
        of_person.setdefault(row["person_id"], []).append(said)
    return {
        each.enrolment_id: MessageHistory(
            own=tuple(own.get(each.enrolment_id, ())), all=tuple(of_person.get(each.person_id, ()))
        )
        for each in members
    }


def note(tx: Tx, enrolment: EnrolmentId, said: UnaskedMessage) -> None:
    """Save a message; the same kind once more on one day changes nothing."""
    tx.do(
        "INSERT INTO learning_messages (enrolment_id, kind, about, words, said_on, said_at)"
        " VALUES (:enrolment, :kind, :about, :words, :on, :at)"
        " ON CONFLICT (enrolment_id, said_on, kind) DO NOTHING",
        enrolment=enrolment,
        kind=said.kind,
        about=said.about,
        words=said.words,
        on=said.on.isoformat(),
        at=said.at,
    )


async def done_by(
    tx: Tx, enrolments: Sequence[EnrolmentId], *, walked_since: datetime
) -> Mapping[EnrolmentId, Done]:
    """Return what each of some members has done; a step after `walked_since` means walking."""
    walks, active = await tx.ask_each(
        query(
            "SELECT w.enrolment_id, w.scenario, w.finished_at, max(s.chosen_at) AS walked_at"
            " FROM walks w LEFT JOIN walk_steps s ON s.walk_id = w.id"
            " WHERE w.enrolment_id IN :ids"
            " GROUP BY w.id, w.enrolment_id, w.scenario, w.finished_at",
            ids=list(enrolments),
        ),
        query(
            "SELECT enrolment_id, 0 AS scored FROM readings WHERE enrolment_id IN :ids"
            " UNION SELECT enrolment_id, CASE WHEN finished_at IS NOT NULL"
            " AND quiz <> :warm_up AND purpose <> 'refresher' THEN 1 ELSE 0 END"
            " FROM attempts WHERE enrolment_id IN :ids",
            ids=list(enrolments),
            warm_up=WARM_UP,
        ),
    )
    has_results = {row["enrolment_id"] for row in active if row["scored"]}
    has_begun = {row["enrolment_id"] for row in active}
    return {
        each: Done(
            finished=_stories(walks, each, lambda row: row["finished_at"] is not None),
            walking=_stories(
                walks, each, lambda row: (row["walked_at"] or 0) > to_ms(walked_since)
            ),
            has_results=each in has_results,
            has_begun=each in has_begun,
        )
        for each in enrolments
    }


def _stories(walks: Rows, enrolment: EnrolmentId, wanted: Callable[[Row], bool]) -> frozenset[str]:
    return frozenset(
        row["scenario"] for row in walks if row["enrolment_id"] == enrolment and wanted(row)
    )


def _said(row: Row) -> UnaskedMessage:
    return from_row(UnaskedMessage, row, on=date.fromisoformat(row["said_on"]))


TABLES = Tables(
    holdings=(deleted("learning_messages", OWN_ENROLMENTS),),
    owned=(Owned(table="learning_messages", owner="enrolment_id", once=("said_on", "kind")),),
)
