"""What tests let there be, in one line each: chats, people, meetings, and what people did.

Each goes through the function that stores the same for the bot, so that a test does not know the
columns of a table. Chats and a crowd have no such function; here their SQL is written once.
"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import orjson

from bot.announcements import storage as announcements
from bot.announcements.audience.domain import Audience
from bot.announcements.domain import AnnouncementId
from bot.learning.attempts import storage as attempts
from bot.learning.quiz import storage as quizzes
from bot.learning.quiz.domain import Purpose
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import (
    ChatId,
    CohortId,
    EnrolmentId,
    Membership,
    OrganizationId,
    PersonId,
)
from bot.membership.enrolment import storage as enrolments
from bot.membership.person import storage as people
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.people.joining import storage as joining
from bot.sessions import storage as sessions
from bot.sessions.domain import Room, Session, SessionId
from bot.storage.database import Tx

ZONE = "Asia/Phnom_Penh"
LONG_AGO = datetime(2023, 5, 1, tzinfo=UTC)
"""When everything was made, unless a test says otherwise."""


def add_chat(tx: Tx, chat: int, kind: str = "private") -> None:
    """Let there be a chat that is nobody's."""
    tx.do("INSERT INTO chats (id, kind) VALUES (:id, :kind)", id=chat, kind=kind)


async def add_cohort(tx: Tx, *, group: int | None = None, now: datetime = LONG_AGO) -> CohortId:
    """Let there be a cohort without reminders, and with a `group` if its chat is named."""
    cohort = await cohorts.add(tx, course="any", title="May", zone=ZONE, rungs=[], now=now)
    if group is not None:
        cohorts.link_group(tx, cohort, ChatId(group))
    return cohort


async def add_person(
    tx: Tx,
    name: str = "Sok Dara",
    *,
    account: int | None = None,
    language: str = "en",
    zone: str = ZONE,
    now: datetime = LONG_AGO,
) -> PersonId:
    """Let there be somebody; with an `account`, whose number is also that of the private chat."""
    person = await people.add(tx, name=name, language=language, zone=zone, now=now)
    if account is not None:
        joining.link_account(
            tx, person, telegram_id=account, chat=ChatId(account), language=language
        )
    return person


async def enrol(
    tx: Tx,
    person: PersonId,
    cohort: CohortId,
    *,
    organization: OrganizationId | None = None,
    state: Membership = Membership.ACTIVE,
    now: datetime = LONG_AGO,
) -> EnrolmentId:
    """Give somebody a place in a cohort, taken at `now`."""
    return await enrolments.put(
        tx,
        person=person,
        cohort=cohort,
        organization=organization,
        state=state,
        invite=None,
        now=now,
    )


async def add_meeting(
    tx: Tx,
    cohort: CohortId,
    at: datetime,
    *,
    unit: str | None = None,
    title: str = "Meeting",
    link: str | None = None,
    now: datetime = LONG_AGO,
) -> SessionId:
    """Let a cohort meet for 90 minutes from `at` on; nobody is reminded of it."""
    session = Session(
        id=SessionId(0),
        cohort_id=cohort,
        unit=unit,
        title=title,
        local_start=at.astimezone(ZoneInfo(ZONE)).replace(tzinfo=None),
        zone=ZONE,
        starts_at=at,
        length=timedelta(minutes=90),
        room=Room(link=link),
        calendar_uid=f"{cohort}-{at:%Y%m%dT%H%M}@romleuk",
        changed_at=now,
    )
    return await sessions.add(tx, session)


async def finish_quiz(
    tx: Tx,
    place: EnrolmentId,
    quiz: str,
    *,
    purpose: Purpose = Purpose.POSTTEST,
    now: datetime = LONG_AGO,
) -> None:
    """Let somebody have finished a quiz that asked nothing."""
    begun = await attempts.start(tx, place, quiz, course="any", purpose=purpose, items=[], now=now)
    assert begun is not None
    quizzes.finish(tx, begun.id, now=now)


async def add_sent_announcement(
    tx: Tx,
    cohort: CohortId,
    author: PersonId,
    *,
    chat: ChatId,
    kind: str = "announcement.part",
    messages: list[int],
    now: datetime = LONG_AGO,
) -> AnnouncementId:
    """Let an announcement have come to one chat, as messages of these numbers."""
    audience = Audience(cohorts=(cohort,))
    made = await announcements.add(
        tx, author=author, cohort=cohort, audience=audience, language="en", now=now
    )
    first, *more = messages
    row = NewMessage(
        chat_id=chat, lane=Lane.BULK, kind=kind, due_at=now, about={}, announcement_id=made
    )
    outbox.enqueue(tx, [row], now=now)
    tx.do(
        "UPDATE outbox SET state = 'sent', message_id = :first, more_message_ids = :more,"
        " done_at = :now WHERE announcement_id = :made",
        first=first,
        more=orjson.dumps(more).decode(),
        now=now,
        made=made,
    )
    return made


async def add_crowd(tx: Tx, cohort: CohortId, many: int, *, now: datetime = LONG_AGO) -> None:
    """Let people numbered from 1 to `many` be in a cohort, each with an open chat of that number.

    Their names sort as their numbers do. They come in three statements, however many they are.
    """
    tx.do(_CROWD, many=many, zone=ZONE, now=now)
    tx.do("INSERT INTO chats (id, kind, person_id) SELECT id, 'private', id FROM people")
    tx.do(
        "INSERT INTO enrolments (person_id, cohort_id, state, joined_at)"
        " SELECT id, :cohort, 'active', :now FROM people",
        cohort=cohort,
        now=now,
    )


_CROWD = """
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :many)
INSERT INTO people (id, telegram_id, name, name_key, language, zone, created_at)
SELECT i, i, 'Person ' || digits, 'Person ' || digits, 'en', :zone, :now
FROM (SELECT i, substr('0000' || i, length('' || i)) AS digits FROM n) numbered
"""
