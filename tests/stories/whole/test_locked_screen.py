"""Nothing unasked tells the topic: a course of leaders and its group, in both languages."""

from datetime import timedelta

import pytest

from bot.learning.discussion.buttons import (
    CloseVote,
    ContinueDiscussion,
    EndDiscussion,
    StartDiscussion,
    Vote,
)
from bot.learning.discussion.domain import (
    Discussion,
    DiscussionKind,
    choices_at,
    discussable,
    first_node,
)
from bot.learning.discussion.storage import load_open
from bot.membership.domain import CohortId
from bot.storage.database import Tx
from tests.stories.discussions import SHOWN, Class, make_class
from tests.stories.meetings import three_days
from tests.stories.whole.locked_screen import LockedScreen
from tests.world import World, local


@pytest.mark.parametrize("language", ["en", "km"])
async def test_no_message_and_no_edit_in_the_group_tells_the_topic(
    world: World, language: str
) -> None:
    course = await make_class(world)
    locked = LockedScreen(world)
    [shipped] = world.app.context.courses.values()
    cohort = course.founded.cohort
    told: list[str] = []
    for subject in discussable(shipped):
        await course.sophea.forges(StartDiscussion(cohort, subject.id, language).pack())
        while (talk := await going(world, cohort)) is not None:
            await one_step(course, talk)
            told += await locked.tells()
        await course.sophea.forges(StartDiscussion(cohort, subject.id, language).pack())
        ended = await going(world, cohort)
        assert ended is not None
        assert ended.node == first_node(subject)[1]
        await course.sophea.forges(EndDiscussion(ended.id).pack())
        told += await locked.tells()

    assert told == []
    assert locked.looked_at > 60


async def one_step(course: Class, talk: Discussion) -> None:
    """Let the leaders vote at a step, and its counts be shown; then go on."""
    [shipped] = course.world.app.context.courses.values()
    options = choices_at(shipped, talk, talk.step)
    question = course.room.last["message_id"]
    for number, leader in enumerate(course.leaders):
        vote = Vote(talk.id, talk.step, options[number % len(options)])
        await course.inside(leader).forges(vote.pack(), message_id=question)
    await course.world.travel(SHOWN)
    if talk.kind is DiscussionKind.CASE:
        await course.sophea.forges(ContinueDiscussion(talk.id, talk.step, "").pack())
    else:
        await course.sophea.forges(CloseVote(talk.id, talk.step).pack())
        await course.sophea.forges(ContinueDiscussion(talk.id, talk.step, options[0]).pack())


async def going(world: World, cohort: CohortId) -> Discussion | None:
    """The discussion that is open in the group."""

    async def work(tx: Tx) -> Discussion | None:
        context = await load_open(tx, cohort)
        return None if context is None else context.discussion

    return await world.app.database.run(work)


@pytest.mark.parametrize("language", ["English", "ខ្មែរ"])
async def test_no_notice_of_two_weeks_tells_the_topic(world: World, language: str) -> None:
    course = await make_class(world)
    world.opens_notices = False
    locked = LockedScreen(world)
    await three_days(course.sophea, course.founded)
    for phone in (course.sophea, *course.leaders):
        await phone.sends("/language")
        await phone.taps(language)
    await course.leaders[1].sends("/ask")
    await course.leaders[1].sends("Is the victim of this trafficking safe?")
    told = await locked.tells()
    while world.clock.now() < local("2023-06-05 12:00"):
        await world.travel(timedelta(hours=6))
        told += await locked.tells()

    assert told == []
    assert locked.looked_at > 60
