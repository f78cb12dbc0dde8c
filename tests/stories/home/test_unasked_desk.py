"""A coordinator's message is taken for what it is, and not for an announcement."""

import pytest

from bot.people.buttons import InviteByList
from tests.stories.announcing import Course, got
from tests.stories.asking import Helpline, rows_of, texts_in
from tests.stories.cast import appoint, found
from tests.world import World, local

SOS = "🆘 What to do"
PUT = "Put these people on the list"
SURE = "Announce it all the same"


def announced(course: Course) -> list[str]:
    return [each for phone in course.everybody for each in got(phone)]


# ---- bare answers -----------------------------------------------------------------------


@pytest.mark.parametrize("text", ["yes", "No", "ទេ", "ចា៎", "5", "hi"])
async def test_a_bare_answer_is_never_an_announcement(course: Course, text: str) -> None:
    await course.sophea.sends(text)

    assert "Nothing here waits for this answer, and nothing was sent." in course.sophea.sees
    assert course.sophea.buttons == ["🏠 Home", SOS]


async def test_a_bare_yes_beside_lists_asks_which(world: World, course: Course) -> None:
    others = [await found(world, "Lotus House"), await found(world, "Lotus House")]
    for founded in others:
        await appoint(world, course.sophea, founded)
    for number, founded in enumerate((course.founded, *others), 1):
        people = [f"Nop Sambath{at}, Lotus House" for at in "abc"[:number]]
        await course.sophea.forges(InviteByList(founded.cohort).pack())
        await course.sophea.sends("\n".join(people))
    await course.sophea.sends("yes")
    assert "Nothing was added yet. Which list do you mean?" in course.sophea.sees
    title = "🗒 Module 4, May 2023"
    assert course.sophea.buttons[:3] == [f"{title}: {n}" for n in (1, 2, 3)]

    await course.sophea.taps(f"{title}: 2")
    assert "Add all 2" in course.sophea.buttons


async def test_a_bare_answer_is_an_answer_while_a_question_is_open(line: Helpline) -> None:
    await line.asks()
    await line.sophea.sends("yes")

    assert line.sophea.buttons == ["Answer Sok Dara", "Nothing", SOS]
    await line.sophea.taps("Answer Sok Dara")
    await line.dara.taps("Open")
    assert "yes" in texts_in(line.dara)


async def test_a_bare_answer_while_composing_asks_again(world: World, course: Course) -> None:
    await course.sophea.sends("/announce")
    await course.sophea.sends("ok")
    assert "This says very little to everybody." in course.sophea.sees
    assert await rows_of(world, "announcements") == []

    await course.sophea.sends("The room is open from eight.")
    assert "Send now to 3" in course.sophea.buttons


@pytest.mark.parametrize("text", ["ទេ", "ចាន់ ធីតា, Bridge\nវណ្ណ រិទ្ធ, Bridge\nកែវ ស៊ីណា, Bridge"])
async def test_a_bare_answer_or_a_list_is_no_text_in_the_other_language(
    course: Course, text: str
) -> None:
    await course.sophea.sends("/announce")
    await course.sophea.sends("The room is open from eight.")
    await course.sophea.sends(text)

    assert "Nothing here waits" in course.sophea.sees or PUT in course.sophea.buttons


async def test_what_is_announced_about_danger_has_the_line_above(course: Course) -> None:
    await course.sophea.sends("What to do when a child is in danger")
    await course.sophea.taps("Announce it")

    assert "Please do not write names or stories" in course.sophea.all_words
    assert "Send now to 3" in course.sophea.buttons


async def test_a_sentence_that_asks_for_something_leads_to_its_place(course: Course) -> None:
    await course.sophea.sends("I want to move the meeting of Monday to the week after")
    assert "Is it one of these places on the desk?" in course.sophea.sees
    assert course.sophea.buttons[0] == "📅 Move or cancel a meeting"
    assert "Announce it" in course.sophea.buttons


