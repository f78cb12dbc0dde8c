"""The problem of the week: proposed by a leader, posted and summed up by a coordinator."""

from datetime import timedelta

import pytest

from bot.peers.buttons import OpenProblems, PostProblem, ReadProblem, ReviewProblem
from bot.peers.problem.domain import ProblemId
from bot.storage.database import Tx
from tests.stories.cast import change_row
from tests.stories.discussions import Class, make_class
from tests.world import Phone, World

DAY = timedelta(days=1)
WORDS = "How do you begin a dialogue when only a few people come?"


@pytest.fixture
async def course(world: World) -> Class:
    return await make_class(world)


async def proposes(phone: Phone, words: str = WORDS) -> None:
    await phone.sends("/menu")
    await phone.taps("⋯ More")
    await phone.taps("Everything")
    await phone.taps("🧩 Group problem")
    await phone.taps("Propose a problem")
    await phone.sends(words)


async def reviews(course: Class) -> None:
    """Let the coordinator open the first problem of the list."""
    await course.sophea.sends("/desk")
    await course.sophea.taps("⋯ More")
    await course.sophea.taps("🧩 Problems")
    await course.sophea.taps("1")


async def posts(course: Class) -> None:
    await reviews(course)
    await course.sophea.taps("Post it in the group")
    await course.world.travel(timedelta(minutes=1))


async def stored(world: World) -> list[tuple[str, str, str | None]]:
    async def work(tx: Tx) -> list[tuple[str, str, str | None]]:
        rows = await tx.ask("SELECT state, words, summary FROM group_problems ORDER BY id")
        return [(row["state"], row["words"], row["summary"]) for row in rows]

    return await world.app.database.run(work)


async def test_from_a_proposal_to_a_summary(world: World, course: Class) -> None:
    dara, thida = course.leaders[:2]
    await proposes(dara)
    assert "Thank you. Your coordinators will read it." in dara.sees
    assert "Propose a problem" not in dara.buttons, "one waits"

    await course.sophea.sends("/desk")
    assert "Problems for the group: 1 to decide" in course.sophea.sees
    await course.sophea.taps("🧩 Problems")
    await course.sophea.taps("1")
    assert WORDS in course.sophea.sees
    assert "Proposed by Sok Dara. Only coordinators see the name." in course.sophea.sees
    await course.sophea.taps("Post it in the group")
    assert "It is posted in the group." in course.sophea.sees
    await world.travel(timedelta(minutes=1))
    assert "The group's problem of this week, from one of you." in course.said[-1]
    assert "Please do not answer here" in course.said[-1]
    assert not any(WORDS in each or "Dara" in each for each in course.said)

    assert WORDS in await course.reads(thida)
    assert "Dara" not in thida.sees
    post = course.room.last["message_id"]
    assert await stored(world) == [("posted", WORDS, None)]

    await reviews(course)
    await course.sophea.taps("Write the summary")
    await course.sophea.sends("Begin with tea, and go from house to house first.")
    assert "The answers of the group:\nBegin with tea" in course.sophea.sees
    await world.travel(timedelta(minutes=1))
    assert "The answers of the group are written down." in course.said[-1]
    assert course.room.last["reply_to_message"]["message_id"] == post
    assert "go from house to house first" in await course.reads(thida)
    await course.sophea.taps("Rewrite the summary")
    await course.sophea.sends("Begin with tea.")
    await world.travel(timedelta(minutes=1))
    assert len([each for each in course.said if "written down" in each]) == 1
    assert await stored(world) == [("posted", WORDS, "Begin with tea.")]


async def test_a_declined_problem_tells_its_leader_why(world: World, course: Class) -> None:
    dara = course.leaders[0]
    await proposes(dara)
    await reviews(course)
    await course.sophea.taps("Don't post it")
    await course.sophea.taps("Not clear")
    assert course.sophea.toast == "The leader will be told why."
    await world.travel(timedelta(hours=2))
    message = dara.message_with("There is an answer to what you wrote.")
    await dara.taps("Open", message_id=message["message_id"])
    assert "Your last problem was not posted: it wasn't clear." in dara.sees
    assert "Propose a problem" in dara.buttons
    assert not any("problem of this week" in each for each in course.said)


