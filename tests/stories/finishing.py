"""What somebody has done already: lessons read, quizzes finished, without tapping all of it."""

from datetime import timedelta

from bot.learning.attempts import storage as attempts
from bot.learning.quiz import storage as quiz_storage
from bot.learning.quiz.domain import Purpose
from bot.learning.recap.storage import note_card
from bot.storage.database import Tx
from tests.stories.cast import enrolment_id
from tests.world import Phone, World


async def has_read(world: World, phone: Phone, *units: str) -> None:
    """Let somebody have read these units, or all parts of the course."""
    place = await enrolment_id(world, phone.key)
    [course] = world.app.context.courses.values()

    async def work(tx: Tx) -> None:
        for unit in [course.unit(each) for each in units] or course.units:
            note_card(tx, place, unit.id, len(unit.cards), is_last=True, now=world.clock.now())

    await world.app.database.run(work)


async def has_planned(world: World, phone: Phone) -> None:
    """Let somebody have planned a step for next year, so that no invitation to plan one comes."""
    place = await enrolment_id(world, phone.key)

    async def work(tx: Tx) -> None:
        tx.do(
            "INSERT INTO plans (cohort_id, organization_id, enrolment_id, step, planned_at, zone,"
            " place, made_at) SELECT e.cohort_id, e.organization_id, e.id, 'next_year', :at, 'UTC',"
            " 'office', :now FROM enrolments e WHERE e.id = :place",
            at=world.clock.now() + timedelta(days=365),
            now=world.clock.now(),
            place=place,
        )

    await world.app.database.run(work)


async def has_taken(
    world: World, phone: Phone, quiz: str, right: int, purpose: Purpose = Purpose.POSTTEST
) -> None:
    """Let somebody have finished a unit's quiz with so many right."""
    place, now = await enrolment_id(world, phone.key), world.clock.now()
    [course] = world.app.context.courses.values()
    items = course.unit(quiz).items

    async def work(tx: Tx) -> None:
        begun = await attempts.start(
            tx, place, quiz, course=course.id, purpose=purpose, items=[i.id for i in items], now=now
        )
        assert begun is not None
        for number, item in enumerate(items):
            quiz_storage.save_answer(tx, begun, item, 1, correct=number < right, now=now)
        quiz_storage.finish(tx, begun.id, now=now)

    await world.app.database.run(work)
