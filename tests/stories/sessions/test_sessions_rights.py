"""Meetings that are asked for by the wrong people, or by buttons that nobody was shown."""

from collections.abc import Callable

import pytest

from bot.membership.domain import CohortId, PersonId
from bot.sessions.buttons import (
    AnswerInList,
    AnswerSession,
    AskCancel,
    AskLink,
    AskMoveSession,
    AskRecording,
    ComeToAll,
    ComeToAllInList,
    ComeToMoved,
    CorrectAttendance,
    CorrectList,
    GiveReason,
    LetQuote,
    MoveTime,
    NewSession,
    OpenDeskSession,
    OpenDeskSessions,
    OpenLink,
    OpenQuietDays,
    OpenSession,
    PickPicture,
    RateSession,
    ReportTrouble,
    SettleAttendance,
    ShowAttendance,
    TellRecording,
    WhoComes,
    WhoIsTroubled,
)
from bot.sessions.changes.buttons import AskMoveAll, CancelNow, MoveAllNow, MoveDay, MoveNow
from bot.sessions.domain import SessionId
from bot.sessions.quiet_days.buttons import AddQuietDays, RemoveQuietDays
from bot.storage.database import Tx
from bot.telegram.kit.button import Button
from tests.stories.cast import Founded, coordinator, found, participant
from tests.stories.meetings import one_day, open_meetings, states
from tests.world import Phone, World, labels, local, words


@pytest.fixture
async def dara(world: World, founded: Founded) -> Phone:
    return await participant(world, founded, "leader", "Sok Dara")


def desk_buttons(cohort: int, session: int = 1) -> list[Button]:
    return [
        OpenDeskSessions(CohortId(cohort)),
        NewSession(CohortId(cohort)),
        OpenDeskSession(SessionId(session)),
        AskMoveSession(SessionId(session), 0),
        MoveDay(SessionId(session), 738670),
        MoveTime(SessionId(session), 738670, 540),
        MoveNow(SessionId(session), 1, 738670, 540),
        AskMoveAll(SessionId(session), 738670, 540),
        MoveAllNow(SessionId(session), 1, 738670, 540),
        AskCancel(SessionId(session)),
        CancelNow(SessionId(session), 1),
        WhoComes(SessionId(session)),
        ShowAttendance(SessionId(session)),
        CorrectList(SessionId(session), 0),
        CorrectAttendance(SessionId(session), 0, PersonId(1), "t"),
        SettleAttendance(SessionId(session), PersonId(1), "t"),
        AskRecording(SessionId(session)),
        WhoIsTroubled(SessionId(session)),
        TellRecording(SessionId(session)),
        AskLink(SessionId(session)),
        OpenQuietDays(CohortId(cohort)),
        AddQuietDays(CohortId(cohort)),
        RemoveQuietDays(CohortId(cohort), 738670, 738671),
    ]


LEADERS: list[Callable[[SessionId], Button]] = [
    OpenSession,
    OpenLink,
    lambda session: AnswerSession(session, 1, "y"),
    lambda session: ComeToAll(session, 1),
    lambda session: GiveReason(session, "field"),
    lambda session: ReportTrouble(session, "sound"),
    lambda session: PickPicture(session, "elephant"),
    lambda session: RateSession(session, 5),
    lambda session: AnswerInList(session, 1, "y"),
    lambda session: ComeToAllInList(session, 1),
    lambda session: ComeToMoved(session, 1),
    lambda session: LetQuote(session, 1),
]


async def test_only_coordinators_of_the_cohort_run_its_meetings(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    elsewhere = await found(world)
    bora = await coordinator(world, elsewhere, "bora2", "Bora")
    await one_day(world, sophea, founded, "29/5")
    before = await _meetings(world)
    for phone in (dara, bora):
        await phone.sends("/menu")
        for button in desk_buttons(founded.cohort):
            await phone.forges(button.pack())
            assert phone.toast == "Only coordinators of this course can do that.", button

    assert await _meetings(world) == before


async def test_nobody_answers_for_a_meeting_of_another_cohort(
    world: World, founded: Founded, sophea: Phone
) -> None:
    elsewhere = await found(world, "Org B")
    rith = await participant(world, elsewhere, "rith2", "Vann Rith", organization="Org B")
    await one_day(world, sophea, founded, "29/5")
    await rith.sends("/menu")
    for moment in ("2023-05-29 08:55", "2023-05-29 10:41"):
        await world.travel(local(moment))
        for button in LEADERS:
            await rith.forges(button(SessionId(1)).pack())
            assert "already been answered" in rith.toast, button

    async def rows(tx: Tx) -> list[int]:
        found_rows = [
            await tx.ask(f"SELECT person_id FROM {table}")
            for table in ("rsvps", "attendance", "pulses", "connection_troubles")
        ]
        return [len(each) for each in found_rows]

    assert await world.app.database.run(rows) == [0, 0, 0, 0]


async def test_a_draft_belongs_to_its_author(world: World, founded: Founded, sophea: Phone) -> None:
    bora = await coordinator(world, founded, "bora2", "Bora")
    await open_meetings(sophea, founded)
    await sophea.taps("+ New")
    part = sophea.last["reply_markup"]["inline_keyboard"][0][0]
    await bora.sends("/desk")
    await bora.forges(part["callback_data"])

    assert bora.toast == "This button is for someone else."
    assert "Part 1" in labels(sophea.last)
    assert "First day?" not in words(sophea.last)


async def test_nonsense_in_buttons_changes_nothing(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await one_day(world, sophea, founded, "29/5")
    await dara.sends("/menu")
    for data in (
        "va:1:1:x",
        "va:999:1:y",
        "v1:1:1:x",
        "v2:999",
        "v3:1:1",
        "vr:1:nonsense",
        "vt:1:sound",
        "vp:1:elephant",
    ):
        await dara.forges(data)
        assert "already been answered" in dara.toast, data
    await open_meetings(sophea, founded)
    for data in (
        "wb:1:0",
        "we:1:kdm6:zzz",
        "wm:1:1",
        "wa:1:1",
        "wy:1:0:1:x",
        "wy:1:0:99:t",
        "wh:1:7",
    ):
        await sophea.forges(data)
        assert "this tap" in sophea.toast.lower(), data

    assert await states(world, "session.moved") == []


async def _meetings(world: World) -> list[tuple[int, str, int]]:
    async def work(tx: Tx) -> list[tuple[int, str, int]]:
        rows = await tx.ask("SELECT id, state, revision FROM sessions ORDER BY id")
        return [(row["id"], row["state"], row["revision"]) for row in rows]

    return await world.app.database.run(work)