async def test_at_most_one_problem_a_week_is_posted(world: World, course: Class) -> None:
    await proposes(course.leaders[0])
    await proposes(course.leaders[1], "Who pays for the way to the commune?")
    await posts(course)
    await reviews(course)
    assert "The next one can be posted from Mon 29 May." in course.sophea.sees
    assert "Post it in the group" not in course.sophea.buttons
    await course.sophea.forges(PostProblem(course.founded.cohort, ProblemId(2)).pack())
    await world.travel(timedelta(minutes=1))
    assert len([each for each in course.said if "problem of this week" in each]) == 1
    await world.travel(7 * DAY)
    await posts(course)
    assert len([each for each in course.said if "problem of this week" in each]) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Sokha, a 15 year old girl, wants to leave", "I did not save that"),
        ("Who knows 012 345 678?", "I did not save that"),
        ("Look at https://example.org/a", "I did not save that"),
        ("They beat her and lock her in now", "no one reads this right away"),
        ("x" * 401, "That is too long. Please use at most 400 characters."),
        ("…", "I found no words in that."),
    ],
)
async def test_what_may_not_be_stored_is_not_stored(
    world: World, course: Class, words: str, said: str
) -> None:
    await proposes(course.leaders[0], words)
    assert said in course.leaders[0].all_words
    assert await stored(world) == []
    await proposes(course.leaders[1])
    await posts(course)
    await reviews(course)
    await course.sophea.taps("Write the summary")
    await course.sophea.sends(words if len(words) < 401 else 3 * words)
    assert await stored(world) == [("posted", WORDS, None)]


async def test_a_proposal_can_be_taken_back_until_it_is_decided(
    world: World, course: Class
) -> None:
    dara, thida = course.leaders[:2]
    await proposes(dara)
    await thida.forges(dara_button(dara))
    assert "This button is for someone else." in thida.toast
    await dara.taps("Take my problem back")
    assert await stored(world) == []
    await course.sophea.forges(ReviewProblem(course.founded.cohort, ProblemId(1)).pack())
    assert "already been answered" in course.sophea.toast


def dara_button(phone: Phone) -> str:
    """The callback data of the button that takes a proposal back."""
    keyboard = phone.last["reply_markup"]["inline_keyboard"]
    [data] = [
        key["callback_data"]
        for row in keyboard
        for key in row
        if key["text"] == "Take my problem back"
    ]
    return str(data)


async def test_only_people_of_the_course_read_a_problem(world: World, course: Class) -> None:
    await proposes(course.leaders[0])
    await course.leaders[1].forges(ReadProblem(ProblemId(1)).pack())
    assert "already been answered" in course.leaders[1].toast, "it is not posted"
    await posts(course)
    await course.outsider.starts("problem_1")
    assert "This is a private learning space." in course.outsider.sees
    await course.leaders[1].starts("problem_99")
    assert WORDS not in course.leaders[1].all_words


async def test_a_posted_problem_stays_without_the_person_who_is_erased(
    world: World, course: Class
) -> None:
    dara, thida = course.leaders[:2]
    await proposes(dara)
    await posts(course)
    await dara.sends("/privacy")
    for step in ("Erase all", "Continue to erase", "Erase now"):
        await dara.taps(step)
    await thida.forges(OpenProblems(0).pack())
    assert WORDS in thida.sees
    await reviews(course)
    assert "Proposed by" not in course.sophea.sees


async def test_without_a_group_nothing_is_posted(world: World, course: Class) -> None:
    await proposes(course.leaders[0])
    await course.sophea.sends("/desk")
    await course.sophea.taps("🧩 Problems")
    await course.sophea.taps("1")
    await change_row(world, "UPDATE cohorts SET group_chat_id = NULL")
    await course.sophea.taps("Post it in the group")
    assert "No group is linked to your course" in course.sophea.all_words + course.sophea.toast
    assert await stored(world) == [("waiting", WORDS, None)]
    await course.leaders[1].sends("/menu")
    await course.leaders[1].taps("⋯ More")
    await course.leaders[1].taps("Everything")
    assert "🧩 Group problem" not in course.leaders[1].buttons


async def test_a_text_much_later_is_no_proposal(world: World, course: Class) -> None:
    dara = course.leaders[0]
    await dara.sends("/menu")
    for label in ("⋯ More", "Everything", "🧩 Group problem", "Propose a problem"):
        await dara.taps(label)
    await world.travel(timedelta(hours=1))
    await dara.sends(WORDS)
    assert await stored(world) == []
