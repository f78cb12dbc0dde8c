"""What was sent is put right: a typo silently, a correction that rings, and taking it back."""

from datetime import timedelta

from telegram_simulator.faults import Rule
from tests.stories.announcing import ABOVE, Course, got, send_key, send_now, sent, written
from tests.stories.cast import change_row, coordinator, person_id
from tests.world import Phone, World, local, words


def rings(world: World, phone: Phone) -> list[str]:
    """Every new message that Telegram showed somebody with a sound."""
    chat = world.acts.find_chat(phone.key).id
    return [
        str(call["request"].get("text") or call["request"].get("caption"))
        for method in ("sendMessage", "sendPhoto", "sendVoice")
        for call in world.calls(method)
        if call["request"]["chat_id"] == chat and not call["request"].get("disable_notification")
    ]


async def fix(phone: Phone, text: str) -> None:
    await phone.taps("Fix a typo")
    await phone.sends(text)
    await phone.taps(next(key for key in phone.buttons if key.startswith("Change it in")))


# ---- a typo -----------------------------------------------------------------------------


async def test_a_typo_is_put_right_without_a_sound(world: World, course: Course) -> None:
    await sent(world, course, "See you on Munday.")
    before = [rings(world, phone) for phone in course.everybody]

    await course.sophea.taps("Fix a typo")
    assert "No one is told" in course.sophea.sees
    await course.sophea.sends("See you on <Monday>.")
    assert words(course.sophea.messages[-2]).startswith(f"{ABOVE}\n\nSee you on <Monday>.")
    assert "This change makes no sound" in course.sophea.sees
    assert "Munday" in got(course.dara)[0], "nothing is changed before the last tap"
    await course.sophea.taps("Change it in 3 chats")
    await world.travel(timedelta(minutes=1))

    assert got(course.dara) == [f"{ABOVE}\n\nSee you on <Monday>.\n\n– Sophea, Chab Dai"]
    assert "<Monday>" in got(course.rith)[0]
    assert [rings(world, phone) for phone in course.everybody] == before


async def test_only_the_chats_of_its_language_are_counted_for_a_typo(
    world: World, course: Course
) -> None:
    await written(course, "See you on Munday.")
    await course.sophea.taps("+ Khmer")
    await course.sophea.sends("ជួបគ្នាថ្ងៃចន្ទ")
    await send_now(world, course.sophea)

    for beginning, text, chats in (
        ("English", "See you on Monday.", "Change it in 1 chat"),
        ("Khmer", "ជួបគ្នាថ្ងៃច័ន្ទ។", "Change it in 2 chats"),
    ):
        await course.sophea.taps("Fix a typo")
        await course.sophea.taps(next(k for k in course.sophea.buttons if k.startswith(beginning)))
        await course.sophea.sends(text)
        assert chats in course.sophea.buttons
        await course.sophea.taps("◀ Back")


async def test_the_caption_of_a_picture_is_put_right(world: World, course: Course) -> None:
    await course.sophea.sends("/announce")
    await course.sophea.sends_a("photo", caption="The pln")
    await send_now(world, course.sophea)
    await fix(course.sophea, "The plan")
    await world.travel(timedelta(minutes=1))

    received = course.dara.message_with("The plan")
    assert received["photo"]
    assert received["caption"] == f"{ABOVE}\n\nThe plan\n\n– Sophea, Chab Dai"


async def test_one_language_of_two_is_put_right(world: World, course: Course) -> None:
    await written(course)
    await course.sophea.taps("+ Khmer")
    await course.sophea.sends("ជួបគ្នាថ្ងៃច័ន។")
    await send_now(world, course.sophea)
    await course.sophea.taps("Fix a typo")
    assert course.sophea.buttons[0] == "English: See you on Monday."
    await course.sophea.taps(course.sophea.buttons[1])
    await course.sophea.sends("ជួបគ្នាថ្ងៃច័ន្ទ។")
    await course.sophea.taps("Change it in 2 chats")
    await world.travel(timedelta(minutes=1))

    assert "ជួបគ្នាថ្ងៃច័ន្ទ។" in got(course.thida)[0]
    assert "See you on Monday." in got(course.dara)[0]