async def test_the_desk_says_that_words_search_and_they_do(course: Course) -> None:
    """Also words at which the guard is in doubt: nothing of them is stored or sent."""
    await course.sophea.sends("/desk")
    assert course.sophea.sees.endswith("Looking for a person or a button? Just type it.")
    before = len(course.sophea.messages)
    await course.sophea.sends("one link that I can give to everybody")

    assert "Is it one of these places on the desk?" in course.sophea.sees
    assert course.sophea.buttons[0] == "✉ Invite people"
    assert len(course.sophea.messages) == before + 1


# ---- files without words ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "says"),
    [("photo", "This is a photo without a word."), ("video", "This is a file without a word")],
)
async def test_a_file_without_words_asks_again_before_everybody_gets_it(
    world: World, course: Course, kind: str, says: str
) -> None:
    await course.sophea.sends_a(kind)
    await course.sophea.taps("Announce it")
    assert says in course.sophea.sees
    assert course.sophea.buttons == [SURE, "Nothing", SOS]
    assert await rows_of(world, "announcements") == []

    await course.sophea.taps(SURE)
    assert "Send now to 3" in course.sophea.buttons


async def test_a_photo_with_words_is_announced_at_once(course: Course) -> None:
    await course.sophea.sends_a("photo", caption="The hall of Monday")
    await course.sophea.taps("Announce it")

    assert "Send now to 3" in course.sophea.buttons


# ---- questions --------------------------------------------------------------------------


async def test_words_while_a_question_is_open_are_first_offered_as_its_answer(
    line: Helpline,
) -> None:
    await line.asks()
    await line.bora.sends("At nine as planned, please.")

    assert "Is this an answer?" in line.bora.sees
    assert line.bora.buttons[0] == "Answer Sok Dara"
    assert line.bora.buttons[-3:] == ["Nothing", "Announce it", SOS]
    await line.bora.taps("Answer Sok Dara")
    await line.dara.taps("Open")
    assert "At nine as planned, please." in texts_in(line.dara)


async def test_a_question_has_a_button_to_answer(line: Helpline) -> None:
    await line.asks()
    await line.sophea.taps("Answer")
    assert "Please write or record the answer to Sok Dara (Lotus House) now." in line.sophea.sees

    await line.sophea.sends("At nine.")
    assert line.sophea.message_with("✔ On its way to Sok Dara (Lotus House).")
    await line.dara.taps("Open")
    assert "At nine." in texts_in(line.dara)
    await line.sophea.sends("yes")
    assert line.sophea.buttons == ["Answer Sok Dara", "Nothing", SOS], "one answer was asked for"


async def test_what_cannot_be_an_answer_leaves_the_question_open(line: Helpline) -> None:
    await line.asks()
    await line.sophea.taps("Answer")
    await line.sophea.sends_a("sticker")
    await line.sophea.sends("At nine.")

    assert line.sophea.message_with("✔ On its way to Sok Dara (Lotus House).")


async def test_an_answer_can_be_cancelled(line: Helpline) -> None:
    await line.asks()
    await line.sophea.taps("Answer")
    await line.sophea.taps("✕ Cancel")
    await line.sophea.sends("At nine as planned, please.")

    assert "Is this an answer?" in line.sophea.sees


# ---- votes ------------------------------------------------------------------------------


async def test_choices_in_words_become_a_vote(world: World, course: Course) -> None:
    await course.sophea.sends("When do we meet?\nMonday / Tuesday / I cannot")
    assert course.sophea.buttons == ["Ask this as a vote", "Announce it", "Nothing", SOS]
    await course.sophea.taps("Ask this as a vote")
    await course.sophea.taps("Send now to 3")
    await world.travel(local("2023-05-22 10:05"))

    assert "When do we meet?\n\nA / ក: Monday\nB / ខ: Tuesday\nC / គ: I cannot" in course.dara.sees
    assert course.dara.buttons[:3] == ["A", "B", "C"]


async def test_yes_and_no_become_their_own_buttons(world: World, course: Course) -> None:
    await course.sophea.sends("Are <b>you</b> coming? Yes / No")
    await course.sophea.taps("Ask this as a vote")
    await course.sophea.taps("Send now to 3")
    await world.travel(local("2023-05-22 10:05"))

    assert "Are <b>you</b> coming?" in course.dara.sees
    assert course.dara.buttons[:2] == ["Yes", "No"]
