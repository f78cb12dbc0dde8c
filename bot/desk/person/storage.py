"""What happened with one person in a cohort, for its coordinators: dates, and never a score."""

from collections.abc import Iterator
from datetime import datetime

from bot.desk.person.domain import Event, EventKind, Timeline
from bot.learning.quiz.domain import MISSED
from bot.membership.domain import Enrolment
from bot.sessions.attendance.domain import Attendance
from bot.sessions.attendance.storage import WAS_EXPECTED, WAS_TAKEN
from bot.storage.database import Row, Tx, query
from bot.storage.dialect import from_ms

_MEETINGS = f"""
SELECT s.starts_at AS happened_at, a.state, r.answer FROM enrolments e
JOIN sessions s ON s.cohort_id = e.cohort_id
LEFT JOIN attendance a ON a.session_id = s.id AND a.person_id = e.person_id
LEFT JOIN rsvps r ON r.session_id = s.id AND r.person_id = e.person_id
WHERE e.id = :enrolment AND e.joined_at IS NOT NULL AND s.state = 'planned'
  AND s.starts_at + s.minutes * 60000 < :now AND {WAS_TAKEN} AND {WAS_EXPECTED}
"""  # noqa: S608 - our own words
_LESSONS = """
SELECT unit AS what, finished_at AS happened_at FROM readings
WHERE enrolment_id = :enrolment AND finished_at IS NOT NULL
"""
_QUIZZES = """
SELECT quiz AS what, finished_at AS happened_at FROM attempts
WHERE enrolment_id = :enrolment AND finished_at IS NOT NULL AND purpose <> 'refresher'
"""
_MESSAGES = """
SELECT o.announcement_id AS what, min(o.done_at) AS happened_at FROM outbox o
JOIN chats c ON c.id = o.chat_id JOIN announcements a ON a.id = o.announcement_id
JOIN recipients r ON r.announcement_id = a.id AND r.person_id = c.person_id
WHERE c.person_id = :person AND a.cohort_id = :cohort AND o.state = 'sent'
GROUP BY o.announcement_id
"""
_QUESTIONS = """
SELECT count(*) AS asked FROM questions
WHERE person_id = :person AND cohort_id = :cohort AND kind = 'question' AND state <> 'withdrawn'
"""


_PLANS = """
SELECT p.made_at, p.ended_at, p.state FROM plans p WHERE p.enrolment_id = :enrolment
"""
_CHECK_INS = """
SELECT c.answer, c.answered_at AS happened_at FROM plans p
JOIN plan_check_ins c ON c.plan_id = p.id
WHERE p.enrolment_id = :enrolment AND c.answer IN ('partly', 'not_yet')
"""


async def load(tx: Tx, place: Enrolment, *, now: datetime) -> Timeline:
    """Load the events since somebody joined."""
    person, cohort = place.person_id, place.cohort_id
    meetings, lessons, quizzes, messages, asked, plans, check_ins = await tx.ask_each(
        query(_MEETINGS, enrolment=place.id, now=now),
        query(_LESSONS, enrolment=place.id),
        query(_QUIZZES, enrolment=place.id),
        query(_MESSAGES, person=person, cohort=cohort),
        query(_QUESTIONS, person=person, cohort=cohort),
        query(_PLANS, enrolment=place.id),
        query(_CHECK_INS, enrolment=place.id),
    )
    events = [_event(row, _attended(row)) for row in meetings]
    events += [_event(row, EventKind.LESSONS, row["what"]) for row in lessons]
    events += [
        _event(row, EventKind.QUIZ, row["what"])
        for row in quizzes
        if not row["what"].endswith(MISSED)
    ]
    events += [_event(row, EventKind.MESSAGE) for row in messages]
    events += [event for row in plans for event in _plan_events(row)]
    events += [_event(row, EventKind(f"plan_{row['answer']}")) for row in check_ins]
    events.sort(key=lambda each: each.at, reverse=True)
    return Timeline(events=tuple(events), questions=asked[0]["asked"])


def _event(row: Row, kind: EventKind, of: str = "") -> Event:
    return Event(at=from_ms(row["happened_at"]), kind=kind, of=of)


def _plan_events(row: Row) -> Iterator[Event]:
    """Yield when a step was planned and how it ended: never the step itself or the reason."""
    yield Event(at=from_ms(row["made_at"]), kind=EventKind.PLAN)
    if row["ended_at"] is not None:
        yield Event(at=from_ms(row["ended_at"]), kind=EventKind(f"plan_{row['state']}"))


def _attended(row: Row) -> EventKind:
    """Count as the overview does: who said no is excused; others who did not come missed it."""
    if row["state"] in {Attendance.THERE, Attendance.UNSURE}:
        return EventKind(row["state"])
    excused = row["state"] == Attendance.EXCUSED or row["answer"] == "no"
    return EventKind.EXCUSED if excused else EventKind.MISSED