async def test_what_waits_goes_with_the_words_put_right(world: World, course: Course) -> None:
    person, until = await person_id(world, "sok"), local("2023-05-23 09:00")
    await change_row(
        world, "UPDATE people SET paused_until = :at WHERE id = :p", at=until, p=person
    )
    await sent(world, course, "See you on Munday.")
    assert "1 waiting: Sok Dara" in course.sophea.sees
    await fix(course.sophea, "See you on Monday.")
    await world.travel(until + timedelta(minutes=1))

    assert [len(got(phone)) for phone in course.everybody] == [1, 1, 1]
    assert all("Monday" in got(phone)[0] for phone in course.everybody)
    assert len(world.calls("editMessageText")) >= 2


async def test_a_message_that_is_gone_is_not_sent_again(world: World, course: Course) -> None:
    await sent(world, course, "See you on Munday.")
    cleared = course.dara.message_with("Munday")["message_id"]
    world.simulator.world.remove(world.acts.find_chat("sok"), cleared)
    heard = len(course.dara.messages)
    await fix(course.sophea, "See you on Monday.")
    await world.travel(timedelta(minutes=2))

    assert len(course.dara.messages) == heard
    assert "Monday" in got(course.thida)[0]


async def test_a_voice_has_no_words_to_put_right(world: World, course: Course) -> None:
    await course.sophea.sends("/announce")
    await course.sophea.sends_a("voice")
    await send_now(world, course.sophea)
    await course.sophea.taps("Fix a typo")

    assert "has no text to change" in course.sophea.toast


async def test_a_picture_instead_of_words_is_refused_kindly(world: World, course: Course) -> None:
    await sent(world, course)
    await course.sophea.taps("Fix a typo")
    await course.sophea.sends_a("photo", caption="See you on Tuesday.")
    assert "Only the words can be changed." in course.sophea.sees

    await course.sophea.sends("See you on Monday.")
    assert "It already says that." in course.sophea.sees


async def test_a_strange_link_does_not_come_in_as_a_typo(world: World, course: Course) -> None:
    await coordinator(world, course.founded, key="bora", name="Bora")
    await sent(world, course)
    await course.sophea.taps("Fix a typo")
    for text in ("See https://evil.example", "Help for victims."):
        await course.sophea.sends(text)
        assert "That is more than a typo." in course.sophea.sees
    await course.sophea.sends("See https://zoom.us/j/2")
    assert "This change makes no sound" in course.sophea.sees


async def test_nobody_else_puts_it_right(world: World, course: Course) -> None:
    bora = await coordinator(world, course.founded, key="bora", name="Bora")
    await sent(world, course)
    await bora.sends("/desk")
    for data in ("al:1", "am:1:en:0", "ao:1"):
        await bora.forges(data)
        assert bora.toast == "This button is for someone else."
    await bora.forges("an:1:en:0")
    assert "See you on Monday." in got(course.dara)[0]


async def test_a_former_coordinator_changes_nothing(world: World, course: Course) -> None:
    await sent(world, course)
    person = await person_id(world, "sophea")
    now = world.clock.now()
    await change_row(
        world, "UPDATE roles SET revoked_at = :now WHERE person_id = :p", now=now, p=person
    )
    for label in ("Fix a typo", "Correction", "Take back"):
        await course.sophea.taps(label)
        assert "Only coordinators" in course.sophea.toast


# ---- a correction -----------------------------------------------------------------------


async def test_a_correction_rings_for_those_who_got_the_first(world: World, course: Course) -> None:
    await written(course)
    world.simulator.faults.add(
        Rule(method="sendMessage", kind="409", chat=world.acts.find_chat("chan").id)
    )
    await send_now(world, course.sophea)
    assert "2 accepted by Telegram · 1 could not be sent" in course.sophea.sees

    await course.sophea.taps("Correction")
    await course.sophea.sends("It is on Tuesday.")
    assert course.sophea.sees.startswith("Check · correction")
    assert "Only: people who got the first message" in course.sophea.sees
    assert "Who" not in course.sophea.buttons
    await course.sophea.taps("Send now to 2")
    await world.travel(timedelta(minutes=3))

    told = f"{ABOVE} · correction\n\nIt is on Tuesday.\n\n– Sophea, Chab Dai"
    assert got(course.dara)[-1] == told
    assert rings(world, course.dara)[-1].startswith(f"{ABOVE} · correction")
    assert got(course.thida) == []


