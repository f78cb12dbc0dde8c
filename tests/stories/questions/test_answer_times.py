"""Coordinators say how soon they answer, and who stands in for them while they are away."""

from datetime import timedelta

from tests.stories.asking import Helpline, rings, texts_in
from tests.world import Phone, local, words


async def opened(phone: Phone) -> None:
    await phone.sends("/settings")
    await phone.taps("💬 Answers and stand-in")


async def away(phone: Phone, stand_in: str, day: str) -> None:
    await opened(phone)
    for label in ("I am away", stand_in, day):
        await phone.taps(label)


async def test_leaders_read_how_soon_answers_come_and_it_rings_again_a_day_later(
    line: Helpline,
) -> None:
    await opened(line.sophea)
    assert "usually within one working day" in line.sophea.sees
    await line.sophea.taps("☐ 3 days")
    assert "usually within 3 working days" in line.sophea.sees
    assert "☑ 3 days" in line.sophea.buttons

    await line.dara.sends("/ask")
    assert "usually within 3 working days." in line.dara.sees
    await line.dara.sends("Can we meet later on Monday?")
    assert len(rings(line.bora)) == 1
    await line.world.travel(local("2023-05-26 18:00"))  # Friday, three working days later
    assert len(rings(line.bora)) == 1
    await line.world.travel(local("2023-05-29 10:13"))
    assert len(rings(line.bora)) == 2


async def test_who_is_away_is_not_asked_and_leaders_read_until_when(line: Helpline) -> None:
    await away(line.sophea, "Bora", "Fri 26 May")
    assert "You are away until Fri 26 May. Bora stands in for you." in line.sophea.sees
    await line.world.travel(line.world.clock.now() + timedelta(minutes=1))
    assert "Sophea is away until Fri 26 May, and you stand in" in line.bora.all_words

    await line.dara.sends("/ask")
    assert "Bora will get it and answer here" in line.dara.sees
    assert "Sophea is away until Fri 26 May." in line.dara.sees
    await line.dara.sends("Can we meet later on Monday?")
    assert (len(rings(line.sophea)), len(rings(line.bora))) == (0, 1)

    await line.world.travel(local("2023-05-26 09:00"))
    await line.dara.sends("/ask")
    assert "Sophea and Bora will get it" in line.dara.sees, "the absence is over by itself"


async def test_more_about_a_question_goes_to_the_stand_in_of_who_took_it(line: Helpline) -> None:
    await line.asks("Can we meet later on Monday?")
    await line.answers(line.sophea, "At nine as planned, please.")
    await away(line.sophea, "Bora", "Fri 26 May")
    before = len(line.sophea.messages)
    await line.dara.taps("Open")
    await line.dara.taps("Ask more")
    await line.dara.sends("At three?")
    await line.world.travel(line.world.clock.now() + timedelta(minutes=1))

    assert "At three?" in texts_in(line.bora)
    assert "At three?" not in [words(each) for each in line.sophea.messages[before:]]


async def test_if_everybody_is_away_questions_reach_them_all_the_same(line: Helpline) -> None:
    for phone in (line.sophea, line.bora):
        await away(phone, "All colleagues", "Fri 26 May")
    await line.asks("Can we meet later on Monday?")
    assert (len(rings(line.sophea)), len(rings(line.bora))) == (1, 1)

    await opened(line.sophea)
    await line.sophea.taps("I am back")
    assert "Questions reach you." in line.sophea.sees
    await line.dara.sends("/ask")
    assert "Sophea will get it" in line.dara.sees


async def test_leaders_have_no_answers_to_set(line: Helpline) -> None:
    await line.dara.sends("/settings")
    assert "💬 Answers and stand-in" not in line.dara.buttons


# ---- days in words --------------------------------------------------------------------------


async def asked_until(phone: Phone) -> None:
    await opened(phone)
    await phone.taps("I am away")
    await phone.taps("Bora")


async def test_the_day_back_can_be_typed(line: Helpline) -> None:
    await asked_until(line.sophea)
    await line.sophea.sends("26 May")

    assert "You are away until Fri 26 May. Bora stands in for you." in line.sophea.sees


async def test_a_span_from_today_on_ends_on_the_day_after_it(line: Helpline) -> None:
    await asked_until(line.sophea)
    await line.sophea.sends("23/5 - 25/5")

    assert "You are away until Fri 26 May. Bora stands in for you." in line.sophea.sees


async def test_a_span_that_begins_later_is_asked_about(line: Helpline) -> None:
    await asked_until(line.sophea)
    await line.sophea.sends("12/6 - 16/6")
    assert "Are you away from now on, and back on Sat 17 June?" in line.sophea.sees
    await line.sophea.taps("Away from now on")

    assert "You are away until Sat 17 June. Bora stands in for you." in line.sophea.sees


async def test_a_day_that_is_not_offered_is_asked_for_again(line: Helpline) -> None:
    await asked_until(line.sophea)
    for text in ("1 September", "23/5"):
        await line.sophea.sends(text)
        assert "I can only note a day within the next 28 days." in line.sophea.sees
    await line.sophea.sends("២៦ ឧសភា")

    assert "You are away until Fri 26 May." in line.sophea.sees


async def test_other_words_are_not_taken_for_the_day_back(line: Helpline) -> None:
    await asked_until(line.sophea)
    await line.sophea.sends("See you on 26 May")

    assert "Announce it" in line.sophea.buttons
