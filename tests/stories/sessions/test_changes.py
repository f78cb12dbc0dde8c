"""Meetings that move, are cancelled, cannot be joined, or are asked for by the wrong people."""

from datetime import timedelta

import pytest

from bot.sessions.buttons import AnswerSession
from bot.sessions.domain import SessionId
from bot.storage.database import Tx
from tests.stories.cast import Founded, participant
from tests.stories.meetings import one_day, open_meetings, taps_first, three_days, unasked
from tests.world import Phone, World, labels, local, words

MONDAY = local("2023-05-29 09:00")
MOVED = (
    "Mon 29 12:01 Change: the meeting of Tue 30 May is now on Thu 1 June, 14:00."
    " Please answer again."
)
MOVED_TO_FRIDAY = (
    "Mon 22 08:01 Change: the meeting of Mon 29 May is now on Fri 26 May, 09:00."
    " Please answer again."
)


@pytest.fixture
async def dara(world: World, founded: Founded) -> Phone:
    return await participant(world, founded, "leader", "Sok Dara")


async def test_a_moved_meeting_asks_again_and_leaves_nothing_of_the_old_time(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await three_days(sophea, founded)
    await world.travel(local("2023-05-22 08:01"))
    await dara.taps("I'll come to all three")
    await world.travel(local("2023-05-29 12:00"))

    await open_meetings(sophea, founded)
    await sophea.taps("Tue 30")
    await sophea.taps("Move")
    await sophea.sends("1/6")
    await sophea.sends("14:00")
    assert sophea.sees == (
        "Move Tue 30 May, 09:00\n\n"
        "Now on Thu 1 June, 14:00–15:30 (Phnom Penh). Earlier answers will be cleared."
    )
    await sophea.taps("Move and tell 1 person")
    assert "✔ Now on Thu 1 June, 14:00." in sophea.sees
    await world.travel(timedelta(seconds=61))

    assert dara.sees == (
        "Romleuk\n\nChange: the meeting of Tue 30 May is now on Thu 1 June, 14:00."
        " Please answer again."
    )
    assert dara.buttons == ["I will come", "I cannot come", "📅 Calendar"]
    await open_meetings(sophea, founded)
    assert "Thu 1 June, 14:00–15:30: 0 coming, 0 not coming, 1 no reply" in sophea.sees

    await world.travel(local("2023-06-01 20:00"))
    later = [each for each in await unasked(world, dara) if "eeting" in each][4:]
    assert later == [
        MOVED,
        # Wednesday and Thursday are less than 36 hours apart: one series now
        "Tue 30 17:00 Tomorrow, Wed 31 May, 09:00–10:30: online meeting. Then Thu 1 June.",
        "Wed 31 08:50 The meeting starts at 09:00. The room is open.",
        "Wed 31 10:40 The meeting has ended. Which picture did the trainer show?",
        "Thu 01 13:50 The meeting starts at 14:00. The room is open.",
        "Thu 01 15:40 The meeting has ended. Which picture did the trainer show?",
    ]


async def test_buttons_of_a_moved_meeting_vanish_and_an_old_yes_is_refused(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await one_day(world, sophea, founded, "29/5")
    old = dara.last
    yes = old["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    await open_meetings(sophea, founded)
    for label in ("Mon 29", "Move", "Sun 28", "15:00"):
        await sophea.taps(label)
    await taps_first(sophea, "Move and tell")
    await world.travel(timedelta(seconds=61))

    assert (
        labels(next(each for each in dara.messages if each["message_id"] == old["message_id"]))
        == []
    )
    await dara.forges(yes, message_id=old["message_id"])
    assert "already been answered" in dara.toast


async def test_who_corrects_a_move_in_time_tells_people_once(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await one_day(world, sophea, founded, "29/5")
    await open_meetings(sophea, founded)
    for label in ("Mon 29", "Move", "Sat 27", "09:00"):
        await sophea.taps(label)
    await taps_first(sophea, "Move and tell")
    await world.travel(timedelta(seconds=20))
    await sophea.taps("Undo")
    for label in ("Move", "Fri 26", "09:00"):
        await sophea.taps(label)
    await taps_first(sophea, "Move and tell")
    await world.travel(timedelta(minutes=10))

    told = [each for each in await unasked(world, dara) if "Change" in each]
    assert told == [MOVED_TO_FRIDAY]


async def test_a_cancelled_meeting_is_told_and_never_reminded_of(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await one_day(world, sophea, founded, "30/5")
    await open_meetings(sophea, founded)
    for label in ("Tue 30", "Cancel it"):
        await sophea.taps(label)
    assert sophea.sees.endswith("Cancel Tue 30 May, 09:00?")
    assert sophea.buttons == ["Keep it", "Cancel and tell 1 person"]
    await sophea.taps("Cancel and tell 1 person")
    assert (
        sophea.sees == "Meetings\n\n✔ Cancelled: Tue 30 May, 09:00.\n\n"
        "No one has been told yet. You can undo this until 08:01; then people are told."
    )
    await world.travel(local("2023-05-31 20:00"))

    assert [each for each in await unasked(world, dara) if "eeting" in each] == [
        "Mon 22 08:00 Online meeting: Tue 30 May, 09:00–10:30 (Phnom Penh).",
        "Mon 22 08:01 Change: no meeting on Tue 30 May. You will hear from us.",
    ]
    assert labels(dara.message_with("Change: no meeting")) == ["📅 Meetings", "💬 Ask"]
    await dara.taps("📅 Meetings")
    assert dara.sees == "Meetings\n\nNo meeting is planned yet."
    await dara.taps("🏠 Home")


async def test_what_has_begun_is_neither_moved_nor_cancelled_nor_answered(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await one_day(world, sophea, founded, "29/5")
    await open_meetings(sophea, founded)
    await sophea.taps("Mon 29")
    await sophea.taps("Cancel it")
    await world.travel(MONDAY)
    await sophea.taps("Cancel and tell 1 person")
    assert "has started or ended" in sophea.toast
    await dara.forges(AnswerSession(SessionId(1), 1, "y").pack())
    assert "has started or ended" in dara.toast


async def test_after_an_outage_at_most_one_reminder_comes_and_none_after_the_start(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await one_day(world, sophea, founded, "15/6")
    # The clock jumps over the week and the evening, as it does when the bot was down.
    world.clock.set(local("2023-06-15 08:52"))
    await world.travel(timedelta(0))
    assert [each for each in await unasked(world, dara) if "Thu 15" in each[:6]] == [
        "Thu 15 08:52 The meeting starts at 09:00. The room is open."
    ]

    await one_day(world, sophea, founded, "16/6")
    world.clock.set(local("2023-06-16 09:00"))
    await world.travel(timedelta(0))
    assert not [each for each in await unasked(world, dara) if each.startswith("Fri 16 09")]


async def test_a_meeting_before_breakfast_is_said_to_begin_without_a_sound(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await one_day(world, sophea, founded, "29/5", "6:00")
    await world.travel(local("2023-05-29 05:50"))

    begun = world.calls("sendMessage")[-1]["request"]
    assert "starts at 06:00" in begun["text"]
    assert begun["disable_notification"] is True


async def test_a_change_at_night_comes_at_once_and_without_a_sound(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await one_day(world, sophea, founded, "29/5")
    await world.travel(local("2023-05-28 22:00"))
    await open_meetings(sophea, founded)
    for label in ("Mon 29", "Cancel it", "Cancel and tell 1 person"):
        await sophea.taps(label)
    await world.travel(timedelta(seconds=61))

    told = world.calls("sendMessage")[-1]["request"]
    assert "no meeting on Mon 29 May" in told["text"]
    assert told["disable_notification"] is True


async def test_the_coordinator_gets_one_alert_for_all_who_cannot_connect(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    other = await participant(world, founded, "other", "Keo Sina")
    await one_day(world, sophea, founded, "29/5")
    await world.travel(local("2023-05-29 08:55"))

    await dara.taps("I cannot connect")
    assert dara.buttons == ["No sound", "Link fails", "Weak signal", "Something else"]
    await dara.taps("No sound")
    assert dara.sees == (
        "Romleuk\n\nI've told your coordinator. If you can't get in today, don't worry:"
        " the lessons arrive at 10:40."
    )
    assert dara.buttons == ["▶ Join again", "It works now"]
    assert sophea.sees == "Romleuk\n\n1 person cannot connect to the meeting."

    await world.travel(timedelta(minutes=2))
    before = len(sophea.messages)
    await other.taps("I cannot connect")
    await other.taps("Weak signal")
    assert sophea.sees == "Romleuk\n\n2 people cannot connect to the meeting."
    assert len(sophea.messages) == before
    await sophea.taps("Who?")
    assert sophea.sees == (
        "Meetings\n\nSok Dara, Lotus House: No sound\nKeo Sina, Lotus House: Weak signal"
    )

    await dara.taps("It works now")
    assert dara.sees == "Romleuk\n\n✔ Good. The meeting goes on until 10:30."
    await other.taps("It works now")
    assert sophea.sees == "Romleuk\n\nEveryone who reported trouble is in now."


async def test_a_new_link_goes_at_once_to_people_who_could_not_connect(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    other = await participant(world, founded, "other", "Keo Sina")
    await one_day(world, sophea, founded, "29/5")
    await world.travel(local("2023-05-29 08:55"))
    for leader in (dara, other):
        await leader.taps("I cannot connect")
        await leader.taps("Link fails")
    await other.taps("It works now")
    told = len(other.messages)

    await sophea.taps("Who?")
    await sophea.taps("🔗 Link")
    await sophea.sends("https://meet.google.com/abc-defg-hij")
    assert "1 person who could not connect gets it now." in sophea.sees
    await world.travel(timedelta(minutes=1))

    assert words(dara.last) == "Romleuk\n\nThere is a new link. Please try again."
    assert labels(dara.last) == ["▶ Join", "It works now", "I cannot connect"]
    join = dara.last["reply_markup"]["inline_keyboard"][0][0]
    assert join["url"] == "https://meet.google.com/abc-defg-hij"
    assert len(other.messages) == told
    await dara.taps("It works now")
    assert dara.sees.startswith("Romleuk\n\n✔ Good.")


async def test_a_report_after_five_minutes_alerts_again(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    other = await participant(world, founded, "other", "Keo Sina")
    await one_day(world, sophea, founded, "29/5")
    await world.travel(local("2023-05-29 08:55"))
    await dara.taps("I cannot connect")
    await dara.taps("No sound")
    before = len(sophea.messages)
    await world.travel(timedelta(minutes=6))
    await other.taps("I cannot connect")
    await other.taps("No sound")

    assert len(sophea.messages) == before + 1


async def test_a_session_of_sixty_minutes_notice(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await three_days(sophea, founded, create="Reminder")
    assert "60 minutes before each" in sophea.sees
    await taps_first(sophea, "Create and")
    await world.travel(local("2023-05-29 08:00"))

    assert dara.sees == "Romleuk\n\nOnline meeting today at 09:00."
    assert dara.buttons == ["🔗 Link", "I cannot come"]
    await world.travel(local("2023-05-29 09:00"))
    assert not [each for each in await unasked(world, dara) if "room is open" in each]


async def test_pushes_are_short_and_neutral_in_both_languages(
    world: World, founded: Founded, sophea: Phone
) -> None:
    course = world.app.context.courses["community-liberation-toolkit"]
    for key, language in (("a", "en"), ("b", "km")):
        await participant(world, founded, key, "Any Body", language=language)
    await three_days(sophea, founded)
    await world.travel(local("2023-05-30 12:00"))
    await open_meetings(sophea, founded)
    for label in ("Wed 31", "Move", "Thu 1", "09:00"):
        await sophea.taps(label)
    await taps_first(sophea, "Move and tell")
    await world.travel(timedelta(seconds=61))
    await open_meetings(sophea, founded)
    for label in ("Thu 1", "Cancel it"):
        await sophea.taps(label)
    await taps_first(sophea, "Cancel and tell")
    await world.travel(local("2023-06-01 12:00"))

    async def sent(tx: Tx) -> set[tuple[int, int]]:
        rows = await tx.ask(
            "SELECT kind, chat_id, message_id FROM outbox WHERE message_id IS NOT NULL"
        )
        ours = [row for row in rows if row["kind"].startswith("session.")]
        return {(row["chat_id"], row["message_id"]) for row in ours}

    pushed = await world.app.database.run(sent)
    texts = [
        call["request"]["text"]
        for call in world.calls("sendMessage")
        if (call["request"]["chat_id"], call["response"]["result"]["message_id"]) in pushed
    ]
    assert len(texts) >= 14
    for text in texts:
        assert text.startswith("Romleuk\n\n")
        assert len(text) <= 100, text
        assert text.count("\n") == 2, text
        assert not course.topic_words_in(text)


async def test_a_time_that_passes_before_the_last_tap_is_asked_for_again(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await three_days(sophea, founded)
    for button in ("Move and tell 1 person", "Move all three…"):
        now = local("2023-05-22 15:00")
        world.clock.set(now)
        await open_meetings(sophea, founded)
        await sophea.taps("Mon 29")
        await sophea.taps("Move")
        await sophea.sends("22/5")
        await sophea.sends("16:00")
        world.clock.set(now + timedelta(hours=2))
        await sophea.taps(button)

        assert "That time has passed. Please choose again." in sophea.sees
    await world.travel(local("2023-05-22 18:00"))
    assert "Change: the meeting" not in dara.all_words
