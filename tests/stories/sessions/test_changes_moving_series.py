"""A whole series is moved in one go: one message for each person, who answers to all of it."""

from datetime import timedelta

import pytest
from icalendar import Calendar

from bot.sessions.buttons import ComeToAll, ComeToAllInList, ComeToMoved
from bot.sessions.changes.buttons import MoveAllNow
from bot.sessions.domain import SessionId
from bot.storage.database import Rows, Tx
from tests.stories.cast import Founded, participant
from tests.stories.meetings import one_day, open_meetings, taps_first, three_days, unasked
from tests.stories.rosters import file_of
from tests.world import Phone, World, labels, local, words

STALE = "This has already been answered, or is no longer there. This tap changed nothing."


@pytest.fixture
async def dara(world: World, founded: Founded) -> Phone:
    return await participant(world, founded, "leader", "Sok Dara")


async def check(sophea: Phone, founded: Founded, key: str, day: str, time: str) -> None:
    """Choose another day and time for one meeting, as far as the last check."""
    await open_meetings(sophea, founded)
    for label in (key, "Move"):
        await sophea.taps(label)
    for written in (day, time):
        await sophea.sends(written)


async def test_all_three_are_moved_and_each_person_is_asked_once(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await three_days(sophea, founded)
    await world.travel(local("2023-05-22 08:01"))
    await dara.taps("I'll come to all three")
    await world.travel(local("2023-05-28 17:01"))
    evening = dara.last["message_id"]

    await check(sophea, founded, "Tue 30", "6/6", "14:00")
    assert sophea.buttons == ["Move and tell 1 person", "Move all three…", "Keep it"]
    await sophea.taps("Move all three…")
    assert sophea.sees == (
        "Move Mon 29, Tue 30, Wed 31 May\n\n"
        "Now on Mon 5, Tue 6, Wed 7 June, 14:00–15:30 (Phnom Penh). "
        "Earlier answers will be cleared.\n\n"
        "Each person gets one message for all of them."
    )
    assert sophea.buttons == ["Move and tell 1 person", "Keep it"]
    await sophea.taps("Move and tell 1 person")
    assert sophea.sees == (
        "Meetings\n\n✔ Now on Mon 5, Tue 6, Wed 7 June, 14:00.\n\n"
        "No one has been told yet. You can undo this until 17:02; then people are told."
    )
    await world.travel(timedelta(seconds=61))

    told = dara.message_with("Change:")
    assert words(told) == (
        "Romleuk\n\nChange: meetings now Mon 5, Tue 6, Wed 7 June, 14:00. Please answer again."
    )
    assert labels(told) == ["I'll come to all three", "Choose by day", "📅 Calendar"]
    kept = next(each for each in dara.messages if each["message_id"] == evening)
    assert labels(kept) == []
    await open_meetings(sophea, founded)
    for day in ("Mon 5 June", "Tue 6 June", "Wed 7 June"):
        assert f"{day}, 14:00–15:30: 0 coming, 0 not coming, 1 no reply" in sophea.sees
    await dara.taps("I'll come to all three")
    assert "Mon 5, Tue 6, Wed 7 June, 14:00" in dara.sees
    await open_meetings(sophea, founded)
    assert sophea.sees.count("1 coming, 0 not coming, 0 no reply") == 3

    await world.travel(local("2023-06-07 20:00"))
    later = [each for each in await unasked(world, dara) if "eeting" in each][2:]
    assert later == [
        "Sun 28 17:02 Change: meetings now Mon 5, Tue 6, Wed 7 June, 14:00. Please answer again.",
        "Sun 04 17:00 Tomorrow, Mon 5 June, 14:00–15:30: online meeting. Then Tue 6, Wed 7 June.",
        "Mon 05 13:50 The meeting starts at 14:00. The room is open.",
        "Mon 05 15:40 The meeting has ended. Which picture did the trainer show?",
        "Tue 06 13:50 The meeting starts at 14:00. The room is open.",
        "Tue 06 15:40 The meeting has ended. Which picture did the trainer show?",
        "Wed 07 13:50 The meeting starts at 14:00. The room is open.",
        "Wed 07 15:40 The meeting has ended. Which picture did the trainer show?",
    ]


async def test_the_calendar_file_moves_the_same_events(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await three_days(sophea, founded)
    before = await _kept(world)
    await check(sophea, founded, "Mon 29", "5/6", "14:00")
    for label in ("Move all three…", "Move and tell 1 person"):
        await sophea.taps(label)
    await world.travel(timedelta(seconds=61))
    await dara.taps("📅 Calendar")
    await world.travel(timedelta(seconds=61))

    sent = file_of(world, dara.last)
    events = Calendar.from_ical(sent).walk("VEVENT")
    assert [(str(each["UID"]), each["SEQUENCE"]) for each in events] == [
        (row["calendar_uid"], row["revision"] + 1) for row in before
    ]
    assert [f"{each.decoded('DTSTART'):%d %H:%M}" for each in events] == [
        "05 07:00",
        "06 07:00",
        "07 07:00",
    ]


async def test_what_is_left_of_a_series_is_moved_when_the_first_is_over(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await three_days(sophea, founded)
    await world.travel(local("2023-05-29 14:00"))
    await check(sophea, founded, "Wed 31", "2/6", "9:00")
    await sophea.taps("Move both…")
    assert "Now on Thu 1, Fri 2 June, 09:00–10:30" in sophea.sees
    await taps_first(sophea, "Move and tell")
    await world.travel(timedelta(seconds=61))

    assert "Change: meetings now Thu 1, Fri 2 June, 09:00." in words(dara.message_with("Change"))
    assert labels(dara.message_with("Change")) == [
        "I'll come to both",
        "Choose by day",
        "📅 Calendar",
    ]


async def test_quiet_days_are_named_before_anybody_is_told(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await three_days(sophea, founded)
    await open_meetings(sophea, founded)
    for label in ("🔕 Quiet days", "+ Add"):
        await sophea.taps(label)
    await sophea.sends("6/6-7/6")
    await check(sophea, founded, "Mon 29", "5/6", "9:00")
    assert "Quiet days" not in sophea.sees
    await sophea.taps("Move all three…")
    assert "🔕 Quiet days: Tue 6, Wed 7 June. There is still a meeting then." in sophea.sees
    await check(sophea, founded, "Mon 29", "6/6", "9:00")
    assert "🔕 Quiet days: Tue 6 June. There is still a meeting then." in sophea.sees


async def test_a_series_goes_neither_into_the_past_nor_onto_other_meetings(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await three_days(sophea, founded)
    await one_day(world, sophea, founded, "7/6")
    await check(sophea, founded, "Wed 31", "23/5", "9:00")
    await sophea.taps("Move all three…")
    assert "Sun 21 May is in the past. Please choose again." in sophea.sees
    await check(sophea, founded, "Mon 29", "5/6", "9:00")
    await sophea.taps("Move all three…")
    assert "There is already a meeting at that time: Part 1" in sophea.sees
    await check(sophea, founded, "Mon 29", "30/5", "10:00")
    await sophea.taps("Move all three…")
    assert "Now on Tue 30, Wed 31 May, Thu 1 June, 10:00–11:30" in sophea.sees


async def test_a_series_moves_by_a_day_onto_its_own_days(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await three_days(sophea, founded)
    await check(sophea, founded, "Mon 29", "30/5", "9:00")
    assert "There is already a meeting at that time: Part 2" in sophea.sees
    assert sophea.buttons[0] == "Move all three…"
    await sophea.taps("Move all three…")
    await taps_first(sophea, "Move and tell")
    assert "✔ Now on Tue 30, Wed 31 May, Thu 1 June, 09:00." in sophea.sees


async def test_where_its_series_has_no_room_either_only_the_time_is_asked_again(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await three_days(sophea, founded)
    for day in ("7/6", "9/6"):
        await one_day(world, sophea, founded, day)
    await check(sophea, founded, "Mon 29", "7/6", "9:00")
    assert "There is already a meeting at that time: Part 1" in sophea.sees
    assert sophea.buttons[0] == "08:00"


async def test_two_of_one_day_cannot_go_to_the_same_time(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await one_day(world, sophea, founded, "29/5")
    await one_day(world, sophea, founded, "29/5", "14:00")
    await check(sophea, founded, "Mon 29, 09:00", "5/6", "9:00")
    await sophea.taps("Move both…")
    assert "There is already a meeting at that time: Part 1" in sophea.sees


async def test_a_single_meeting_has_no_series_to_move(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await one_day(world, sophea, founded, "29/5")
    await check(sophea, founded, "Mon 29", "5/6", "9:00")
    assert sophea.buttons == ["Move and tell 1 person", "Keep it"]


async def test_what_has_changed_since_it_was_shown_is_looked_at_again(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await three_days(sophea, founded)
    await check(sophea, founded, "Mon 29", "5/6", "9:00")
    await sophea.taps("Move all three…")
    shown = sophea.last["message_id"]
    await check(sophea, founded, "Wed 31", "31/5", "14:00")
    await taps_first(sophea, "Move and tell")
    await world.travel(timedelta(seconds=61))

    await sophea.taps("Move and tell 1 person", message_id=shown)
    assert sophea.toast == STALE
    await sophea.forges(MoveAllNow(SessionId(1), 3, local("2023-06-05").toordinal(), 540).pack())
    assert sophea.toast == STALE
    for odd in (0, 1, 3_652_059, 10**9):
        await sophea.forges(MoveAllNow(SessionId(1), 4, odd, 540).pack())
        assert sophea.toast == STALE
    await open_meetings(sophea, founded)
    assert sophea.buttons[:3] == ["Mon 29", "Tue 30", "Wed 31"]


async def test_an_answer_to_all_lapses_with_the_next_move(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await three_days(sophea, founded)
    for day in ("5/6", "12/6"):
        first = "Mon 29" if day == "5/6" else "Mon 5"
        await check(sophea, founded, first, day, "9:00")
        for label in ("Move all three…", "Move and tell 1 person"):
            await sophea.taps(label)
        await world.travel(timedelta(seconds=61))
    told = [each for each in await unasked(world, dara) if "Change" in each]
    assert len(told) == 2

    for old in (
        ComeToMoved(SessionId(1), 2),
        ComeToAll(SessionId(1), 1),
        ComeToAllInList(SessionId(1), 1),
    ):
        await dara.forges(old.pack())
        assert dara.toast == STALE
    await dara.taps("I'll come to all three")
    assert "Mon 12, Tue 13, Wed 14 June" in dara.sees


async def test_after_the_start_of_the_first_people_are_still_told_of_the_others(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await three_days(sophea, founded)
    await world.travel(local("2023-05-28 12:00"))
    await check(sophea, founded, "Mon 29", "28/5", "12:05")
    for label in ("Move all three…", "Move and tell 1 person"):
        await sophea.taps(label)
    # The clock jumps, as it does when the bot was down.
    world.clock.set(local("2023-05-28 12:10"))
    await world.travel(timedelta(0))

    assert (await unasked(world, dara))[-1] == (
        "Sun 28 12:10 Change: meetings now Mon 29, Tue 30 May, 12:05. Please answer again."
    )
    await dara.taps("I'll come to both")
    assert "Mon 29, Tue 30 May" in dara.sees


async def test_a_move_at_night_comes_at_once_and_without_a_sound(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await three_days(sophea, founded)
    await world.travel(local("2023-05-28 22:00"))
    await check(sophea, founded, "Mon 29", "5/6", "9:00")
    for label in ("Move all three…", "Move and tell 1 person"):
        await sophea.taps(label)
    await world.travel(timedelta(seconds=61))

    told = world.calls("sendMessage")[-1]["request"]
    assert "meetings now Mon 5" in told["text"]
    assert told["disable_notification"] is True


async def test_each_moved_meeting_is_in_the_audit(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await three_days(sophea, founded)
    await check(sophea, founded, "Mon 29", "5/6", "9:00")
    for label in ("Move all three…", "Move and tell 1 person"):
        await sophea.taps(label)
    await world.travel(timedelta(seconds=61))

    async def noted(tx: Tx) -> list[str]:
        rows = await tx.ask(
            "SELECT object FROM audit WHERE action = 'session.moved' ORDER BY object"
        )
        return [row["object"] for row in rows]

    assert await world.app.database.run(noted) == ["session:1", "session:2", "session:3"]


@pytest.mark.parametrize("language", ["en", "km"])
@pytest.mark.parametrize("days", [3, 4])
async def test_the_message_is_short_in_both_languages(
    world: World, founded: Founded, sophea: Phone, language: str, days: int
) -> None:
    await participant(world, founded, "other", "Keo Sina", language=language)
    for day in ("26/9", "27/9", "28/9", "29/9")[-days:]:
        await one_day(world, sophea, founded, f"{day}/2023", "20:00")
    await open_meetings(sophea, founded)
    for label in (sophea.buttons[0], "Move"):
        await sophea.taps(label)
    for written in ("29/9/2023", "21:30"):
        await sophea.sends(written)
    await taps_first(sophea, "Move all")
    await taps_first(sophea, "Move and tell")
    await world.travel(timedelta(seconds=61))

    told = world.calls("sendMessage")[-1]["request"]["text"]
    assert "29" in told
    assert "21:30" in told
    assert len(told) <= 100
    assert told.count("\n") == 2


async def _kept(world: World) -> Rows:
    async def work(tx: Tx) -> Rows:
        return await tx.ask("SELECT calendar_uid, revision FROM sessions ORDER BY starts_at")

    return await world.app.database.run(work)
