"""What taps do to a score: the right ones once, all others nothing."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.learning.course import Course, NoSuchContent
from bot.domain.learning.quiz import AttemptId, Question, Score, WarmUpOver, seen
from bot.domain.refusals import ForeignButton, NotJoined, Refusal, StaleButton
from bot.services.learning import answers, quiz
from bot.services.learning.runs import Answered, Asked, Finished, Held, Over, Stopped
from bot.storage import attempts
from bot.storage.database import Database, Rows, Statement, Tx
from bot.storage.sqlite import SqliteDatabase
from tests.learners import Learners, learners, plan_meetings
from tests.small_course import SMALL, without

NOW = datetime(2023, 5, 22, 3, 0, tzinfo=UTC)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pupil:
    """Somebody who takes a quiz of the small course, or of what became of it."""

    database: Database
    known: Learners
    course: Course = SMALL
    who: int = 0

    async def does(self, work: Callable[[Tx, dict[str, Course]], Awaitable[T]]) -> T:
        return await self.database.run(lambda tx: work(tx, {"small": self.course}))

    async def opens(self, name: str, *, now: datetime = NOW) -> Asked | Over:
        place = self.known.places[self.who]
        return await self.does(lambda tx, c: quiz.open_quiz(tx, c, place, name, now=now))

    async def begins(self, name: str) -> Asked | Over:
        place = self.known.places[self.who]
        return await self.does(lambda tx, c: quiz.begin_quiz(tx, c, place, name, now=NOW))

    async def goes_on(self, attempt: AttemptId) -> Asked | Over:
        person = self.known.people[self.who]
        return await self.does(lambda tx, c: quiz.go_on(tx, c, attempt, person, now=NOW))

    async def repeats(self, attempt: AttemptId) -> Asked | Over:
        person = self.known.people[self.who]
        return await self.does(lambda tx, c: quiz.repeat_missed(tx, c, attempt, person, now=NOW))

    async def answers(self, question: Question, option: str) -> Answered | Asked:
        return await self.forges(question.attempt, question.place, option, seen(question.item))

    async def forges(
        self, attempt: AttemptId, place: int, option: str, wording: str
    ) -> Answered | Asked:
        person = self.known.people[self.who]
        return await self.does(
            lambda tx, c: answers.answer(tx, c, attempt, person, place, option, wording, now=NOW)
        )

    async def ticks(self, question: Question, option: str) -> Asked | Held:
        person, wording = self.known.people[self.who], seen(question.item)
        return await self.does(
            lambda tx, c: answers.tick_option(
                tx, c, question.attempt, person, question.place, option, wording
            )
        )

    async def checks(self, question: Question) -> Answered | Asked | Held:
        person, wording = self.known.people[self.who], seen(question.item)
        return await self.does(
            lambda tx, c: answers.check_ticks(
                tx, c, question.attempt, person, question.place, wording, now=NOW
            )
        )

    async def picks(self, question: Question, options: str) -> Answered | Asked | Held:
        if question.item.choose == 1:
            return await self.answers(question, options)
        for option in options:
            await self.ticks(question, option)
        return await self.checks(question)

    async def stops(self, attempt: AttemptId) -> Stopped | Over:
        person = self.known.people[self.who]
        return await self.does(lambda tx, c: quiz.stop(tx, c, attempt, person, now=NOW))

    async def takes(self, *picked: str, name: str = "m1.u1") -> Finished:
        """Take a whole quiz, with what is picked at each question."""
        shown = await self.begins(name)
        for options in picked:
            assert isinstance(shown, Asked)
            attempt = shown.question.attempt
            assert isinstance(await self.picks(shown.question, options), Answered)
            shown = await self.goes_on(attempt)
        assert isinstance(shown, Finished)
        return shown

    async def score(self, attempt: AttemptId) -> Score:
        async def work(tx: Tx) -> Score:
            loaded = await attempts.load(tx, attempt)
            assert loaded is not None
            given = loaded[1]
            return Score(right=sum(a.right for a in given), total=len(given))

        return await self.database.run(work)


async def open_question(pupil: Pupil, name: str = "m1.u1") -> Question:
    asked = await pupil.opens(name)
    assert isinstance(asked, Asked)
    return asked.question


@pytest.fixture
async def pupil(sqlite_database: SqliteDatabase) -> Pupil:
    return Pupil(sqlite_database, await learners(sqlite_database, SMALL, now=NOW, many=6))


async def test_a_quiz_from_the_first_tap_to_the_result(pupil: Pupil) -> None:
    first = await pupil.takes("b", "c", "acd")

    assert first.score == Score(right=2, total=3)
    assert (first.part, first.missed, first.is_repeat) == (1, 1, False)
    assert [card.id for _, card in first.look_at] == ["m1.u1.c2"]
    assert (first.first, first.best, first.half) == (None, None, None)


async def test_the_second_time_tells_the_first_and_the_best(pupil: Pupil) -> None:
    await pupil.takes("b", "a", "acd")
    await pupil.takes("a", "b", "abc")
    third = await pupil.takes("b", "b", "abc")

    assert third.score.right == 1
    assert third.first == Score(right=3, total=3)
    assert third.best == Score(right=3, total=3)


async def test_own_against_course_from_five_people_on(pupil: Pupil) -> None:
    told = []
    for who in range(6):
        one = Pupil(pupil.database, pupil.known, who=who)
        told.append((await one.takes("b" if who % 2 else "a", "a", "acd")).half)

    assert told == [None, None, None, None, 2, 3]


async def test_opening_resumes_and_then_shows_the_result(pupil: Pupil) -> None:
    question = await open_question(pupil)
    await pupil.answers(question, "b")

    resumed = await open_question(pupil)
    assert (resumed.attempt, resumed.number, resumed.total) == (question.attempt, 2, 3)
    stopped = await pupil.stops(question.attempt)
    assert isinstance(stopped, Stopped)
    assert (stopped.quiz, stopped.question.number) == ("m1.u1", 2)

    await pupil.answers(resumed, "a")
    await pupil.picks(await open_question(pupil), "acd")
    result = await pupil.opens("m1.u1")
    assert isinstance(result, Finished)
    assert result.score == Score(right=3, total=3)
    assert isinstance(await pupil.stops(question.attempt), Finished)


async def test_a_double_tap_counts_once(pupil: Pupil) -> None:
    question = await open_question(pupil)
    await pupil.answers(question, "a")

    with pytest.raises(StaleButton):
        await pupil.answers(question, "b")

    assert await pupil.score(question.attempt) == Score(right=0, total=1)


async def test_another_person_changes_nothing(pupil: Pupil) -> None:
    question = await open_question(pupil)
    other = Pupil(pupil.database, pupil.known, who=1)

    for tap in (
        other.answers(question, "b"),
        other.goes_on(question.attempt),
        other.stops(question.attempt),
        other.repeats(question.attempt),
    ):
        with pytest.raises(ForeignButton):
            await tap

    assert await pupil.score(question.attempt) == Score(right=0, total=0)


async def test_who_left_answers_no_more(pupil: Pupil) -> None:
    question = await open_question(pupil)

    async def leave(tx: Tx) -> None:
        tx.do("UPDATE enrolments SET state = 'left' WHERE id = :id", id=pupil.known.place)

    await pupil.database.run(leave)

    with pytest.raises(StaleButton):
        await pupil.answers(question, "b")
    with pytest.raises(NotJoined):
        await pupil.opens("m1.u1")


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
async def test_no_other_tap_ever_changes_a_score(pupil: Pupil, data: st.DataObject) -> None:
    """Between the true answers of one run, all kinds of old, foreign and forged taps."""
    other = Pupil(pupil.database, pupil.known, who=1)
    await close_all(pupil)
    shown = await pupil.begins("m1.u1")
    want = 0
    stale: list[Question] = []
    while isinstance(shown, Asked):
        question = shown.question
        attempt = question.attempt
        for _ in range(data.draw(st.integers(0, 3))):
            await _mischief(data, pupil, other, question, stale)
        right = data.draw(st.booleans())
        several = question.item.choose > 1
        wrong = "abc" if several else next(o.id for o in question.item.options if not o.right)
        answered = await pupil.picks(question, "".join(question.item.right) if right else wrong)
        assert isinstance(answered, Answered)
        want += right
        stale.append(question)
        assert await pupil.score(attempt) == Score(right=want, total=len(stale))
        shown = await pupil.goes_on(attempt)
    for _ in range(data.draw(st.integers(0, 3))):
        await _mischief(data, pupil, other, stale[-1], stale)
    assert isinstance(shown, Finished)
    assert shown.score == await pupil.score(shown.attempt) == Score(right=want, total=3)


async def close_all(pupil: Pupil) -> None:
    """Hypothesis may give an example up in the middle."""

    async def work(tx: Tx) -> None:
        tx.do("UPDATE attempts SET finished_at = 1 WHERE finished_at IS NULL")

    await pupil.database.run(work)


async def _mischief(
    data: st.DataObject, pupil: Pupil, other: Pupil, now: Question, stale: list[Question]
) -> None:
    before = await pupil.score(now.attempt)
    target = data.draw(st.sampled_from([*stale, now]))
    taps: list[Callable[[], Awaitable[object]]] = [
        lambda: other.answers(target, "b"),
        lambda: pupil.forges(now.attempt, now.place + 1, "b", seen(now.item)),
        lambda: pupil.forges(now.attempt, -1, "b", seen(now.item)),
        lambda: pupil.forges(now.attempt, now.place, "z", seen(now.item)),
        lambda: pupil.forges(now.attempt, now.place, "b", "0000"),
        lambda: pupil.forges(AttemptId(now.attempt + 500), 0, "b", seen(now.item)),
        *((lambda q=q: pupil.answers(q, "b")) for q in stale),
    ]
    try:
        outcome = await data.draw(st.sampled_from(taps))()
    except Refusal:
        outcome = None
    assert not isinstance(outcome, Answered)
    assert await pupil.score(now.attempt) == before


# ---- several right answers ---------------------------------------------------------------


async def several(pupil: Pupil) -> Question:
    for options in ("b", "a"):
        await pupil.answers(await open_question(pupil), options)
    return await open_question(pupil)


async def test_too_few_and_too_many_ticks_are_held_back(pupil: Pupil) -> None:
    question = await several(pupil)

    assert await pupil.checks(question) == Held(wanted=3, full=False)
    for option in "acd":
        assert isinstance(await pupil.ticks(question, option), Asked)
    assert await pupil.ticks(question, "b") == Held(wanted=3, full=True)

    answered = await pupil.checks(question)
    assert isinstance(answered, Answered)
    assert (answered.right, answered.last) == (True, True)


async def test_ticks_are_kept_for_later(pupil: Pupil) -> None:
    question = await several(pupil)
    await pupil.ticks(question, "a")
    await pupil.ticks(question, "b")
    await pupil.ticks(question, "b")

    assert (await open_question(pupil)).picked == 1


async def test_a_question_for_ticks_takes_no_single_answer_and_the_other_way_round(
    pupil: Pupil,
) -> None:
    single = await open_question(pupil)
    for tap in (pupil.ticks(single, "a"), pupil.checks(single)):
        with pytest.raises(StaleButton):
            await tap

    question = await several(pupil)
    with pytest.raises(StaleButton):
        await pupil.answers(question, "a")


# ---- once more ---------------------------------------------------------------------------


async def test_only_what_was_missed_is_asked_again(pupil: Pupil) -> None:
    done = await pupil.takes("a", "c", "acd")

    again = await pupil.repeats(done.attempt)

    assert isinstance(again, Asked)
    assert (again.question.item.id, again.question.total) == ("m1.u1.q1", 2)
    resumed = await pupil.repeats(done.attempt)
    assert isinstance(resumed, Asked)
    assert resumed.question == again.question
    await pupil.answers(again.question, "b")
    last = await pupil.goes_on(again.question.attempt)
    assert isinstance(last, Asked)
    await pupil.answers(last.question, "b")
    result = await pupil.goes_on(again.question.attempt)
    assert isinstance(result, Finished)
    assert (result.is_repeat, result.score, result.first) == (True, Score(right=1, total=2), None)
    assert (await pupil.takes("b", "a", "acd")).first == done.score


async def test_nothing_missed_is_nothing_to_repeat(pupil: Pupil) -> None:
    done = await pupil.takes("b", "a", "acd")

    with pytest.raises(StaleButton):
        await pupil.repeats(done.attempt)


async def test_a_run_in_the_middle_cannot_be_repeated(pupil: Pupil) -> None:
    question = await open_question(pupil)

    with pytest.raises(StaleButton):
        await pupil.repeats(question.attempt)


# ---- when the course was edited meanwhile ------------------------------------------------


async def test_a_question_worded_anew_is_shown_again_and_nothing_is_kept(pupil: Pupil) -> None:
    question = await open_question(pupil)
    edited = Pupil(pupil.database, pupil.known, without(SMALL, wording="ffffffffffff"))

    shown = await edited.forges(question.attempt, question.place, "b", seen(question.item))

    assert isinstance(shown, Asked)
    assert (shown.changed, shown.question.place) == (True, 0)
    assert await pupil.score(question.attempt) == Score(right=0, total=0)
    assert isinstance(await edited.answers(shown.question, "b"), Answered)


async def test_a_question_that_was_taken_out_gives_way_to_the_next(pupil: Pupil) -> None:
    question = await open_question(pupil)
    edited = Pupil(pupil.database, pupil.known, without(SMALL, "m1.u1.q1"))

    shown = await edited.answers(question, "b")

    assert isinstance(shown, Asked)
    assert shown.withdrawn
    assert (shown.question.item.id, shown.question.number, shown.question.total) == (
        "m1.u1.q2",
        1,
        2,
    )


async def test_a_run_whose_last_questions_are_gone_ends(pupil: Pupil) -> None:
    question = await open_question(pupil)
    await pupil.answers(question, "b")
    edited = Pupil(pupil.database, pupil.known, without(SMALL, "m1.u1.q2", "m1.u1.q3"))

    with pytest.raises(StaleButton):
        await edited.forges(question.attempt, 1, "a", "1234")
    result = await edited.goes_on(question.attempt)

    assert isinstance(result, Finished)
    assert result.score == Score(right=1, total=1)
    assert await edited.goes_on(question.attempt) == result


async def test_a_course_that_is_gone_is_refused_kindly(pupil: Pupil) -> None:
    question = await open_question(pupil)
    person = pupil.known.person

    with pytest.raises(NoSuchContent):
        await pupil.database.run(lambda tx: quiz.go_on(tx, {}, question.attempt, person, now=NOW))


async def test_answers_keep_the_wording_that_was_answered(pupil: Pupil) -> None:
    await pupil.answers(await open_question(pupil), "b")

    async def hashes(tx: Tx) -> list[str]:
        return [row["content_hash"] for row in await tx.ask("SELECT content_hash FROM answers")]

    assert await pupil.database.run(hashes) == [SMALL.item("m1.u1.q1").content_hash]


# ---- the warm-up -------------------------------------------------------------------------


async def test_the_warm_up_is_the_baseline_and_ends_with_the_first_meeting(pupil: Pupil) -> None:
    meeting = NOW + timedelta(days=7)
    await plan_meetings(pupil.database, pupil.known.cohort, [(meeting, "m1.u1")])
    other = Pupil(pupil.database, pupil.known, who=1)

    begun = await pupil.opens("warmup", now=meeting - timedelta(minutes=1))
    with pytest.raises(WarmUpOver):
        await other.opens("warmup", now=meeting)
    resumed = await pupil.opens("warmup", now=meeting)

    assert isinstance(begun, Asked)
    assert resumed == begun

    async def purposes(tx: Tx) -> list[str]:
        return [row["purpose"] for row in await tx.ask("SELECT purpose FROM attempts")]

    assert await pupil.database.run(purposes) == ["baseline"]


async def test_the_result_of_the_warm_up_belongs_to_no_part(pupil: Pupil) -> None:
    result = await pupil.takes("b", "a", name="warmup")

    assert (result.part, result.score, result.half) == (None, Score(right=1, total=2), None)


@pytest.mark.parametrize("name", ["m1.u9", "m1.u1.missed", "nonsense"])
async def test_a_quiz_that_is_not_there_cannot_be_opened(pupil: Pupil, name: str) -> None:
    with pytest.raises(NoSuchContent):
        await pupil.opens(name)


class Counted(Tx):
    """A transaction that counts its trips to the database."""

    def __init__(self, inner: Tx) -> None:
        super().__init__()
        self.inner = inner
        self.trips = 0

    async def _send(self, statements: Sequence[Statement]) -> list[Rows]:
        self.trips += 1
        return await self.inner.ask_each(*statements)


async def test_an_answer_takes_two_trips_to_the_database(pupil: Pupil) -> None:
    """The hottest path: one trip to load, one to keep."""
    question = await open_question(pupil)

    async def work(tx: Tx, courses: dict[str, Course]) -> int:
        counted = Counted(tx)
        answered = await answers.answer(
            counted,
            courses,
            question.attempt,
            pupil.known.person,
            question.place,
            "b",
            seen(question.item),
            now=NOW,
        )
        assert isinstance(answered, Answered)
        return counted.trips

    assert await Pupil(pupil.database, pupil.known).does(work) == 2
