"""Every button about meetings fits into its row, in both languages; nothing is cut on a phone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest

from bot.catalog.measure import button_width
from bot.storage.database import Tx
from tests.stories.cast import Founded, coordinator, found, participant
from tests.stories.meetings import INVITATION, open_meetings
from tests.telegram.limits import IN_ROW
from tests.world import Phone, World, labels, local


@dataclass(frozen=True)
class Stage:
    """A coordinator and a leader who read the same language."""

    world: World
    founded: Founded
    sophea: Phone
    leader: Phone
    say: Callable[..., str]

    async def press(self, phone: Phone, *buttons: str) -> None:
        for key in buttons:
            await phone.taps(self.say(key))


@pytest.mark.parametrize("language", ["en", "km"])
async def test_buttons_fit(world: World, language: str) -> None:
    stage = await _stage(world, language)
    await _plan(stage)
    await _take_part(stage)
    await _look_and_change(stage)

    rows = _rows(world)
    assert len(rows) > 60
    for row in rows:
        for label in row:
            assert button_width(label) <= IN_ROW[len(row)], (label, len(row))
    assert labels(stage.leader.last)


async def _stage(world: World, language: str) -> Stage:
    founded = await found(world, "Lotus House")
    sophea = await coordinator(world, founded)
    leader = await participant(world, founded, "leader", "Sok Dara", language=language)

    async def speak(tx: Tx) -> None:
        tx.do("UPDATE people SET language = :language", language=language)

    await world.app.database.run(speak)
    say = world.app.context.catalogue.texts(language).label
    return Stage(world=world, founded=founded, sophea=sophea, leader=leader, say=say)


async def _plan(stage: Stage) -> None:
    sophea = stage.sophea
    await open_meetings(sophea, stage.founded)
    await stage.press(sophea, "sessions_desk.new", "drafting.all.3", "sessions.later_days")
    await sophea.taps("29")
    await sophea.taps("09:00")
    await sophea.sends(INVITATION)
    for _ in range(2):
        await sophea.taps(stage.say("sessions.minutes", n=90))
    await stage.press(sophea, "sessions.place_label", "sessions.no_place")
    await sophea.taps(sophea.buttons[0])
    await stage.world.travel(timedelta(seconds=1))


async def _take_part(stage: Stage) -> None:
    world, leader = stage.world, stage.leader
    await stage.press(leader, "reminders.by_day")
    await leader.taps(leader.buttons[2])
    await stage.press(leader, "sessions.cannot", "rsvp.why.field", "rsvp.after_all")
    await leader.sends("/sessions")
    await stage.press(leader, "sessions.link_label")
    await world.travel(local("2023-05-29 08:51"))
    await stage.press(
        leader,
        "sessions.no_connection",
        "sessions_links.trouble.sound",
        "sessions_links.trouble.works",
    )
    await stage.press(stage.sophea, "sessions_links.trouble.who")
    await world.travel(local("2023-05-29 10:41"))
    while "4" not in leader.buttons:  # perhaps the first picture is another than the trainer's
        await leader.taps(leader.buttons[0])
    await leader.taps("4")


async def _look_and_change(stage: Stage) -> None:
    sophea = stage.sophea
    await open_meetings(sophea, stage.founded)
    await sophea.taps(sophea.buttons[0])
    await stage.press(sophea, "sessions.who", "sessions.back", "sessions_desk.attendance")
    await stage.press(sophea, "attendance.one_by_one", "sessions.to_attendance", "attendance.tick")
    await stage.press(sophea, "sessions.to_attendance", "attendance.all_there")
    await sophea.taps(stage.say("roll.done", there=1, absent=0))
    await open_meetings(sophea, stage.founded)
    await sophea.taps(sophea.buttons[0])
    await stage.press(sophea, "sessions.add_recording")
    await sophea.sends("https://zoom.us/rec/share/1")
    await _quiet_and_other(stage)
    await _place_and_length(stage)
    for over in (False, True):
        await open_meetings(sophea, stage.founded)
        await sophea.taps(sophea.buttons[1])
        await stage.press(sophea, "sessions.move" if over else "sessions.cancel")
        if not over:
            await stage.press(sophea, "changes.cancel_all.2")
    await stage.press(sophea, "sessions.later_days")
    for written in ("30/5", "14:00"):
        await sophea.sends(written)
    await stage.press(sophea, "changes.move_all.2")
    await sophea.taps(sophea.buttons[0])
    await stage.world.travel(local("2023-05-30 17:00"))


async def _place_and_length(stage: Stage) -> None:
    sophea = stage.sophea
    await open_meetings(sophea, stage.founded)
    await sophea.taps(sophea.buttons[1])
    await stage.press(sophea, "sessions.place_label")
    await sophea.sends("ការិយាល័យ https://maps.app.goo.gl/abc123")
    await stage.press(sophea, "sessions.back", "sessions.place_label", "sessions.no_place")
    await stage.press(sophea, "sessions.back", "sessions_desk.length_label")
    await sophea.taps(stage.say("sessions.minutes", n=120))


async def _quiet_and_other(stage: Stage) -> None:
    sophea = stage.sophea
    await open_meetings(sophea, stage.founded)
    await stage.press(sophea, "sessions_desk.quiet_days", "quiet_days.add")
    await sophea.sends("13/9-15/9")
    await open_meetings(sophea, stage.founded)
    await stage.press(sophea, "sessions_desk.new", "sessions.other")
    await sophea.sends("Topic: Any\nTime: 6/7/2023 9:00 - 10:30")
    await stage.press(sophea, "drafting.as_invited")


@pytest.mark.parametrize("language", ["en", "km"])
async def test_what_coordinators_are_told_is_short_and_tells_no_subject(
    world: World, language: str
) -> None:
    stage = await _stage(world, language)
    names = ("Sok Dara", "Chan Thida", "Vann Rith", "Keo Sina", "Long Sothearith", "Phan Sreymom")
    for number, name in enumerate(names):
        await participant(world, stage.founded, f"one{number}", name)
    await _plan(stage)
    await world.travel(local("2023-05-31 23:00"))

    course = world.app.context.courses["community-liberation-toolkit"]
    told = await _briefings(world)
    assert len(told) == 4
    for text in told:
        assert text.count("\n") == 2, text
        assert len(text) <= 100, text
        assert not course.topic_words_in(text)


async def _briefings(world: World) -> list[str]:
    """The words of what coordinators were told unasked of meetings."""

    async def work(tx: Tx) -> set[tuple[int, int]]:
        rows = await tx.ask(
            "SELECT chat_id, message_id FROM outbox WHERE kind IN ('session.eve', 'session.over')"
            " AND state = 'sent'"
        )
        return {(row["chat_id"], row["message_id"]) for row in rows}

    sent = await world.app.database.run(work)
    return [
        call["request"]["text"]
        for call in world.calls("sendMessage")
        if (call["request"]["chat_id"], call["response"]["result"]["message_id"]) in sent
    ]


def _rows(world: World) -> set[tuple[str, ...]]:
    """Every row of buttons that was sent."""
    return {
        tuple(key["text"] for key in row)
        for method in ("sendMessage", "editMessageText")
        for call in world.calls(method)
        for row in call["request"].get("reply_markup", {}).get("inline_keyboard", [])
    }
