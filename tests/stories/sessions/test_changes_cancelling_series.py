"""A whole series is cancelled in one go: one message for each person, and nothing after it."""

from datetime import timedelta

import pytest

from bot.sessions.changes.buttons import CancelAllNow
from bot.sessions.domain import SessionId
from tests.stories.cast import Founded, participant
from tests.stories.meetings import one_day, open_meetings, taps_first, three_days, unasked
from tests.world import Phone, World, labels, local

FIRST = "Online meetings: Mon 29, Tue 30, Wed 31 May, 09:00–10:30 (Phnom Penh)."


@pytest.fixture
async def dara(world: World, founded: Founded) -> Phone:
    return await participant(world, founded, "leader", "Sok Dara")


async def test_all_three_are_cancelled_and_each_person_is_told_once(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await three_days(sophea, founded)
    await world.travel(local("2023-05-22 08:01"))
    await dara.taps("I'll come to all three")
    await world.travel(local("2023-05-28 17:01"))
    evening = dara.last["message_id"]

    await open_meetings(sophea, founded)
    await sophea.taps("Tue 30")
    await sophea.taps("Cancel it")
    assert sophea.buttons == ["Keep it", "Cancel and tell 1 person", "Cancel all three…"]
    await sophea.taps("Cancel all three…")
    assert sophea.sees == (
        "Meetings\n\nCancel Mon 29, Tue 30, Wed 31 May?\n\n"
        "Each person gets one message for all of them."
    )
    assert sophea.buttons == ["Keep it", "Cancel and tell 1 person"]
    await sophea.taps("Cancel and tell 1 person")
    assert sophea.sees == (
        "Meetings\n\n✔ Cancelled: Mon 29, Tue 30, Wed 31 May.\n\n"
        "No one has been told yet. You can undo this until 17:02; then people are told."
    )
    await world.travel(timedelta(seconds=61))
    kept = next(each for each in dara.messages if each["message_id"] == evening)
    assert labels(kept) == []
    await sophea.taps("📅 Meetings")
    assert "No meeting is planned yet." in sophea.sees

    await world.travel(local("2023-06-01 20:00"))
    assert [each for each in await unasked(world, dara) if "eeting" in each] == [
        f"Mon 22 08:00 {FIRST}",
        "Sun 28 17:00 Tomorrow, Mon 29 May, 09:00–10:30: online meeting. Then Tue 30, Wed 31 May.",
        "Sun 28 17:02 Change: no meetings on Mon 29, Tue 30, Wed 31 May. You will hear from us.",
    ]


async def test_what_is_left_of_a_series_is_cancelled_when_the_first_is_over(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await three_days(sophea, founded)
    await world.travel(local("2023-05-29 14:00"))
    await open_meetings(sophea, founded)
    for label in ("Wed 31", "Cancel it", "Cancel both…"):
        await sophea.taps(label)
    assert "Cancel Tue 30, Wed 31 May?" in sophea.sees
    await taps_first(sophea, "Cancel and tell")
    await world.travel(local("2023-06-01 20:00"))

    after = [each for each in await unasked(world, dara) if "eeting" in each][-1]
    assert after == (
        "Mon 29 14:01 Change: no meetings on Tue 30, Wed 31 May. You will hear from us."
    )


async def test_after_the_start_of_the_first_people_are_still_told_of_the_others(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await three_days(sophea, founded)
    await world.travel(local("2023-05-29 08:59"))
    await open_meetings(sophea, founded)
    for label in ("Mon 29", "Cancel it", "Cancel all three…"):
        await sophea.taps(label)
    await taps_first(sophea, "Cancel and tell")
    # The clock jumps, as it does when the bot was down.
    world.clock.set(local("2023-05-29 09:05"))
    await world.travel(timedelta(0))

    assert (await unasked(world, dara))[-1] == (
        "Mon 29 09:05 Change: no meetings on Mon 29, Tue 30, Wed 31 May. You will hear from us."
    )


async def test_a_single_meeting_has_no_series_to_cancel(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await one_day(world, sophea, founded, "29/5")
    await open_meetings(sophea, founded)
    for label in ("Mon 29", "Cancel it"):
        await sophea.taps(label)
    assert sophea.buttons == ["Keep it", "Cancel and tell 1 person"]


async def test_a_series_that_has_changed_since_is_looked_at_again(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await three_days(sophea, founded)
    await open_meetings(sophea, founded)
    for label in ("Mon 29", "Cancel it", "Cancel all three…"):
        await sophea.taps(label)
    check = sophea.last["message_id"]
    await open_meetings(sophea, founded)
    for label in ("Wed 31", "Move"):
        await sophea.taps(label)
    for written in ("1/6", "14:00"):
        await sophea.sends(written)
    await taps_first(sophea, "Move and tell")
    await world.travel(timedelta(seconds=61))

    await sophea.taps("Cancel and tell 1 person", message_id=check)
    assert "already been answered" in sophea.toast
    await sophea.forges(CancelAllNow(SessionId(1), 3).pack())
    assert "already been answered" in sophea.toast
    await open_meetings(sophea, founded)
    assert sophea.buttons[:3] == ["Mon 29", "Tue 30", "Thu 1"]


async def test_many_days_are_told_by_the_first_and_the_last(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    for day in ("28/9", "29/9", "30/9", "1/10"):
        await one_day(world, sophea, founded, f"{day}/2023")
    await open_meetings(sophea, founded)
    for label in ("Thu 28", "Cancel it", "Cancel all 4…"):
        await sophea.taps(label)
    await taps_first(sophea, "Cancel and tell")
    await world.travel(timedelta(seconds=61))
    assert (await unasked(world, dara))[-1] == (
        "Mon 22 08:01 Change: no meetings Thu 28 September – Sun 1 October. You will hear from us."
    )


@pytest.mark.parametrize("language", ["en", "km"])
async def test_the_message_is_short_in_both_languages(
    world: World, founded: Founded, sophea: Phone, language: str
) -> None:
    await participant(world, founded, "other", "Keo Sina", language=language)
    for day in ("28/9", "29/9", "1/10"):
        await one_day(world, sophea, founded, f"{day}/2023", "20:00")
    await one_day(world, sophea, founded, "30/9/2023", "10:00")
    await open_meetings(sophea, founded)
    await sophea.taps("Sat 30")
    for label in ("Cancel it", "Cancel and tell 1 person"):
        await sophea.taps(label)
    await world.travel(timedelta(seconds=61))
    await open_meetings(sophea, founded)
    for label in ("Thu 28", "Cancel it", "Cancel both…"):
        await sophea.taps(label)
    await taps_first(sophea, "Cancel and tell")
    await world.travel(timedelta(seconds=61))

    told = world.calls("sendMessage")[-1]["request"]["text"]
    assert "28" in told
    assert "29" in told
    assert len(told) <= 100
    assert told.count("\n") == 2
