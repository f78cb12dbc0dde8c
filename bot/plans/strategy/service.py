"""A leader answers the questions of the strategy one by one; each answer is saved at once."""

from dataclasses import dataclass, replace

from bot.act import Act
from bot.catalog.course import Course, StrategyQuestion
from bot.plans import service as plans
from bot.plans.service import Planning
from bot.plans.strategy import storage
from bot.plans.strategy.domain import NoStrategyHere, Strategy, StrategyAnswer, StrategyId
from bot.refusals import StaleButton


@dataclass(frozen=True, slots=True, kw_only=True)
class MyStrategy:
    """The strategy of a leader (None before it begins), and one that a colleague left."""

    course: Course
    strategy: Strategy | None
    left: StrategyId | None = None

    @property
    def answered(self) -> int:
        """How many questions have an answer."""
        if self.strategy is None:
            return 0
        return sum(not self.strategy.answer(each.id).is_empty for each in self.course.strategy)

    @property
    def next_question(self) -> StrategyQuestion | None:
        every = [each.id for each in self.course.strategy]
        wanted = every[0] if self.strategy is None else self.strategy.next_question(every)
        return next((each for each in self.course.strategy if each.id == wanted), None)

    def number(self, question: str) -> int:
        """Return the number of a question, from 1; raise `StaleButton` for an unknown one."""
        for number, each in enumerate(self.course.strategy, 1):
            if each.id == question:
                return number
        raise StaleButton

    def question(self, question: str) -> StrategyQuestion:
        """Return a question; raise as `number`."""
        return self.course.strategy[self.number(question) - 1]

    def answer(self, question: str) -> StrategyAnswer:
        return StrategyAnswer() if self.strategy is None else self.strategy.answer(question)


async def load(act: Act) -> MyStrategy:
    """Return the strategy of the enrolment that Home shows.

    Raise `NotJoined`, or `NoStrategyHere` for a course without one.
    """
    return (await _load(act))[0]


async def _load(act: Act) -> tuple[MyStrategy, Planning]:
    found = await plans.load_planning(act)
    if not found.course.strategy:
        raise NoStrategyHere
    place = found.place
    mine, answers = await act.tx.ask_each(
        storage.of_enrolment_query(place.id), storage.answers_of_enrolment_query(place.id)
    )
    strategy, left = storage.strategy_from(mine, answers), None
    if strategy is None and place.organization_id is not None:
        [rows] = await act.tx.ask_each(storage.left_query(place.cohort_id, place.organization_id))
        left = storage.left_one(rows)
    return MyStrategy(course=found.course, strategy=strategy, left=left), found


async def pick(act: Act, question: str, choice: str, *, on: bool | None) -> MyStrategy:
    """Tick a choice or remove its tick; with `on` None it is switched.

    Raise as `load`, and `StaleButton`.
    """
    found = await load(act)
    asked = found.question(question)
    if choice not in {each.id for each in asked.choices}:
        raise StaleButton
    answer = found.answer(question).ticked(choice, on=on, single=asked.single)
    return await _save(act, question, answer)


async def write(act: Act, question: str, words: str) -> MyStrategy:
    """Save own words as (part of) an answer; the guard has checked them before."""
    found = await load(act)
    found.number(question)
    return await _save(act, question, replace(found.answer(question), words=words))


async def take_over(act: Act) -> MyStrategy:
    """Continue the strategy that a colleague left; raise `StaleButton` if there is none.

    A second tap changes nothing.
    """
    found, planning = await _load(act)
    place = planning.place
    if found.strategy is not None:
        return found
    if found.left is None or place.organization_id is None:
        raise StaleButton
    await storage.take_over(
        act.tx,
        found.left,
        cohort=place.cohort_id,
        organization=place.organization_id,
        enrolment=place.id,
    )
    return await load(act)


async def _save(act: Act, question: str, answer: StrategyAnswer) -> MyStrategy:
    found, planning = await _load(act)
    if found.strategy is None:
        place = planning.place
        await storage.begin(
            act.tx,
            cohort=place.cohort_id,
            organization=place.organization_id,
            enrolment=place.id,
            now=act.now,
        )
        found = await load(act)
    assert found.strategy is not None
    storage.save(act.tx, found.strategy.id, question, answer, now=act.now)
    return await load(act)
