"""What happened with one person, and what becomes of their place, on both engines."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from bot.desk.person import domain as timeline
from bot.desk.person import storage as person_storage
from bot.desk.person.domain import Event, EventKind
from bot.learning.quiz.domain import Purpose
from bot.learning.recap.storage import note_card
from bot.membership.domain import ChatId, CohortId, EnrolmentId, Membership, PersonId
from bot.membership.enrolment import storage as enrolments
from bot.membership.staff import storage as staff
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.people.directory import storage as nudges_storage
from bot.people.joining import storage as joining_storage
from bot.people.moving import storage as moving_storage
from bot.sessions.attendance.domain import Attendance
from bot.sessions.attendance.storage import correct
from bot.storage.database import Database, Tx
from tests.builders import add_cohort, add_meeting, add_person, enrol, finish_quiz

JOINED = datetime(2023, 5, 22, 1, 0, tzinfo=UTC)
NOW = JOINED + timedelta(days=10)
OLD, NEW = ChatId(7), ChatId(8)


async def somebody(tx: Tx) -> tuple[PersonId, CohortId, EnrolmentId]:
    cohort, person = await add_cohort(tx), await add_person(tx, account=OLD)
    return person, cohort, await enrol(tx, person, cohort, now=JOINED)


async def a_meeting(
    tx: Tx, cohort: CohortId, day: int, states: Mapping[PersonId, Attendance] = {}
) -> None:
    at = JOINED + timedelta(days=day)
    meeting = await add_meeting(tx, cohort, at)
    for person, state in states.items():
        correct(tx, meeting, person, state, by=person, now=at)


async def test_what_happened_is_told_by_date_without_a_score(database: Database) -> None:
    async def work(tx: Tx) -> timeline.Timeline:
        person, cohort, place = await somebody(tx)
        other = await add_person(tx, "Other")
        await enrol(tx, other, cohort, now=JOINED - timedelta(days=4))
        here = {other: Attendance.THERE}
        await a_meeting(tx, cohort, -3, here)  # before they joined
        await a_meeting(tx, cohort, 1, {**here, person: Attendance.THERE})
        await a_meeting(tx, cohort, 2, here)
        await a_meeting(tx, cohort, 3, {**here, person: Attendance.EXCUSED})
        await a_meeting(tx, cohort, 4)  # nobody knows who was there
        await a_meeting(tx, cohort, 20, here)  # not yet
        fifth, sixth = JOINED + timedelta(days=5), JOINED + timedelta(days=6)
        note_card(tx, place, "u1", 6, is_last=True, now=fifth)
        note_card(tx, place, "u2", 1, is_last=False, now=fifth)
        for quiz, purpose in (
            ("u1", Purpose.POSTTEST),
            ("u1.missed", Purpose.REPEAT),
            ("u2", Purpose.PRACTICE),
        ):
            await finish_quiz(tx, place, quiz, purpose=purpose, now=sixth)
        for kind, state in (
            ("question", "closed"),
            ("question", "withdrawn"),
            ("contact", "closed"),
        ):
            tx.do(
                "INSERT INTO questions (cohort_id, person_id, kind, state, asked_at)"
                " VALUES (:c, :p, :kind, :state, 0)",
                c=cohort,
                p=person,
                kind=kind,
                state=state,
            )
        listed = await enrolments.by_id(tx, place)
        assert listed is not None
        return await person_storage.load(tx, listed.enrolment, now=NOW)

    found = await database.run(work)

    def on(day: int) -> datetime:
        return JOINED + timedelta(days=day)

    assert found.events == (
        Event(at=on(6), kind=EventKind.QUIZ, of="u1"),
        Event(at=on(5), kind=EventKind.LESSONS, of="u1"),
        Event(at=on(3), kind=EventKind.EXCUSED),
        Event(at=on(2), kind=EventKind.MISSED),
        Event(at=on(1), kind=EventKind.THERE),
    )
    assert (found.attended, found.meetings, found.questions) == (1, 3, 1)
    assert found.quizzes == {"u1"}


async def test_reminding_is_counted_for_the_person(database: Database) -> None:
    async def work(tx: Tx) -> list[object]:
        person, _, _ = await somebody(tx)
        week = timedelta(days=7)
        done = [
            await nudges_storage.note_reminded(tx, person, unless_since=at - week, now=at)
            for at in (NOW, NOW + timedelta(days=6), NOW + week)
        ]
        return [done, await nudges_storage.reminded_at(tx, person)]

    assert await database.run(work) == [[True, False, True], NOW + timedelta(days=7)]


async def test_messages_waiting_for_the_old_chat_go_to_the_new_one(
    database: Database,
) -> None:
    async def work(tx: Tx) -> list[object]:
        person, cohort, _ = await somebody(tx)
        tx.do("UPDATE chats SET unasked_on = 5, unasked_count = 2, unasked_at = 9 WHERE id = 7")
        messages = [
            NewMessage(chat_id=OLD, lane=lane, kind="x", due_at=NOW, about={})
            for lane in (Lane.REPLY, Lane.REMINDER)
        ]
        outbox.enqueue(tx, messages, now=NOW)
        tx.do(
            "INSERT INTO announcements (author_id, cohort_id, state, audience, language,"
            " created_at) VALUES (:p, :c, 'done', '{}', 'en', 0)",
            p=person,
            c=cohort,
        )
        tx.do(
            "INSERT INTO outbox (chat_id, lane, kind, due_at, created_at, announcement_id, state,"
            " message_id, done_at) VALUES (7, 3, 'x', 0, 0, 1, 'sent', 33, 0)"
        )
        moving_storage.leave_chat(tx, OLD, for_new=NEW, now=NOW)
        joining_storage.link_account(tx, person, telegram_id=NEW, chat=NEW, language="km")
        chats = await tx.ask("SELECT id, person_id, unasked_count FROM chats ORDER BY id")
        rows = await tx.ask("SELECT chat_id, lane FROM outbox WHERE state = 'pending' ORDER BY id")
        told = await tx.ask("SELECT chat_id, message_id FROM outbox WHERE state = 'sent'")
        return [
            [tuple(dict(row).values()) for row in told],
            [tuple(dict(row).values()) for row in chats] == [(7, None, 2), (8, person, 2)],
            [tuple(dict(row).values()) for row in rows],
            await moving_storage.chat_of(tx, person),
        ]

    assert await database.run(work) == [[(8, None)], True, [(7, 0), (8, 2)], NEW]


async def test_a_place_moves_unless_there_is_one_and_comes_back_only_soon(
    database: Database,
) -> None:
    async def work(tx: Tx) -> list[bool]:
        person, cohort, place = await somebody(tx)
        other = await add_cohort(tx)
        moves = [
            await enrolments.is_enrolled(tx, person, other),
            await enrolments.move(tx, place, to=other, person=person),
            await enrolments.is_enrolled(tx, person, other),
            await enrolments.move(tx, place, to=other, person=person),
            await enrolments.is_enrolled(tx, person, cohort),
        ]
        await enrolments.change(
            tx, place, was=(Membership.ACTIVE,), becomes=Membership.LEFT, now=NOW
        )
        moves += [
            await enrolments.restore(tx, place, ended_after=NOW),
            await enrolments.restore(tx, place, ended_after=NOW - timedelta(seconds=60)),
            await enrolments.restore(tx, place, ended_after=NOW - timedelta(seconds=60)),
            await staff.has_role(tx, person),
        ]
        return moves

    expected = [False, True, True, False, False, False, True, False, False]
    assert await database.run(work) == expected
