"""A quick question to all: people tap an answer, the coordinator sees the count."""

from bot.announcements.buttons import (
    GiveAnswer,
    OpenVotes,
    OpenVoteSets,
    SetVote,
    SetVoteNamed,
)
from bot.announcements.domain import AnnouncementId
from bot.storage.database import Tx
from tests.stories.announcing import Course, got, send_key, send_now, written
from tests.stories.cast import coordinator, found, participant
from tests.world import Phone, World, labels, local

QUESTION = "Can you come on Saturday?"
ASKED = AnnouncementId(1)
"""The announcement that `asked` sends: the first one of the world."""


async def asked(world: World, course: Course, answers: str = "Yes / No", *more: str) -> None:
    """Let Sophea ask everybody."""
    await written(course, QUESTION)
    await course.sophea.taps("🗳 Answers to tap")
    for label in (*more, answers):
        await course.sophea.taps(label)
    await send_now(world, course.sophea)


async def result(phone: Phone) -> str:
    await phone.taps(next(key for key in phone.buttons if key.startswith("🗳 Answered")))
    return phone.sees


async def test_everybody_has_one_vote_and_may_change_it(world: World, course: Course) -> None:
    await asked(world, course)
    dara, sophea = course.dara, course.sophea
    assert QUESTION in got(dara)[0]
    assert "Coordinators see how many chose what, not who." in got(dara)[0]
    await dara.taps("Yes")
    assert dara.toast == "Thank you. You can change your answer."
    assert labels(dara.last) == ["✔ Yes", "No"]
    await dara.taps("No")
    assert labels(dara.last) == ["Yes", "✔ No"]
    await course.thida.taps("មែន")

    assert "Answered: 2 of 3" in await result(sophea)
    assert "What they chose is told once 5 have answered." in sophea.sees
    assert "Yes: " not in sophea.sees


async def test_counts_without_names_from_five_answers_on(world: World, course: Course) -> None:
    others = [await participant(world, course.founded, f"p{n}", f"Leader {n}") for n in range(3)]
    await asked(world, course, "A / B / C")
    for phone, answer in zip((course.dara, *others), "AABC", strict=True):
        await phone.taps(answer)
    await course.rith.taps("ក")
    sophea = course.sophea
    told = await result(sophea)
    assert "Answered: 5 of 6" in told
    assert "A: 3\nB: 1\nC: 1" in told
    assert "Sok Dara" not in told
    await others[2].taps("B")
    await sophea.taps("🔄 Count again")
    assert "A: 3\nB: 2\nC: 0" in sophea.sees


async def test_names_are_seen_only_where_the_message_says_so(world: World, course: Course) -> None:
    await asked(world, course, "Yes / Maybe / No", "☐ Names are seen", "🗳 Answers to tap")
    assert "Coordinators see who chose what." in got(course.dara)[0]
    await course.dara.taps("Maybe")
    assert "Maybe: 1 (Sok Dara)" in await result(course.sophea)


async def test_two_of_one_name_are_told_apart_by_their_organization(
    world: World, course: Course
) -> None:
    twin = await participant(world, course.founded, "twin", "Sok Dara", organization="River School")
    await asked(world, course, "Yes / No", "☐ Names are seen", "🗳 Answers to tap")
    await course.dara.taps("Yes")
    await twin.taps("No")
    told = await result(course.sophea)
    assert "Yes: 1 (Sok Dara · Lotus House)" in told
    assert "No: 1 (Sok Dara · River School)" in told


async def test_a_covered_question_keeps_the_answer_when_it_is_opened_again(
    world: World, course: Course
) -> None:
    [shipped] = world.app.context.courses.values()
    await written(course, f"About {shipped.topic_words[0]}: can you come?")
    await course.sophea.taps("🗳 Answers to tap")
    await course.sophea.taps("Yes / No")
    await send_now(world, course.sophea)
    dara = course.dara
    await dara.taps("Open")
    await dara.taps("Yes")
    assert labels(dara.last) == ["✔ Yes", "No", "✕ Close"]
    await dara.taps("✕ Close")
    await dara.taps("Open")
    assert labels(dara.last) == ["✔ Yes", "No", "✕ Close"]


async def test_a_fixed_typo_keeps_the_answer(world: World, course: Course) -> None:
    await asked(world, course)
    await course.dara.taps("Yes")
    await course.sophea.taps("Fix a typo")
    await course.sophea.sends("Can you come on Saturday??")
    await course.sophea.taps(
        next(key for key in course.sophea.buttons if key.startswith("Change it in"))
    )
    await world.travel(local("2023-05-22 10:40"))
    assert "Saturday??" in got(course.dara)[0]
    assert labels(course.dara.last) == ["✔ Yes", "No"]


