"""Surveys in stories: one that is open now, and people who answer it."""

from datetime import timedelta

from bot.membership.cohort import storage as cohorts
from bot.storage.database import Tx
from bot.surveys import storage
from bot.surveys.buttons import OpenSurvey
from bot.surveys.domain import RoundId, RoundSchedule
from bot.surveys.opening import storage as opening
from tests.stories.cast import Founded
from tests.world import Phone, World


async def opened(world: World, founded: Founded, survey: str = "training") -> RoundId:
    """Let a survey of the course have been opened now, for two weeks; nobody is told."""
    now = world.clock.now()
    [course] = world.app.context.courses.values()
    found = course.surveys.survey(survey)
    assert found is not None
    plan = RoundSchedule(opens_at=now, remind_at=None, ends_at=now + timedelta(days=14))

    async def work(tx: Tx) -> RoundId:
        cohort = await cohorts.by_id(tx, founded.cohort)
        assert cohort is not None
        opening.add(tx, cohort, found, plan, now=now)
        made = {each.survey: each for each in await storage.of_cohort(tx, founded.cohort)}
        opening.plan_next(tx, made[survey].id, None, None)
        return made[survey].id

    return await world.app.database.run(work)


async def answers(phone: Phone, round_: RoundId, *said: str) -> None:
    """Answer a survey from its first question on: tap what is a button, and type the rest."""
    await phone.forges(OpenSurvey(round_).pack())
    await phone.taps("▶ Begin")
    for each in said:
        if each in phone.buttons:
            await phone.taps(each)
        else:
            await phone.sends(each)
