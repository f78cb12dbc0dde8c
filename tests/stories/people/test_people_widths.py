"""Every button about people and their list fits into its row, in both languages."""

from typing import Any

import pytest

from bot.announcements.buttons import OpenPlanned, OpenTemplates
from bot.catalog.measure import button_width
from bot.desk.buttons import OpenNotes, OpenPeriods, PickDay
from bot.people.buttons import AskMerge, OpenOrganizations
from bot.sessions.buttons import OpenDeskSession, OpenQuietDays, ShowAttendance
from bot.sessions.domain import SessionId
from bot.storage.database import Tx
from bot.telegram.kit.destinations import OpenAnswerTimes, OpenSheets, WriteToMissed
from tests.stories.cast import (
    appoint,
    change_row,
    coordinator,
    enrolment_id,
    found,
    participant,
)
from tests.stories.meetings import three_days
from tests.stories.rosters import FOURTEEN, sends_list
from tests.telegram.limits import IN_ROW
from tests.world import Phone, World, local


def rows(world: World, phone: Phone) -> list[list[str]]:
    """The rows of buttons of everything that was said or shown to somebody."""
    chat = world.acts.find_chat(phone.key).id
    calls = [
        call["request"]
        for method in ("sendMessage", "editMessageText", "sendDocument")
        for call in world.calls(method)
        if call["request"]["chat_id"] == chat
    ]
    keyboards: list[Any] = [call.get("reply_markup", {}) for call in calls]
    return [
        [key["text"] for key in row]
        for keyboard in keyboards
        for row in keyboard.get("inline_keyboard", [])
    ]


@pytest.mark.parametrize("language", ["en", "km"])
async def test_buttons_fit(world: World, language: str) -> None:
    founded = await found(world, "Lotus House")
    other = await found(world)
    sophea = await coordinator(world, founded)
    leader = await participant(world, founded, "leader", "Sok Dara", language=language)

    async def speak(tx: Tx) -> None:
        tx.do("UPDATE people SET language = :language", language=language)

    await world.app.database.run(speak)
    await world.settle()
    say = world.app.context.catalogue.texts(language).label
    await sophea.forges("dp:1")
    for key in (
        "people_directory.in",
        None,
        "desk.person_remind",
        "person.timeline",
        "common.back",
    ):
        await sophea.taps(say(key) if key else "Sok Dara")
    await sophea.taps(say("person.change"))
    await sophea.taps(say("common.back"))
    await sophea.taps(say("person.phone"))
    await sophea.taps(say("person.new_phone"))
    for key in ("person.replace", "person.move", "person.remove"):
        await sophea.forges("zh:1")
        await sophea.taps(say(key))
    await sophea.taps(say("person.remove_now"))
    await sophea.taps(say("common.undo"))
    await appoint(world, sophea, other)
    await sophea.forges("zj:1")
    await sophea.sends("Keo Sina")
    await sophea.taps(say("person.keep"))
    await sophea.forges("zk:1")
    await sophea.taps("Module 4, May 2023")
    await sophea.taps(say("person.move_now"))
    await sophea.forges("dl:1")
    await sends_list(sophea, FOURTEEN)
    await sophea.taps(say("roster.take", n=14))
    await sophea.taps(say("people.not_in"))
    await sophea.taps(say("people_directory.find"))
    for written in ("Nobody", "Sok"):
        await sophea.sends(written)
    assert say("people_directory.find") in sophea.buttons

    found_rows = rows(world, sophea) + rows(world, leader)
    assert len(found_rows) > 30
    for row in found_rows:
        for label in row:
            assert button_width(label) <= IN_ROW[len(row)], (label, len(row))


@pytest.mark.parametrize("language", ["en", "km"])
async def test_buttons_of_the_desk_fit(world: World, language: str) -> None:
    """Notes, merging, organizations, sheets, holidays, answer times, a draft and whom it is for."""
    founded = await found(world, "Lotus House", "River School")
    sophea = await coordinator(world, founded)
    await participant(world, founded, "leader", "Sok Dara")
    await three_days(sophea, founded)
    await participant(world, founded, "other", "Chan Thida", organization="River School")
    await change_row(world, "UPDATE people SET language = :language", language=language)
    await world.travel(local("2023-06-01 09:00"))
    say = world.app.context.catalogue.texts(language).label
    cohort, place = founded.cohort, await enrolment_id(world, "leader")
    opened = (
        OpenNotes(place),
        AskMerge(place),
        OpenOrganizations(cohort, 0),
        OpenSheets(cohort),
        OpenPeriods(cohort),
        PickDay(cohort, 0, 0),
        OpenQuietDays(cohort),
        OpenAnswerTimes(),
        OpenPlanned(cohort, 0),
        OpenTemplates(cohort),
        OpenDeskSession(SessionId(1)),
        ShowAttendance(SessionId(1)),
        WriteToMissed(1),
    )
    await sophea.sends("/desk")
    for button in opened:
        await sophea.forges(button.pack())
    await sophea.sends("Please be in time on Monday.")
    await sophea.taps(say("checking.vote_label"))
    await sophea.taps(say("announcements.back"))
    await sophea.taps(say("checking.who"))

    found_rows = rows(world, sophea)
    assert len(found_rows) > 60
    for row in found_rows:
        for label in row:
            assert button_width(label) <= IN_ROW[len(row)], (label, len(row))


@pytest.mark.parametrize("language", ["en", "km"])
async def test_buttons_of_somebody_to_contact_fit(world: World, language: str) -> None:
    founded = await found(world, "Lotus House")
    sophea = await coordinator(world, founded)
    await (await participant(world, founded, "leader", "Sok Dara")).sends("/menu")

    async def speak(tx: Tx) -> None:
        tx.do("UPDATE people SET language = :language", language=language)

    await world.app.database.run(speak)
    await world.travel(local("2023-06-01 08:01"))
    await sophea.taps("1 Sok Dara")
    say = world.app.context.catalogue.texts(language).label
    assert say("desk.person_remind") in sophea.buttons
    for row in rows(world, sophea):
        for label in row:
            assert button_width(label) <= IN_ROW[len(row)], (label, len(row))
