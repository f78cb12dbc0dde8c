"""Leaders who live through six months: what came unasked, and what they did with it.

Messages are planned, gated and sent by the bot, over HTTP. What a leader does is stored by the
same use cases that the buttons call, without tapping each question.
"""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Final

from bot.act import Act
from bot.catalog.course import Course
from bot.learning.attempts import service as attempts
from bot.learning.attempts.service import Finished
from bot.learning.offers import service as offers
from bot.learning.offers.domain import OfferKind
from bot.learning.practice import service as practice
from bot.learning.practice import storage as practice_storage
from bot.learning.practice.service import LessonFirst, Practised
from bot.learning.quiz import storage as quiz_storage
from bot.learning.quiz.domain import WARM_UP, AttemptId
from bot.learning.quiz.service import QuizQuestionAsked, load_run
from bot.learning.recap.storage import note_card
from bot.learning.retention import service as retention
from bot.learning.story import service as stories
from bot.learning.story.service import StoryMoment
from bot.learning.this_month import service as this_month
from bot.membership.domain import EnrolmentId, Person, PersonId, Visitor
from bot.sessions.attendance import storage as attendance
from bot.sessions.attendance.domain import Attendance
from bot.sessions.domain import SessionId
from bot.storage.database import Rows, Tx
from bot.storage.dialect import from_ms
from tests.world import PHNOM_PENH, Phone, World

