"""Somebody asks to be contacted: all coordinators hear of it, and it does not stay unseen."""

from datetime import timedelta

import pytest

from bot.safety.buttons import ChooseContactWay
from tests.stories.asking import TUESDAY, Helpline, rings, rows_of, rung
from tests.stories.cast import administrator
from tests.stories.desk.test_covers import QUESTION
from tests.world import World, local, words

CONTACT = "Please have someone contact me"
WAYS = ["☐ Write to me here", "☐ Call me", "☐ Not now"]


async def wants_contact(line: Helpline) -> None:
    await line.dara.sends("help me")
    await line.dara.taps(CONTACT)


def unopened(line: Helpline) -> None:
    line.world.opens_notices = False


async def test_the_help_screen_leads_to_all_coordinators_and_then_asks_how(line: Helpline) -> None:
    unopened(line)
    await wants_contact(line)

    assert "At 10:12 I told all your coordinators that you want to talk." in line.dara.sees
    assert "How should they contact you?" in line.dara.sees
    assert line.dara.buttons == [*WAYS, "Delete my message", "Take it back", "🏠 Home"]
    for phone in (line.sophea, line.bora):
        assert words(phone.last) == QUESTION
        await phone.taps("Open")
        assert words(rung(phone)).startswith("Please contact · Sok Dara (Lotus House), 10:12")
        assert "They did not say how." in words(rung(phone))


async def test_from_the_menu_there_is_nothing_to_delete(line: Helpline) -> None:
    await line.dara.sends("/help")
    await line.dara.taps("🆘 What to do")
    line.world.opens_notices = False
    await line.dara.taps(CONTACT)

    assert line.dara.buttons == [*WAYS, "Take it back", "🏠 Home"]


@pytest.mark.parametrize(
    ("label", "they_read", "desk_reads"),
    [
        ("Write to me here", "please write here first, do not call", "How: please write here"),
        ("Call me", "They read: please call.", "How: please call."),
        ("Not now", "please not before 12:12", "When: please not before 12:12."),
    ],
)
async def test_coordinators_read_how_they_should_do_it(
    line: Helpline, label: str, they_read: str, desk_reads: str
) -> None:
    await wants_contact(line)
    told = line.dara.message_with("How should they contact you?")["message_id"]
    await line.dara.taps(f"☐ {label}", message_id=told)

    shown = next(each for each in line.dara.messages if each["message_id"] == told)
    assert they_read in words(shown)
    for phone in (line.sophea, line.bora):
        assert desk_reads in words(rung(phone))


async def test_not_now_rings_once_more_when_it_is_over(line: Helpline) -> None:
    await wants_contact(line)
    await line.dara.taps("☐ Not now")
    assert len(rings(line.sophea)) == 1

    await line.world.travel(local("2023-05-23 12:13"))

    assert len(rings(line.sophea)) == len(rings(line.bora)) == 2


async def test_not_now_never_ends_in_their_night(line: Helpline) -> None:
    await line.world.travel(local("2023-05-23 19:00"))
    await wants_contact(line)
    await line.dara.taps("☐ Not now")

    assert "not before Wed 24 May, 07:00" in line.dara.all_words


async def test_another_choice_replaces_the_first(line: Helpline) -> None:
    await wants_contact(line)
    told = line.dara.message_with("How should they contact you?")["message_id"]
    await line.dara.taps("☐ Not now", message_id=told)
    await line.dara.taps("☐ Call me", message_id=told)

    assert "How: please call." in words(rung(line.sophea))
    assert "not before" not in words(rung(line.sophea))


async def test_they_read_that_it_was_seen_and_not_by_whom(line: Helpline) -> None:
    unopened(line)
    await wants_contact(line)
    before = len(line.dara.messages)
    await line.world.travel(local("2023-05-23 10:40"))
    await line.sophea.taps("Open")

    assert words(line.dara.last) == "Romleuk\n\n✔ Your message was seen at 10:40."
    await line.bora.taps("Open")
    assert len(line.dara.messages) == before + 1, "once is enough"
    await line.dara.taps("Open")
    assert "you want to talk – seen at 10:40" in line.dara.sees