async def test_got_it_and_answers_take_each_others_place(world: World, course: Course) -> None:
    await written(course, QUESTION)
    sophea = course.sophea
    await sophea.taps("🗳 Answers to tap")
    await sophea.taps("Yes / No")
    assert "Answers: Yes / No; you see counts, no names" in sophea.sees
    await sophea.taps(next(key for key in sophea.buttons if key.startswith("☐")))
    assert "Answers:" not in sophea.sees
    await sophea.taps("🗳 Answers to tap")
    await sophea.taps("A / B")
    await sophea.taps("🗳 Answers to tap")
    await sophea.taps("No answers")
    assert "Answers:" not in sophea.sees
    assert send_key(sophea)


async def test_only_those_who_got_it_vote_and_only_its_coordinators_count(
    world: World, course: Course
) -> None:
    await asked(world, course)
    late = await participant(world, course.founded, "late", "Late")
    await late.forges(GiveAnswer(ASKED, "yes", 0).pack())
    assert "someone else" in late.toast
    await course.dara.forges(GiveAnswer(ASKED, "maybe", 0).pack())
    assert "already been answered" in course.dara.toast
    other = await coordinator(world, await found(world), "maren", "Maren")
    await other.sends("/desk")
    for button in (
        OpenVotes(ASKED),
        OpenVoteSets(ASKED),
        SetVote(ASKED, "ab"),
        SetVoteNamed(ASKED, 1),
    ):
        await other.forges(button.pack())
        assert other.toast
    await course.dara.forges(OpenVotes(ASKED).pack())
    assert "coordinators" in course.dara.toast.lower()

    async def work(tx: Tx) -> int:
        return len(await tx.ask("SELECT answer FROM announcement_votes"))

    assert await world.app.database.run(work) == 0


async def test_an_erased_person_has_no_vote(world: World, course: Course) -> None:
    await asked(world, course)
    await course.dara.taps("Yes")
    await course.dara.sends("/privacy")
    for label in ("Erase all", "Continue to erase", "Erase now"):
        await course.dara.taps(label)
    assert "Answered: 0 of 3" in await result(course.sophea)


# ---- choices in words -------------------------------------------------------------------


async def test_choices_in_words_are_taken_while_the_answers_are_chosen(
    world: World, course: Course
) -> None:
    sophea = course.sophea
    await written(course, "When do we meet?")
    await sophea.taps("🗳 Answers to tap")
    await sophea.sends("Monday / Tuesday / I cannot")
    assert "A / B / C" in sophea.sees
    await sophea.taps("🗳 Answers to tap")
    await sophea.sends("Friday / Saturday")
    await send_now(world, sophea)

    assert "When do we meet?\n\nA / ក: Friday\nB / ខ: Saturday" in got(course.dara)[0]
    assert "Monday" not in got(course.dara)[0], "the new choices stand instead of the old ones"
    assert labels(course.dara.last)[:2] == ["A", "B"]
    assert labels(course.thida.last)[:2] == ["ក", "ខ"]


async def test_choices_stand_in_each_language_of_a_draft(world: World, course: Course) -> None:
    sophea = course.sophea
    await written(course, "When do we meet?")
    await sophea.sends("យើងជួបគ្នាពេលណា?")
    await sophea.taps("🗳 Answers to tap")
    await sophea.sends("Monday / Tuesday")
    await send_now(world, sophea)

    assert "When do we meet?\n\nA / ក: Monday" in got(course.dara)[0]
    assert "យើងជួបគ្នាពេលណា?\n\nA / ក: Monday" in got(course.thida)[0]


async def test_choices_that_do_not_fit_change_nothing(world: World, course: Course) -> None:
    sophea = course.sophea
    await written(course, "x" * 3_900)
    await sophea.taps("🗳 Answers to tap")
    await sophea.sends(" / ".join(f"{day} the longest-possible-of-all-choices" for day in "1234"))

    assert "too long" in sophea.sees
    await sophea.taps("◀ Back")
    assert "🗳 Answers to tap" not in sophea.sees


async def test_other_words_while_the_answers_are_chosen_are_left_alone(course: Course) -> None:
    await written(course, "When do we meet?")
    await course.sophea.taps("🗳 Answers to tap")
    await course.sophea.sends("The room is open from eight.")

    assert "What would you like to do with this?" in course.sophea.sees
    await course.sophea.sends("Monday / Tuesday")
    assert "These look like choices." in course.sophea.sees, "the question is no more the newest"