MET: Final = (date(2023, 5, 29), date(2023, 5, 30), date(2023, 5, 31))
"""The days of the three meetings."""
EPISODE: Final = 3
"""Choices that a leader makes after one message about a story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unasked:
    """A message that came unasked: when (local), of which kind, in which words."""

    kind: str
    at: datetime
    expires_at: datetime | None
    words: str

    @property
    def is_learning(self) -> bool:
        return self.kind.startswith(("learning.", "survey."))


@dataclass(slots=True, kw_only=True)
class Life:
    """A leader: how often a message is answered, and how often an answer is right (0 to 1).

    `lessons`: how many lessons are read after one offer, up to the end of a part; who reads several
    goes on to its quiz. `attends`: comes to the meetings. `back_on`: answers nothing before that
    day. `dice` decides.
    """

    phone: Phone
    place: EnrolmentId
    answers: float = 1.0
    right: float = 0.97
    lessons: int = 6
    attends: bool = True
    back_on: date | None = None
    dice: Random = field(default_factory=lambda: Random(2023))
    came: list[Unasked] = field(default_factory=list)
    needless: list[Unasked] = field(default_factory=list)
    seen_to: int = 0

    async def listens(self, world: World) -> list[Unasked]:
        """Take what came since the last time; note messages about what is done already."""
        new = [each async for each in self._new(world)]
        for each in new:
            if not await self._makes_sense(world, each):
                self.needless.append(each)
        self.came += new
        return new

    async def does(self, world: World, message: Unasked) -> None:
        """Open a message and do what it offers."""

        async def work(tx: Tx) -> None:
            act = await self._act(world, tx)
            tx.do(
                "UPDATE people SET active_at = :now WHERE id = :id", id=act.person.id, now=act.now
            )
            await self._follow(act, message.kind)

        await world.app.database.run(work)

    async def comes_to(self, world: World, session: SessionId) -> None:
        """Let the bot know that the leader was at a meeting."""

        async def work(tx: Tx) -> None:
            act = await self._act(world, tx)
            await attendance.save_once(
                tx, session, act.person.id, Attendance.THERE, picked=None, now=act.now
            )

        await world.app.database.run(work)

    async def finishes_all(self, world: World) -> None:
        """Read all lessons, and answer all quizzes."""

        async def work(tx: Tx) -> None:
            act = await self._act(world, tx)
            for unit in self._course(act).units:
                note_card(tx, self.place, unit.id, len(unit.cards), is_last=True, now=act.now)
                await self._run(act, await attempts.begin_quiz(act, self.place, unit.id))

        await world.app.database.run(work)

    async def _follow(self, act: Act, kind: str) -> None:
        match kind:
            case "learning.practice":
                await self._practise(act)
            case "learning.lessons":
                await self._reads(act)
            case "learning.warmup":
                await self._run(act, await attempts.open_quiz(act, self.place, WARM_UP))
            case "learning.check":
                while (asked := await attempts.open_check(act, self.place)) is not None:
                    await self._run(act, asked)
            case "learning.story":
                await self._walks(act)
            case "learning.unit":
                await self._opens_door(act)
            case _:
                pass  # a look at something, which is done

    async def _practise(self, act: Act) -> None:
        asked = await practice.open_practice(act, self.place)
        if isinstance(asked, LessonFirst) and asked.run_id is not None:
            await self._run(act, await attempts.go_on(act, asked.run_id))
        elif isinstance(asked, QuizQuestionAsked):
            await self._run(act, asked)

    async def _reads(self, act: Act) -> None:
        """Do what the offer opens: read on from a lesson, or answer a quiz."""
        step = await offers.find_step(act, self.place)
        if step is None:
            return
        unit = self._course(act).unit(step.unit)
        last = min(step.at + self.lessons - 1, len(unit.cards)) if step.is_lesson else 0
        for at in range(step.at, last + 1):
            note_card(act.tx, self.place, unit.id, at, is_last=at == len(unit.cards), now=act.now)
        if not step.is_lesson or (last == len(unit.cards) and self.lessons > 1):
            await self._run(act, await attempts.open_quiz(act, self.place, unit.id))

    async def _opens_door(self, act: Act) -> None:
        """Read the unit of the month, the first of those that are offered, and take its quiz."""
        row = await act.tx.one(
            "SELECT about FROM learning_messages WHERE enrolment_id = :id AND kind = :kind"
            " ORDER BY id DESC LIMIT 1",
            id=self.place,
            kind="learning.unit",
        )
        assert row is not None
        found = await this_month.open_door(act, self.place, int(row["about"]))
        if found is None:
            return
        unit = self._course(act).unit(found.offer.units[0])
        note_card(act.tx, self.place, unit.id, len(unit.cards), is_last=True, now=act.now)
        await self._run(act, await attempts.open_quiz(act, self.place, unit.id))

    async def _walks(self, act: Act) -> None:
        rows = await act.tx.ask(
            "SELECT scenario FROM walks WHERE enrolment_id = :id AND finished_at IS NOT NULL",
            id=self.place,
        )
        done = {row["scenario"] for row in rows}
        story = next(each for each in self._course(act).scenarios if each.id not in done)
        moment = await stories.begin(act, self.place, story.id)
        for _ in range(EPISODE):
            if not isinstance(moment, StoryMoment):
                return
            walk, node = moment.walk, moment.node
            await stories.make_choice(
                act, walk.id, len(walk.steps), node.choices[0].id, node.wording
            )
            going = await stories.go_on(act, walk.id)
            moment = going if isinstance(going, StoryMoment) else moment
            if not isinstance(going, StoryMoment):
                return

    async def _run(self, act: Act, asked: QuizQuestionAsked | Finished | Practised) -> None:
        if not isinstance(asked, QuizQuestionAsked):
            return
        run = await load_run(act, AttemptId(asked.question.attempt))
        given = {each.item for each in run.answers}
        for item in run.attempt.items:
            if item not in given:
                right = self.dice.random() < self.right
                quiz_storage.save_answer(
                    act.tx, run.attempt, run.course.item(item), 1, correct=right, now=act.now
                )
        quiz_storage.finish(act.tx, run.attempt.id, now=act.now)
        practice_storage.reset_practice_wait(act.tx, self.place)

    async def _makes_sense(self, world: World, message: Unasked) -> bool:
        """Tell whether what a message offers was not done yet."""

        async def work(tx: Tx) -> bool:
            act = await self._act(world, tx)
            match message.kind:
                case OfferKind.WARM_UP:
                    return await offers.warm_up_still_wanted(act, self.place) is not None
                case OfferKind.LESSONS:
                    return await offers.find_step(act, self.place) is not None
                case "learning.check":
                    return bool(await retention.open_checks(act, self._course(act), self.place))
                case "learning.story":
                    return not await self._has_walked(act, message)
                case _:
                    return True

        return await world.app.database.run(work)

    async def _has_walked(self, act: Act, message: Unasked) -> bool:
        rows = await act.tx.ask(
            "SELECT m.about, w.scenario FROM learning_messages m"
            " JOIN walks w ON w.enrolment_id = m.enrolment_id AND w.finished_at IS NOT NULL"
            " WHERE m.enrolment_id = :id AND m.kind = 'learning.story' AND m.said_on = :day",
            id=self.place,
            day=message.at.date().isoformat(),
        )
        stories_of = {each.key: each.of for each in self._course(act).rhythm.calendar}
        return any(stories_of[row["about"]] == row["scenario"] for row in rows)

    async def _new(self, world: World) -> AsyncIterator[Unasked]:
        chat = world.acts.find_chat(self.phone.key).id

        async def work(tx: Tx) -> Rows:
            return await tx.ask(
                "SELECT id, kind, done_at, expires_at, message_id FROM outbox WHERE chat_id = :chat"
                " AND lane > 0 AND state = 'sent' AND edits_id IS NULL AND message_id IS NOT NULL"
                " AND id > :seen ORDER BY done_at, id",
                chat=chat,
                seen=self.seen_to,
            )

        rows = await world.app.database.run(work)
        said = dict(_said(world, chat)) if rows else {}
        for row in rows:
            self.seen_to = max(self.seen_to, row["id"])
            expires = row["expires_at"]
            yield Unasked(
                kind=row["kind"],
                at=from_ms(row["done_at"]).astimezone(PHNOM_PENH),
                expires_at=None if expires is None else from_ms(expires),
                words=said[row["message_id"]].removeprefix("Romleuk\n\n"),
            )

    async def _act(self, world: World, tx: Tx) -> Act:
        row = await tx.one(
            "SELECT p.id, p.telegram_id, p.name, p.zone FROM people p"
            " JOIN enrolments e ON e.person_id = p.id WHERE e.id = :id",
            id=self.place,
        )
        assert row is not None
        person = Person(
            id=PersonId(row["id"]),
            telegram_id=row["telegram_id"],
            name=row["name"],
            language="en",
            zone=row["zone"],
        )
        return Act(
            tx=tx,
            now=_half_hour(world.clock.now()),
            visitor=Visitor(person=person),
            courses=world.app.context.courses,
        )

    def _course(self, act: Act) -> Course:
        [course] = act.courses.values()
        return course


def _half_hour(at: datetime) -> datetime:
    """Return the half hour before: the clock runs on, and memories count whole days."""
    return at.replace(minute=at.minute - at.minute % 30, second=0, microsecond=0)


def _said(world: World, chat: int) -> Iterator[tuple[int, str]]:
    for call in world.calls("sendMessage"):
        if call["request"]["chat_id"] == chat and call["response"].get("ok"):
            yield call["response"]["result"]["message_id"], call["request"]["text"]


async def live(world: World, lives: list[Life], *, until: date) -> None:
    """Let the days go by; each evening leaders answer what came, as far as they do."""
    day = world.clock.now().astimezone(PHNOM_PENH).date()
    while day < until:
        await world.travel(datetime(day.year, day.month, day.day, 19, 30, tzinfo=PHNOM_PENH))
        for life in lives:
            is_away = life.back_on is not None and day < life.back_on
            for message in await life.listens(world):
                if is_away:
                    continue
                if (
                    message.kind == "session.closing"
                    and day in MET
                    and life.attends
                    and life.answers
                ):
                    await life.comes_to(world, SessionId(MET.index(day) + 1))
                if message.is_learning and life.dice.random() < life.answers:
                    await life.does(world, message)
        day += timedelta(days=1)
