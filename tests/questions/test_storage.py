"""Questions on both databases: their states, what waits, finding copies, and deleting."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from bot.act import Act
from bot.areas import PERSONAL_DATA
from bot.membership.chat import storage as chats
from bot.membership.domain import ChatId, CohortId, PersonId, Reach
from bot.membership.staff import storage as staff
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.people.seed.service import add_administrator, add_coordinator
from bot.questions import storage as questions
from bot.questions.answering import storage as question_states
from bot.questions.domain import QuestionDetails, QuestionId, QuestionKind, QuestionState, Side
from bot.questions.offering import storage as received
from bot.questions.ringing import storage as question_copies
from bot.storage.database import Database, Tx
from tests.builders import add_sent_announcement
from tests.learners import FIRST_TELEGRAM_ID, learners
from tests.small_course import SMALL

NOW = datetime(2023, 5, 23, 3, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=2)
ASKER = ChatId(FIRST_TELEGRAM_ID)
SOPHEA = ChatId(7001)
BORA = ChatId(7002)
ROOT = ChatId(7003)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """A cohort, an asker, and two coordinators who may answer."""

    cohort: CohortId
    asker: PersonId
    other: PersonId
    sophea: PersonId
    bora: PersonId


@pytest.fixture
async def cast(database: Database) -> Cast:
    known = await learners(database, SMALL, now=NOW, many=2)

    async def work(tx: Tx) -> Cast:
        for account, name in ((SOPHEA, "Sophea"), (BORA, "Bora")):
            await add_coordinator(
                Act(tx=tx, now=NOW), known.cohort, telegram_id=account, name=name, language="en"
            )
        await add_administrator(Act(tx=tx, now=NOW), telegram_id=ROOT, name="Root", language="en")
        rows = await tx.ask("SELECT id, name FROM people")
        ids = {row["name"]: PersonId(row["id"]) for row in rows}
        return Cast(
            cohort=known.cohort,
            asker=known.people[0],
            other=known.people[1],
            sophea=ids["Sophea"],
            bora=ids["Bora"],
        )

    return await database.run(work)


async def a_question(tx: Tx, cast: Cast, *, at: datetime = NOW) -> QuestionId:
    return await questions.add(
        tx,
        cohort=cast.cohort,
        person=cast.asker,
        kind=QuestionKind.QUESTION,
        ring_again_at=at + timedelta(days=2),
        now=at,
    )


async def read(tx: Tx, question: QuestionId) -> QuestionDetails:
    details = questions.details_from((await tx.ask_each(questions.details_query(question)))[0])
    assert details is not None
    return details


async def test_a_question_goes_through_its_states(database: Database, cast: Cast) -> None:
    async def work(tx: Tx) -> list[tuple[QuestionState, bool, bool]]:
        question = await a_question(tx, cast)
        seen = []

        async def note() -> None:
            now = (await read(tx, question)).question
            seen.append((now.state, now.waits_since is not None, now.unseen_since is not None))

        await note()
        assert await question_states.take(tx, question, cast.sophea, now=NOW)
        await note()
        assert await question_states.answer(tx, question, cast.bora, now=NOW)
        await note()
        assert not await question_states.withdraw(tx, question, now=NOW)
        assert not await question_states.take(tx, question, cast.sophea, now=NOW)
        question_states.note_opened(tx, question)
        assert await question_states.wait_again(tx, question, ring_again_at=LATER, now=NOW)
        await note()
        assert await question_states.close(tx, question, cast.sophea, tell=True, now=NOW)
        await note()
        assert not await question_states.close(tx, question, cast.sophea, tell=True, now=NOW)
        assert await question_states.note_helped(tx, question, now=NOW)
        await note()
        return seen

    assert await database.run(work) == [
        (QuestionState.OPEN, True, False),
        (QuestionState.TAKEN, True, False),
        (QuestionState.ANSWERED, False, True),
        (QuestionState.TAKEN, True, False),
        (QuestionState.CLOSED, False, True),
        (QuestionState.CLOSED, False, True),
    ]


async def test_it_is_known_who_took_it_and_whether_it_helped(
    database: Database, cast: Cast
) -> None:
    async def work(tx: Tx) -> None:
        question = await a_question(tx, cast)
        assert not await question_states.note_helped(tx, question, now=NOW)
        await question_states.answer(tx, question, cast.bora, now=NOW)
        details = await read(tx, question)
        assert (details.asker, details.taker) == ("Leader 1", "Bora")
        assert (details.zone, details.takes_part, details.reached) == (
            "Asia/Phnom_Penh",
            True,
            True,
        )
        await question_states.wait_again(tx, question, ring_again_at=LATER, now=NOW)
        assert (await read(tx, question)).question.helped is False
        await question_states.answer(tx, question, cast.bora, now=NOW)
        await question_states.note_helped(tx, question, now=NOW)
        assert (await read(tx, question)).question.helped is True

    await database.run(work)


async def test_what_is_taken_back_stays_so(database: Database, cast: Cast) -> None:
    async def work(tx: Tx) -> None:
        question = await a_question(tx, cast)
        assert await question_states.withdraw(tx, question, now=NOW)
        assert not await question_states.answer(tx, question, cast.bora, now=NOW)
        assert not await question_states.wait_again(tx, question, ring_again_at=LATER, now=NOW)
        assert not await question_states.close(tx, question, cast.bora, tell=True, now=NOW)
        mine = await tx.ask_each(questions.of_person_query(cast.asker, limit=5))
        assert questions.all_details_from(mine[0]) == []
        assert await question_states.waiting_in(tx, cast.cohort) == []

    await database.run(work)


async def test_what_waits_and_what_rings_again(database: Database, cast: Cast) -> None:
    async def work(tx: Tx) -> None:
        assert await question_copies.next_ring(tx) is None
        first = await a_question(tx, cast)
        second = await a_question(tx, cast, at=NOW - timedelta(hours=1))
        third = await a_question(tx, cast, at=NOW + timedelta(hours=1))
        await question_states.answer(tx, third, cast.sophea, now=NOW)

        waiting = [each.question.id for each in await question_states.waiting_in(tx, cast.cohort)]
        assert waiting == [second, first]
        kinds = questions.waiting_kinds((await tx.ask_each(questions.waiting_query(cast.asker)))[0])
        assert kinds == [(first, QuestionKind.QUESTION), (second, QuestionKind.QUESTION)]
        assert await question_copies.next_ring(tx) == NOW + timedelta(hours=47)
        due = await question_copies.due_again(tx, limit=9, now=NOW + timedelta(hours=47))
        assert [each.question.id for each in due] == [second]
        question_copies.note_rung_again(tx, [second])
        assert await question_copies.due_again(tx, limit=9, now=NOW + timedelta(hours=47)) == []
        assert len(await question_copies.due_again(tx, limit=9, now=LATER)) == 1
        unseen = await tx.ask_each(questions.unseen_query(cast.asker))
        assert questions.unseen_from(unseen[0]) == third
        unseen = await tx.ask_each(questions.unseen_query(cast.other))
        assert questions.unseen_from(unseen[0]) is None

    await database.run(work)


async def test_coordinators_and_administrators_may_answer_for_a_cohort(
    database: Database, cast: Cast
) -> None:
    async def work(tx: Tx) -> None:
        chats.close(tx, chat_id=BORA, reach=Reach.BLOCKED, now=NOW)
        question = await a_question(tx, cast)
        by_cohort, by_question = await tx.ask_each(
            staff.staff_of_cohort_query(cast.cohort), staff.staff_of_question_query(question)
        )
        found = staff.staff_from(by_cohort)
        assert [(h.name, h.own, h.reached) for h in found] == [
            ("Sophea", True, True),
            ("Bora", True, False),
            ("Root", False, True),
        ]
        assert staff.staff_from(by_question) == found

    await database.run(work)


# ---- copies -----------------------------------------------------------------------------


async def rung(tx: Tx, cast: Cast, chat: ChatId, dedup: str, *, at: datetime = NOW) -> QuestionId:
    """A question whose line was sent to a chat as message 50, with a copy as message 51."""
    question = await a_question(tx, cast)
    part = await questions.add_part(
        tx, question, Side.ASKER, cast.asker, chat=ASKER, message=9, now=NOW
    )
    for number, carried in ((50, None), (51, part)):
        key = f"{dedup}:{number}"
        message = NewMessage(
            chat_id=chat, lane=Lane.URGENT, kind="x", due_at=at, about={}, dedup=key
        )
        outbox.enqueue(tx, [message], now=at)
        question_copies.save_copy(tx, key, question, carried)
        tx.do(
            "UPDATE outbox SET state = 'sent', message_id = :number, done_at = :at"
            " WHERE dedup = :key",
            number=number,
            at=at,
            key=key,
        )
    return question


async def test_a_reply_finds_its_question_only_in_its_chat(database: Database, cast: Cast) -> None:
    async def work(tx: Tx) -> None:
        question = await rung(tx, cast, SOPHEA, "a")
        for message in (50, 51):
            found = await question_states.find_by_reply(tx, SOPHEA, message)
            assert found == question_states.RepliedQuestion(id=question, asker=cast.asker)
        assert await question_states.find_by_reply(tx, SOPHEA, 9) is None
        assert await question_states.find_by_reply(tx, BORA, 50) is None
        copies = question_copies.copies_from(
            (await tx.ask_each(question_copies.of_question_query(question)))[0]
        )
        assert [(c.message_id, c.part_id is None) for c in copies] == [(50, True), (51, False)]

    await database.run(work)


async def test_copies_go_with_their_rows(database: Database, cast: Cast) -> None:
    async def work(tx: Tx) -> None:
        await rung(tx, cast, SOPHEA, "a")
        outbox.forget_done(tx, now=LATER + outbox.RETENTION)
        assert await tx.ask("SELECT outbox_id FROM question_copies") == []

    await database.run(work)


async def test_deleting_the_asker_enqueues_deletes_of_recent_messages(
    database: Database, cast: Cast
) -> None:
    async def work(tx: Tx) -> None:
        await rung(tx, cast, SOPHEA, "young", at=LATER - timedelta(hours=1))
        await rung(tx, cast, BORA, "old", at=NOW - timedelta(hours=1))
        await rung(tx, cast, ASKER, "mine", at=LATER)

        PERSONAL_DATA.delete(tx, cast.asker, now=LATER)

        rows = await tx.ask("SELECT chat_id, kind FROM outbox WHERE kind = 'question.delete'")
        assert [row["chat_id"] for row in rows] == [SOPHEA, SOPHEA]
        for table in ("questions", "question_parts", "question_copies"):
            assert await tx.ask(f"SELECT * FROM {table}") == []

    await database.run(work)


async def test_deleting_the_person_who_answered_leaves_the_question_without_them(
    database: Database, cast: Cast
) -> None:
    async def work(tx: Tx) -> None:
        question = await rung(tx, cast, SOPHEA, "a")
        await question_states.take(tx, question, cast.sophea, now=NOW)
        await questions.add_part(
            tx, question, Side.DESK, cast.sophea, chat=SOPHEA, message=60, now=NOW
        )
        PERSONAL_DATA.delete(tx, cast.sophea, now=NOW)

        details = await read(tx, question)
        assert (details.question.state, details.taker) == (QuestionState.OPEN, None)
        parts = questions.parts_from((await tx.ask_each(questions.parts_query(question)))[0])
        assert [part.side for part in parts] == [Side.ASKER]

    await database.run(work)


async def test_both_sides_are_handed_what_is_theirs(database: Database, cast: Cast) -> None:
    async def work(tx: Tx) -> None:
        question = await rung(tx, cast, SOPHEA, "a")
        await question_states.take(tx, question, cast.sophea, now=NOW)
        asker = await PERSONAL_DATA.read_all(tx, cast.asker)
        assert [len(asker[t]) for t in ("questions", "question_parts", "question_copies")] == [
            1,
            1,
            2,
        ]
        sophea = await PERSONAL_DATA.read_all(tx, cast.sophea)
        assert len(sophea["questions"]) == 1
        assert "question_parts" not in sophea

    await database.run(work)


# ---- announcements ----------------------------------------------------------------------


async def test_which_announcements_a_chat_received(database: Database, cast: Cast) -> None:
    async def work(tx: Tx) -> None:
        for kind, messages in (
            ("announcement.part", [70, 71, 72]),
            ("announcement.progress", [80]),
        ):
            await add_sent_announcement(
                tx, cast.cohort, cast.sophea, chat=ASKER, kind=kind, messages=messages, now=NOW
            )
        found = received.received_from((await tx.ask_each(received.received_query(ASKER)))[0])
        assert [(each.message_ids, each.sent_at, each.cohort_id) for each in found] == [
            ((70, 71, 72), NOW, cast.cohort)
        ]
        assert received.received_from((await tx.ask_each(received.received_query(SOPHEA)))[0]) == []

    await database.run(work)
