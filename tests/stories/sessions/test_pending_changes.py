"""A move or a cancellation can be undone for a minute, in which nobody hears of it."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.membership.domain import PersonId, Role
from bot.membership.staff import storage as staff
from bot.storage.database import Tx
from tests.stories.cast import Founded, coordinator, participant, person_id
from tests.stories.meetings import one_day, open_meetings, taps_first, three_days, unasked
from tests.world import Phone, World, local

MINUTE = timedelta(seconds=61)
EVENING = (
    "Sun 28 17:00 Tomorrow, Mon 29 May, 09:00: online meeting, 90 minutes."
    " Please charge your phone."
)


@pytest.fixture
async def dara(world: World, founded: Founded) -> Phone:
    return await participant(world, founded, "leader", "Sok Dara")


@pytest.fixture
async def bora(world: World, founded: Founded) -> Phone:
    return await coordinator(world, founded, key="bora", name="Bora")


async def moved(sophea: Phone, founded: Founded, day: str = "Sat 27") -> None:
    await open_meetings(sophea, founded)
    for label in ("Mon 29", "Move", day, "09:00"):
        await sophea.taps(label)
    await taps_first(sophea, "Move and tell")


async def cancelled(sophea: Phone, founded: Founded, day: str = "Mon 29") -> None:
    await open_meetings(sophea, founded)
    for label in (day, "Cancel it", "Cancel and tell 1 person"):
        await sophea.taps(label)


async def told(world: World, phone: Phone) -> list[str]:
    return [each for each in await unasked(world, phone) if "eeting" in each]


async def test_after_undo_all_reminders_and_answers_are_as_they_were(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await one_day(world, sophea, founded, "29/5")
    await dara.taps("I will come")
    await moved(sophea, founded)
    assert "You can undo this until 08:01" in sophea.sees
    await dara.sends("/sessions")
    assert "Mon 29 May" in dara.sees, "nothing has changed for leaders yet"
    await world.travel(timedelta(seconds=20))
    await sophea.taps("Undo")

    assert "Mon 29 May, 09:00–10:30" in sophea.sees
    assert "1 coming" in sophea.sees
    await world.travel(local("2023-05-29 20:00"))
    assert await told(world, dara) == [
        "Mon 22 08:00 Online meeting: Mon 29 May, 09:00–10:30 (Phnom Penh).",
        EVENING,
        "Mon 29 08:50 The meeting starts at 09:00. The room is open.",
        "Mon 29 10:40 The meeting has ended. Which picture did the trainer show?",
    ]


async def test_a_whole_series_is_undone_by_one_tap(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await three_days(sophea, founded)
    await open_meetings(sophea, founded)
    for label in ("Tue 30", "Cancel it", "Cancel all three…"):
        await sophea.taps(label)
    await taps_first(sophea, "Cancel and tell")
    await sophea.taps("Undo")
    assert "no one was told" in sophea.sees
    await world.travel(MINUTE)

    await open_meetings(sophea, founded)
    assert sophea.buttons[:3] == ["Mon 29", "Tue 30", "Wed 31"]
    assert not [each for each in await told(world, dara) if "Change" in each]


async def test_the_undo_time_goes_on_through_a_restart(
    world: World, founded: Founded, sophea: Phone, dara: Phone, tmp_path: Path
) -> None:
    await one_day(world, sophea, founded, "29/5")
    await cancelled(sophea, founded)
    await world.restart(tmp_path / "romleuk.db")
    await world.travel(timedelta(seconds=30))
    assert not [each for each in await told(world, dara) if "Change" in each]

    await open_meetings(sophea, founded)
    await sophea.taps("Mon 29")
    assert "It is being cancelled: Mon 29 May." in sophea.sees
    assert "Undo" in sophea.buttons
    assert "Move" not in sophea.buttons
    await world.travel(timedelta(seconds=31))
    assert [each for each in await told(world, dara) if "Change" in each] == [
        "Mon 22 08:01 Change: no meeting on Mon 29 May. You will hear from us."
    ]


async def test_too_late_an_undo_says_so(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await one_day(world, sophea, founded, "29/5")
    await cancelled(sophea, founded)
    await world.travel(MINUTE)
    await sophea.taps("Undo")

    assert "too late to undo" in sophea.toast
    await open_meetings(sophea, founded)
    assert "No meeting is planned yet." in sophea.sees


async def test_people_are_told_at_once_of_a_meeting_that_begins_soon(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await one_day(world, sophea, founded, "29/5")
    await world.travel(local("2023-05-29 08:55"))
    await cancelled(sophea, founded)

    assert sophea.sees.endswith("1 person is being told now.")
    assert "Undo" not in sophea.buttons
    await world.travel(timedelta(seconds=1))
    assert "Mon 29 08:55 Change: no meeting on Mon 29 May. You will hear from us." in await told(
        world, dara
    )


async def test_a_colleague_sees_it_on_today_without_a_sound_and_can_undo_it(
    world: World, founded: Founded, sophea: Phone, bora: Phone, dara: Phone
) -> None:
    await one_day(world, sophea, founded, "29/5")
    await cancelled(sophea, founded)
    await open_meetings(bora, founded)
    await bora.taps("Mon 29")
    await bora.taps("Undo")
    await moved(sophea, founded)
    heard = len(bora.messages)
    await world.travel(local("2023-05-22 12:00"))

    assert len(bora.messages) == heard
    await bora.sends("/desk")
    assert "Sophea moved the meeting: Mon 29 May → Sat 27 May, 09:00" in bora.sees
    await sophea.sends("/desk")
    assert "moved the meeting" not in sophea.sees
    await world.travel(local("2023-05-24 12:00"))
    await bora.sends("/desk")
    assert "moved the meeting" not in bora.sees


async def test_nothing_happens_if_the_coordinator_has_lost_the_right_meanwhile(
    world: World, founded: Founded, sophea: Phone, bora: Phone, dara: Phone
) -> None:
    await one_day(world, sophea, founded, "29/5")
    await cancelled(sophea, founded)
    lost, now = PersonId(await person_id(world, "sophea")), world.clock.now()

    async def revoke(tx: Tx) -> None:
        await staff.revoke(tx, person=lost, role=Role.COORDINATOR, cohort=founded.cohort, now=now)

    await world.app.database.run(revoke)
    await world.travel(MINUTE)
    await open_meetings(bora, founded)
    assert "Mon 29 May, 09:00" in bora.sees
    assert not [each for each in await told(world, dara) if "Change" in each]
