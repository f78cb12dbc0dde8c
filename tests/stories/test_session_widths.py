"""Every key about meetings fits into its row, in both languages; nothing is cut on a phone."""

from datetime import timedelta

import pytest

from bot.catalog.measure import button_width
from bot.storage.database import Tx
from tests.stories.meetings import INVITATION, open_meetings
from tests.stories.people import coordinator, found, participant
from tests.world import Phone, World, labels, local

IN_ROW = {1: 34, 2: 16, 3: 10, 4: 7, 5: 5}


@pytest.mark.parametrize("language", ["en", "km"])
async def test_keys_fit(world: World, language: str) -> None:
    founded = await found(world, "Lotus House")
    sophea = await coordinator(world, founded)
    leader = await participant(world, founded, "leader", "Sok Dara", language=language)

    async def speak(tx: Tx) -> None:
        tx.do("UPDATE people SET language = :language", language=language)

    await world.app.database.run(speak)
    say = world.app.house.catalogue.texts(language).label

    async def presses(phone: Phone, *keys: str) -> None:
        for key in keys:
            await phone.taps(say(key))

    await open_meetings(sophea, founded)
    await presses(sophea, "sessions.new", "sessions.all.3", "sessions.later_days")
    await sophea.taps("29")
    await sophea.taps("09:00")
    await sophea.sends(INVITATION)
    for _ in range(2):
        await sophea.taps(say("sessions.minutes", n=90))
    await sophea.taps(sophea.keys[0])
    await world.travel(timedelta(seconds=1))

    await presses(leader, "session.by_day")
    await leader.taps(leader.keys[2])
    await presses(leader, "session.cannot", "session.why.field", "session.after_all")
    await leader.sends("/sessions")
    await presses(leader, "session.link")
    await world.travel(local("2023-05-29 08:51"))
    await presses(leader, "session.no_connection", "session.trouble.sound", "session.trouble.works")
    await presses(sophea, "session.trouble.who")
    await world.travel(local("2023-05-29 10:41"))
    await leader.taps(leader.keys[0])
    await leader.taps("4")

    await open_meetings(sophea, founded)
    await sophea.taps(sophea.keys[0])
    await presses(sophea, "sessions.who", "sessions.back", "sessions.attendance")
    await presses(sophea, "sessions.correct")
    for over in (False, True):
        await open_meetings(sophea, founded)
        await sophea.taps(sophea.keys[1])
        await presses(sophea, "sessions.move" if over else "sessions.cancel")
    await presses(sophea, "sessions.later_days")
    await world.travel(local("2023-05-30 12:00"))

    rows = _rows(world)
    assert len(rows) > 60
    for row in rows:
        for label in row:
            assert button_width(label) <= IN_ROW[len(row)], (label, len(row))
    assert labels(leader.last)


def _rows(world: World) -> set[tuple[str, ...]]:
    """Every row of keys that was sent."""
    return {
        tuple(key["text"] for key in row)
        for method in ("sendMessage", "editMessageText")
        for call in world.calls(method)
        for row in call["request"].get("reply_markup", {}).get("inline_keyboard", [])
    }
