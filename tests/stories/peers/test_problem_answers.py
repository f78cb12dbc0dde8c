"""The group's problem is answered in private, counted in the group, and read without names."""

from datetime import timedelta

import pytest

from bot.peers.buttons import AnswerProblem, ReadAnswers
from bot.peers.problem.domain import ProblemId
from bot.storage.database import Tx
from tests.stories.discussions import Class, assert_nobody_is_named, make_class
from tests.stories.peers.test_problem import WORDS, posts, proposes, reviews
from tests.world import Phone, World, labels, words

ANSWER = "Answer privately"
TEA = "We begin with tea."


@pytest.fixture
async def course(world: World) -> Class:
    """A class whose group was just told of a problem."""
    made = await make_class(world)
    await proposes(made.leaders[0])
    await posts(made)
    return made


async def answers(course: Class, phone: Phone, text: str = TEA) -> None:
    """Follow the link in the group, and write the answer."""
    assert WORDS in await course.reads(phone, ANSWER)
    await phone.sends(text)


async def minute(world: World) -> None:
    await world.travel(timedelta(minutes=1))


async def kept(world: World) -> list[str]:
    async def work(tx: Tx) -> list[str]:
        rows = await tx.ask("SELECT words FROM problem_answers ORDER BY answered_at, person_id")
        return [row["words"] for row in rows]

    return await world.app.database.run(work)


async def test_answers_are_private_counted_and_read_without_names(
    world: World, course: Class
) -> None:
    dara, thida, rith = course.leaders[:3]
    assert labels(course.room.last) == ["📖 Read", ANSWER]
    post = course.room.last["message_id"]
    before = len(course.said)

    await answers(course, thida)
    assert "Your coordinators read it without your name" in thida.sees
    await answers(course, rith, "First I go from house to house.")
    await minute(world)
    assert "2 have answered." in words(course.room.last)
    assert (course.room.last["message_id"], len(course.said)) == (post, before), "it is edited"
    assert not any(TEA in each for each in course.said)
    assert_nobody_is_named(course)

    await reviews(course)
    await course.sophea.taps("Answers: 2")
    assert TEA in course.sophea.sees
    assert "from house to house" in course.sophea.sees
    assert "Thida" not in course.sophea.sees
    assert "Rith" not in course.sophea.sees
    await course.sophea.taps("Write the summary")
    await course.sophea.sends("Begin with tea, and go from house to house first.")
    await minute(world)
    assert "from house to house first" in await course.reads(dara)
    assert ANSWER in dara.buttons, "more may be said"


async def test_one_answer_each_which_can_be_replaced_and_taken_back(
    world: World, course: Class
) -> None:
    thida = course.leaders[1]
    await answers(course, thida)
    await course.reads(thida)
    await thida.taps(ANSWER)
    assert "You have answered already; a new answer replaces it." in thida.sees
    await thida.sends("We begin with a song.")
    await minute(world)
    assert await kept(world) == ["We begin with a song."]
    assert "1 has answered." in words(course.room.last)

    await thida.taps("Take my answer back")
    await minute(world)
    assert await kept(world) == []
    assert "answered" not in words(course.room.last)
    await thida.forges("gu:1")
    assert "already been answered" in thida.toast


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Sokha, a 15 year old girl, wants to leave", "I did not save that"),
        ("Call 012 345 678", "I did not save that"),
        ("They beat her and lock her in now", "no one reads this right away"),
        ("x" * 401, "That is too long. Please use at most 400 characters."),
        ("…", "I found no words in that."),
    ],
)
async def test_what_may_not_be_stored_is_not_stored(
    world: World, course: Class, text: str, said: str
) -> None:
    thida = course.leaders[1]
    await answers(course, thida, text)
    assert said in thida.all_words
    assert await kept(world) == []

    await minute(world)
    assert "answered" not in words(course.room.last)


async def test_only_those_who_take_part_answer_and_only_coordinators_read(
    world: World, course: Class
) -> None:
    thida = course.leaders[1]
    await course.outsider.starts("answer_1")
    assert "This is a private learning space." in course.outsider.sees
    await course.sophea.starts("answer_1")
    assert "Only people of this course" in course.sophea.sees + course.sophea.toast
    await thida.starts("answer_99")
    assert WORDS not in thida.all_words
    await answers(course, thida)
    await thida.forges(ReadAnswers(course.founded.cohort, ProblemId(1), 0).pack())
    assert TEA not in thida.sees
    await course.leaders[2].forges(AnswerProblem(ProblemId(99)).pack())
    assert "already been answered" in course.leaders[2].toast


async def test_an_answer_goes_with_the_person_and_after_three_months(
    world: World, course: Class
) -> None:
    thida, rith = course.leaders[1:3]
    await answers(course, thida)
    await answers(course, rith, "First I listen.")
    await thida.sends("/privacy")
    for step in ("Erase all", "Continue to erase", "Erase now"):
        await thida.taps(step)
    assert await kept(world) == ["First I listen."]

    await world.travel(timedelta(days=92))
    assert await kept(world) == []


async def test_a_text_much_later_is_no_answer(world: World, course: Class) -> None:
    thida = course.leaders[1]
    await course.reads(thida, ANSWER)
    await world.travel(timedelta(hours=1))
    await thida.sends(TEA)
    assert await kept(world) == []
