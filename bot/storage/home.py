"""What Home asks of the tables of all areas, each in one query of one trip."""

from datetime import datetime

from bot.domain.people.home import NextMeeting
from bot.domain.people.person import CohortId, EnrolmentId, PersonId
from bot.storage.database import Row, Statement, query
from bot.storage.dialect import from_ms

MINUTE_MS = 60_000


def next_meeting(cohort: CohortId, person: PersonId, *, now: datetime) -> Statement:
    """Ask for the next meeting of a cohort that is not over, with somebody's answer."""
    return query(
        "SELECT s.id, s.starts_at, s.minutes, s.zone, s.link, r.answer FROM sessions s"
        " LEFT JOIN rsvps r ON r.session_id = s.id AND r.person_id = :person"
        " WHERE s.cohort_id = :cohort AND s.state = 'planned'"
        " AND s.starts_at + s.minutes * 60000 > :now ORDER BY s.starts_at, s.id LIMIT 1",
        cohort=cohort,
        person=person,
        now=now,
    )


def any_meeting(cohort: CohortId) -> Statement:
    """Ask whether a cohort has meetings, over or not."""
    return query("SELECT id FROM sessions WHERE cohort_id = :cohort LIMIT 1", cohort=cohort)


def readings(enrolment: EnrolmentId) -> Statement:
    """Ask how far somebody is in each unit."""
    return query(
        "SELECT unit, card, furthest, read_at, finished_at FROM readings WHERE enrolment_id = :id",
        id=enrolment,
    )


def open_attempt(enrolment: EnrolmentId) -> Statement:
    """Ask for the quiz that somebody began last and has not finished."""
    return query(
        "SELECT a.quiz, a.items, (SELECT count(*) FROM answers w WHERE w.attempt_id = a.id)"
        " AS answered FROM attempts a WHERE a.enrolment_id = :id AND a.finished_at IS NULL"
        " AND a.purpose <> 'refresher' ORDER BY a.id DESC LIMIT 1",
        id=enrolment,
    )


def latest_score(enrolment: EnrolmentId) -> Statement:
    """Ask what somebody had in the quiz finished last."""
    return query(
        "SELECT a.quiz, (SELECT count(*) FROM answers w WHERE w.attempt_id = a.id) AS answered,"
        " (SELECT count(*) FROM answers w WHERE w.attempt_id = a.id AND w.correct = 1) AS correct"
        " FROM attempts a WHERE a.enrolment_id = :id AND a.finished_at IS NOT NULL"
        " AND a.purpose <> 'refresher' ORDER BY a.finished_at DESC, a.id DESC LIMIT 1",
        id=enrolment,
    )


def meeting_of(row: Row) -> NextMeeting:
    """Read the next meeting from a row."""
    return NextMeeting(
        session_id=row["id"],
        starts_at=from_ms(row["starts_at"]),
        ends_at=from_ms(row["starts_at"] + row["minutes"] * MINUTE_MS),
        zone=row["zone"],
        link=row["link"],
        answer=row["answer"],
    )