async def test_a_correction_does_not_wait_for_the_half_hour_but_for_the_third_of_a_day(
    world: World, course: Course
) -> None:
    await sent(world, course)
    for text in ("It is on Tuesday.", "It is on Wednesday."):
        await course.sophea.sends("/announce")
        await course.sophea.taps("Sent")
        await course.sophea.taps(next(k for k in course.sophea.buttons if "See you" in k))
        await course.sophea.taps("Correction")
        await course.sophea.sends(text)
        await course.sophea.taps(send_key(course.sophea))
        await world.travel(timedelta(minutes=3))

    assert "Tuesday" in got(course.dara)[-1]
    assert "3 waiting" in course.sophea.sees


async def test_an_urgent_correction_waits_for_nothing(world: World, course: Course) -> None:
    await sent(world, course)
    await change_row(world, "UPDATE chats SET unasked_count = 2")
    await course.sophea.taps("Correction")
    await course.sophea.sends("It is on Tuesday.")
    await course.sophea.taps("Urgent: send now")
    await world.travel(timedelta(minutes=3))

    assert "Tuesday" in got(course.dara)[-1]


async def test_what_was_not_sent_is_not_corrected(course: Course) -> None:
    await written(course)
    for data in ("ao:1", "al:1", "np:1"):
        await course.sophea.forges(data)
        assert "already been answered" in course.sophea.toast


# ---- taking back ------------------------------------------------------------------------


async def test_what_is_older_than_48_hours_stays_and_is_told(world: World, course: Course) -> None:
    await sent(world, course)
    person = world.acts.find_chat("chan").id
    await change_row(
        world,
        "UPDATE outbox SET done_at = :at WHERE chat_id = :chat AND announcement_id = 1",
        at=local("2023-05-20 09:00"),
        chat=person,
    )
    await course.sophea.taps("Take back")
    assert "I'll delete it from 2 chats" in course.sophea.sees
    assert "1 is older than 48 hours and stays." in course.sophea.sees
    await course.sophea.taps("Take it back now")
    await world.travel(timedelta(minutes=2))

    assert [len(got(phone)) for phone in course.everybody] == [0, 1, 0]
    assert "deleted from 2 chats · 1 stays: Chan Thida" in course.sophea.sees
    await course.sophea.taps("Reasons")
    assert "Chan Thida: older than 48 hours" in course.sophea.sees


async def test_after_48_hours_nothing_can_be_taken_back(world: World, course: Course) -> None:
    await sent(world, course)
    await world.travel(timedelta(hours=48, minutes=5))
    await course.sophea.taps("Take back")

    assert "older than 48 hours" in course.sophea.toast
    await course.sophea.forges("nq:1")
    assert all(len(got(phone)) == 1 for phone in course.everybody)


async def test_what_is_taken_back_from_the_list_is_told_where_it_was_tapped(
    world: World, course: Course
) -> None:
    await sent(world, course)
    await course.sophea.sends("/announce")
    await course.sophea.taps("Sent")
    await course.sophea.taps("Mon 22 · See you on Monday.")
    tapped = course.sophea.last["message_id"]
    await course.sophea.taps("Take back")
    assert course.sophea.sees.startswith("Take back\n\nI'll delete it from 3 chats")
    await course.sophea.taps("Take it back now")
    await world.travel(timedelta(minutes=5))

    [card] = [each for each in course.sophea.messages if each["message_id"] == tapped]
    assert "deleted from 3 chats" in words(card)


async def test_taken_back_twice_is_once(world: World, course: Course) -> None:
    await sent(world, course)
    await course.sophea.taps("Take back")
    card = course.sophea.last["message_id"]
    course.sophea.presses("Take it back now")
    course.sophea.presses("Take it back now", message_id=card)
    await world.settle()
    await world.travel(timedelta(minutes=2))

    assert "already been answered" in course.sophea.toast
    assert "deleted from 3 chats" in course.sophea.sees
    assert len(world.calls("deleteMessages")) == 3
