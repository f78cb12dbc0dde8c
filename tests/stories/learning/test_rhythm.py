"""What comes unasked after the training: something different each time, in words that vary."""

from datetime import timedelta
from itertools import pairwise

import pytest

from bot.learning.buttons import BeginAgain, OpenLookBack, OpenOffered, OpenOfferedResults
from bot.membership.domain import EnrolmentId
from tests.stories.cast import Founded, coordinator, enrolment_id, found
from tests.stories.finishing import has_read, has_taken
from tests.stories.leaders import leader
from tests.stories.meetings import three_days, unasked
from tests.stories.quizzes import takes
from tests.world import Phone, World, local

STORY = "A story for two minutes. You choose how it goes on."
SECOND_STORY = "What would you do? A story, two minutes."
CASE = "A case to think over, five minutes."
RESULTS = "Your results so far, as a picture."


@pytest.fixture
async def founded(world: World) -> Founded:
    return await found(world)


@pytest.fixture
async def dara(world: World, founded: Founded) -> Phone:
    """Somebody who has read everything and taken all quizzes by Wednesday 31 May."""
    await three_days(await coordinator(world, founded), founded)
    phone = await leader(world, founded, "leader")
    await has_read(world, phone)
    await world.travel(local("2023-05-31 14:00"))
    for quiz in ("m4.u1", "m4.u2", "m4.u3"):
        await has_taken(world, phone, quiz, 9)
    return phone


async def said(world: World, phone: Phone, *lines: str) -> list[str]:
    return [line for line in await unasked(world, phone) if line.endswith(lines)]


async def test_a_story_comes_ten_days_after_the_training_and_opens(
    world: World, dara: Phone
) -> None:
    await world.travel(local("2023-06-12 12:20"))

    assert await said(world, dara, STORY) == [f"Mon 12 12:15 {STORY}"], "the tenth is a Saturday"
    assert dara.buttons == ["Open", "Not today", "Fewer messages"]
    await dara.taps("Open")
    assert "Eleven gates" in dara.sees

    await world.travel(local("2023-06-20 13:00"))
    assert await said(world, dara, SECOND_STORY) == [f"Mon 19 12:15 {SECOND_STORY}"]


async def test_results_and_a_case_come_in_their_time(world: World, dara: Phone) -> None:
    await world.travel(local("2023-06-20 12:20"))
    await dara.sends("/menu")  # after eight messages without a word there would be no more
    await world.travel(local("2023-06-26 12:20"))
    assert await said(world, dara, RESULTS) == [f"Mon 26 12:15 {RESULTS}"]
    await dara.taps("Open", message_id=dara.message_with(RESULTS)["message_id"])
    assert "photo" in dara.last

    await world.travel(local("2023-07-11 12:20"))
    assert await said(world, dara, CASE) == [f"Tue 11 12:15 {CASE}"], "a week after the unit"
    await dara.taps("Open", message_id=dara.message_with(CASE)["message_id"])
    assert "The card that never came" in dara.sees


async def test_no_two_messages_in_a_row_have_the_same_words(world: World, dara: Phone) -> None:
    for week in range(13):
        await world.travel(local("2023-06-02 09:00") + timedelta(days=7 * week))
        await dara.sends("/menu")

    lines = [line[len("Mon 12 12:15 ") :] for line in await unasked(world, dara)]
    learning = lines[lines.index(STORY) :]
    assert len(learning) > 10
    assert all(a != b for a, b in pairwise(learning))


async def test_what_is_offered_to_somebody_is_theirs(world: World, founded: Founded) -> None:
    phone, other = [await leader(world, founded, name) for name in ("leader", "other")]
    place = await enrolment_id(world, phone.key)

    offered = (OpenOffered(place, 10), OpenOfferedResults(place), OpenLookBack(place))
    for forged in (*offered, BeginAgain(place)):
        await other.forges(forged.pack())
        assert other.toast == "This button is for someone else."

    await phone.forges(OpenOffered(place, 11).pack())
    assert "Eleven gates" not in phone.sees
    await phone.forges(OpenOffered(EnrolmentId(99), 10).pack())
    assert phone.toast == "This button is for someone else."


QUIET = "It has been quiet for a while. Everything is still here, whenever you like."
BYE = "I will send no more messages. To get them again, tap the button. Thank you."
SIX_MONTHS = "Six months have passed. A short look back, two minutes."


async def test_a_silent_leader_hears_a_sign_of_life_and_a_goodbye_and_can_begin_again(
    world: World, founded: Founded
) -> None:
    silent = await leader(world, founded, "silent")
    seen: list[str] = []
    for until in ("2023-07-01", "2023-08-01", "2023-09-01", "2023-10-01", "2023-11-15"):
        await world.travel(local(f"{until} 00:00"))
        seen += [line for line in await unasked(world, silent) if line not in seen]

    words = [line[len("Mon 12 12:15 ") :] for line in seen]
    assert [each for each in words if each in {QUIET, BYE}] == [QUIET, BYE]
    assert words[-1] == BYE
    assert len([line for line in seen if " 12:15 " in line]) == 10
    before = len(silent.messages)

    await silent.taps("Start again", message_id=silent.message_with(BYE)["message_id"])
    assert "Good to have you back." in silent.sees
    assert len(silent.messages) == before
    await world.travel(local("2023-12-01 00:00"))
    again = [line for line in await unasked(world, silent) if line not in seen]
    assert again, "messages come again"


async def test_six_months_end_with_a_look_back(world: World, dara: Phone) -> None:
    for day in ("2023-08-01", "2023-10-01", "2023-11-28"):
        await world.travel(local(f"{day} 09:00"))
        await dara.sends("/menu")
    await dara.sends("/quiz")
    await dara.taps("🌱 Part 1: what do you remember?")
    await takes(world, dara, *[True] * 8, False, False)
    await world.travel(local("2023-12-04 12:20"))

    assert await said(world, dara, SIX_MONTHS) == [f"Mon 04 12:15 {SIX_MONTHS}"], (
        "a survey and a check filled the week before"
    )
    await dara.taps("Open", message_id=dara.message_with(SIX_MONTHS)["message_id"])
    assert "Six months: a look back" in dara.sees
    assert "Lessons read: 18 of 18" in dara.sees
    assert "40 questions answered" in dara.sees
    assert "Right after the lessons: 27 of 30" in dara.sees
    assert "At the last check: 8 of 10" in dara.sees
    assert dara.buttons[0] == "📊 As a picture"
    await dara.taps("📊 As a picture")
    assert "photo" in dara.last
