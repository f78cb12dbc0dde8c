"""Answers as reviews, doubts, and the dates of messages about practice, on both databases."""

from datetime import UTC, datetime, timedelta

from bot.learning import storage as offers
from bot.learning.attempts import storage as attempts
from bot.learning.memory.domain import Review
from bot.learning.practice import storage as practice
from bot.learning.quiz import storage as quiz_storage
from bot.learning.quiz.domain import PRACTICE_QUIZ, Attempt, AttemptId, Purpose
from bot.learning.recap.storage import note_card
from bot.learning.storage import save_dates
from bot.membership.domain import EnrolmentId
from bot.storage.database import Database, Tx
from tests.learners import learners, plan_meetings
from tests.small_course import SMALL

NOW = datetime(2023, 5, 22, 3, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
ITEMS = ("m1.u1.q1", "m1.u1.q2", "m1.u2.q1")


async def begin(tx: Tx, place: EnrolmentId, quiz: str = PRACTICE_QUIZ) -> Attempt:
    begun = await attempts.start(
        tx, place, quiz, course="small", purpose=Purpose.PRACTICE, items=ITEMS, now=NOW
    )
    assert begun is not None
    return begun


async def answered(tx: Tx, run: Attempt, item: str, *, right: bool, now: datetime) -> None:
    quiz_storage.save_answer(tx, run, SMALL.item(item), 2, correct=right, now=now)


async def silence(tx: Tx, place: EnrolmentId) -> tuple[int, datetime | None]:
    member = await offers.find_learner(tx, place)
    assert member is not None
    return member.unanswered, member.practice_at


async def test_answers_are_reviews_of_their_objective_in_order_of_time(database: Database) -> None:
    known = await learners(database, SMALL, now=NOW, many=2)

    async def work(tx: Tx) -> None:
        run, neighbour = await begin(tx, known.place), await begin(tx, known.places[1])
        await answered(tx, run, ITEMS[1], right=True, now=LATER)
        await answered(tx, run, ITEMS[0], right=False, now=NOW)
        await answered(tx, run, ITEMS[2], right=True, now=NOW)
        assert await quiz_storage.mark_unsure(tx, run.id, ITEMS[1])
        await answered(tx, neighbour, ITEMS[0], right=True, now=NOW)

        answers, readings = await practice.studied_by(tx, [known.place])
        assert answers == {
            known.place: {
                "m1.u1.o1": [
                    Review(item=ITEMS[0], right=False, at=NOW),
                    Review(item=ITEMS[1], right=True, unsure=True, at=LATER),
                ],
                "m1.u2.o1": [Review(item=ITEMS[2], right=True, at=NOW)],
            }
        }
        assert readings == {}
        note_card(tx, known.place, "m1.u1", 2, is_last=False, now=LATER)
        answers, readings = await practice.studied_by(tx, known.places)
        assert set(answers) == set(known.places)
        assert readings[known.place]["m1.u1"].furthest == 2
        assert set(readings) == {known.place}

    await database.run(work)


async def test_only_a_right_answer_can_be_marked_as_guessed_and_only_once(
    database: Database,
) -> None:
    known = await learners(database, SMALL, now=NOW)

    async def work(tx: Tx) -> list[bool]:
        run = await begin(tx, known.place)
        await answered(tx, run, ITEMS[0], right=True, now=NOW)
        await answered(tx, run, ITEMS[1], right=False, now=NOW)
        asked = [
            (run.id, ITEMS[0]),
            (run.id, ITEMS[0]),
            (run.id, ITEMS[1]),
            (run.id, ITEMS[2]),
            (AttemptId(run.id + 1), ITEMS[0]),
        ]
        return [await quiz_storage.mark_unsure(tx, *each) for each in asked]

    assert await database.run(work) == [True, False, False, False, False]


async def test_what_is_stored_for_practice(database: Database) -> None:
    known = await learners(database, SMALL, now=NOW, many=2)
    await plan_meetings(database, known.cohort, [(LATER, "m1.u1")])

    async def work(tx: Tx) -> None:
        new = await practice.load(tx, known.place)
        assert new is not None
        assert (new.answers, new.run_id, new.run_started) == ({}, None, None)
        assert [each.starts_at for each in new.meetings] == [LATER]
        run = await begin(tx, known.place)
        await begin(tx, known.place, "m1.u1")
        await answered(tx, run, ITEMS[0], right=True, now=NOW)
        kept = await practice.load(tx, known.place)
        assert kept is not None
        assert (kept.member.person_id, kept.run_id, kept.run_started) == (known.person, run.id, NOW)
        assert list(kept.answers) == ["m1.u1.o1"]
        quiz_storage.finish(tx, run.id, now=NOW)
        over = await practice.load(tx, known.place)
        assert over is not None
        assert over.run_id is None
        tx.do("UPDATE enrolments SET state = 'left' WHERE id = :id", id=known.place)
        assert await practice.load(tx, known.place) is None

    await database.run(work)


async def test_a_message_is_counted_once_and_an_answer_ends_the_count(database: Database) -> None:
    known = await learners(database, SMALL, now=NOW, many=2)
    place = known.place

    async def work(tx: Tx) -> None:
        save_dates(tx, "next_refresh_at", [(place, LATER)])
        assert await silence(tx, place) == (0, LATER)
        practice.note_message(tx, place, 1, NOW)
        practice.note_message(tx, place, 1, LATER)
        assert await silence(tx, place) == (1, NOW)
        practice.note_message(tx, place, 3, LATER)
        assert await silence(tx, place) == (1, NOW)
        practice.reset_practice_wait(tx, place)
        assert await silence(tx, place) == (0, None)
        assert await silence(tx, known.places[1]) == (0, None)

    await database.run(work)


async def test_stopped_messages_begin_again_only_on_request(database: Database) -> None:
    known = await learners(database, SMALL, now=NOW)

    async def work(tx: Tx) -> None:
        for number in (1, 2, 3, 4):
            practice.note_message(tx, known.place, number, None)
        practice.reset_practice_wait(tx, known.place)
        assert await silence(tx, known.place) == (4, None)
        practice.reset_unanswered(tx, known.place)
        assert await silence(tx, known.place) == (0, None)

    await database.run(work)