async def test_at_night_they_read_when_it_will_be_seen(line: Helpline) -> None:
    await line.world.travel(local("2023-05-23 22:00"))
    await wants_contact(line)

    assert "On Wed 24 May, 07:00 your coordinators will hear" in line.dara.sees
    assert "If it cannot wait, please phone." in line.dara.sees
    assert rings(line.sophea) == []
    await line.world.travel(local("2023-05-24 07:01"))
    assert len(rings(line.sophea)) == len(rings(line.bora)) == 1


async def test_a_coordinator_who_is_away_hears_of_it_too(line: Helpline) -> None:
    await line.bora.sends("/settings")
    await line.bora.taps("💬 Answers and stand-in")
    await line.bora.taps("I am away")
    await line.bora.taps("Sophea")
    await line.bora.taps(line.bora.buttons[3])
    assert "You are away until" in line.bora.sees
    await wants_contact(line)

    assert len(rings(line.bora)) == 1


async def test_after_two_hours_of_the_day_unopened_administrators_hear_of_it(
    world: World, line: Helpline
) -> None:
    root = await administrator(world, "root", "Root")
    unopened(line)
    await wants_contact(line)
    await world.travel(TUESDAY + timedelta(minutes=119))
    assert QUESTION not in root.all_words

    await world.travel(TUESDAY + timedelta(minutes=121))
    await root.taps("Open")

    assert "Nobody had opened this for two hours" in words(rung(root))
    assert line.sophea.all_words.count(QUESTION) == 2
    assert "Your message was seen at" in line.dara.all_words


async def test_the_night_does_not_count(world: World, line: Helpline) -> None:
    root = await administrator(world, "root", "Root")
    unopened(line)
    await world.travel(local("2023-05-23 19:00"))
    await wants_contact(line)

    await world.travel(local("2023-05-24 07:59"))
    assert QUESTION not in root.all_words
    await world.travel(local("2023-05-24 08:01"))
    assert QUESTION in root.all_words


async def test_what_was_opened_in_time_rings_no_administrator_but_all_when_it_waits_too_long(
    world: World, line: Helpline
) -> None:
    root = await administrator(world, "root", "Root")
    await wants_contact(line)
    await world.travel(local("2023-05-23 18:00"))
    assert QUESTION not in root.all_words
    assert len(rings(line.bora)) == 1

    await world.travel(local("2023-05-25 10:13"))

    assert "It has been waiting for two working days." in words(rung(line.bora))
    assert rings(root) == []


async def test_a_second_wish_rings_again_after_an_hour(line: Helpline) -> None:
    await wants_contact(line)
    await wants_contact(line)
    assert len(rings(line.sophea)) == 1

    await line.world.travel(local("2023-05-23 11:30"))
    await wants_contact(line)

    assert len(rings(line.sophea)) == len(rings(line.bora)) == 2
    assert "At 11:30 I told all your coordinators" in line.dara.all_words
    assert len(await rows_of(line.world, "questions")) == 1


async def test_how_is_chosen_only_by_the_asker_and_only_while_it_waits(line: Helpline) -> None:
    await wants_contact(line)
    await line.sophea.forges(ChooseContactWay(1, "call", 0).pack())
    assert line.sophea.toast
    await line.dara.forges(ChooseContactWay(1, "shout", 0).pack())
    assert "already been answered" in line.dara.toast
    await line.sophea.taps("Done")
    await line.dara.forges(ChooseContactWay(1, "call", 0).pack())
    assert "already been answered" in line.dara.toast

    assert (await rows_of(line.world, "questions"))[0]["way"] is None


async def test_who_runs_the_course_but_does_not_take_it_has_no_such_button(line: Helpline) -> None:
    await line.sophea.sends("SOS")

    assert "If someone may be in danger" in line.sophea.sees
    assert line.sophea.buttons == ["🏠 Home"]
