"""Telegram fails while coordinators work: messages arrive later, or they learn that not.

This concerns what goes through the outbox: edits of Today, posts in the group, corrected typos,
recalled announcements, copies of questions, files that are read or sent.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests.stories.announcements.test_typos import fix
from tests.stories.announcing import Course, got, make_course, sent
from tests.stories.asking import Helpline, make_helpline, rung, texts_in
from tests.stories.cast import Founded, coordinator, found, participant, personal_token
from tests.stories.desk.test_today import mornings, somebody
from tests.stories.discussions import CLOSE, begun
from tests.stories.rosters import FOURTEEN, ask_for_list, documents, sends_list
from tests.world import Phone, World, local, words

Fault = Callable[..., object]
SENDS = ["500", "drop_before", "invalid_json", "drop_after_commit", "429"]
"""The faults after which a call may be repeated."""
A_WHILE = timedelta(minutes=2)


@pytest.fixture
async def founded(world: World) -> Founded:
    """Return a course with two organizations."""
    return await found(world, "Lotus House", "River School")


@pytest.fixture
async def sophea(world: World, founded: Founded) -> Phone:
    """Return its coordinator."""
    return await coordinator(world, founded)


def deleted(phone: Phone, message_id: int) -> None:
    """Delete a message as a person; the bot gets no update about it."""
    phone.world.acts.find_chat(phone.chat_key).items.pop(message_id)


async def in_pieces(world: World, whole: timedelta) -> None:
    """Let time pass in steps of ten seconds, so that delayed calls are repeated."""
    for _ in range(int(whole / timedelta(seconds=10))):
        await world.travel(timedelta(seconds=10))


# ---- Today ------------------------------------------------------------------------------


async def morning(world: World, founded: Founded, sophea: Phone) -> int:
    """Travel to Tuesday, 08:01; return the id of Today in Sophea's chat."""
    await somebody(world, founded, "leader", "Sok Dara")
    await personal_token(world, founded, "Keo Sina", "Lotus House", "en")
    await world.travel(local("2023-05-23 08:01"))
    assert len(mornings(sophea)) == 1
    number: int = sophea.message_with("Today · Tue 23 May")["message_id"]
    return number


def shown(world: World) -> list[dict[str, Any]]:
    """The calls that put the day into its message."""
    edits = world.calls("editMessageText")
    return [each for each in edits if "Today · Tue 23 May" in each["request"]["text"]]


@pytest.mark.parametrize("kind", SENDS)
async def test_today_is_correct_in_the_end(
    world: World, founded: Founded, sophea: Phone, fault: Fault, kind: str
) -> None:
    await morning(world, founded, sophea)
    fault(method="editMessageText", kind=kind, times=3)
    await participant(world, founded, "another", "Long Vanna")
    for _ in range(5):
        await world.travel(timedelta(minutes=5, seconds=1))

    assert "Joined: 2 of 3" in words(sophea.message_with("Today · Tue 23 May"))
    assert len(mornings(sophea)) == 1


async def test_a_lost_edit_of_today_is_made_up_for_later(
    world: World, founded: Founded, sophea: Phone, fault: Fault
) -> None:
    await morning(world, founded, sophea)
    fault(method="editMessageText", kind="expired_callback")  # any permanent error
    await participant(world, founded, "another", "Long Vanna")
    await world.travel(timedelta(minutes=5, seconds=1))
    assert "Joined: 1 of 2" in words(sophea.message_with("Today · Tue 23 May"))
    for _ in range(3):
        await world.travel(timedelta(minutes=5, seconds=1))

    assert "Joined: 2 of 3" in words(sophea.message_with("Today · Tue 23 May"))
    assert len(shown(world)) == 3, "opened, refused, arrived"


async def test_a_deleted_today_does_not_come_back(
    world: World, founded: Founded, sophea: Phone
) -> None:
    deleted(sophea, await morning(world, founded, sophea))
    for number, name in enumerate(("Long Vanna", "Chea Ratha", "Oum Maly")):
        await participant(world, founded, f"p{number}", name)
        await world.travel(timedelta(minutes=6))

    assert mornings(sophea) == []
    assert len(shown(world)) <= 4


# ---- the group --------------------------------------------------------------------------


@pytest.mark.parametrize("kind", SENDS)
async def test_a_discussion_continues_although_its_posts_fail(
    world: World, fault: Fault, kind: str
) -> None:
    course = await begun(world)
    group = world.acts.find_chat(course.group).id
    await course.votes("A", "B", "A")
    fault(method="editMessageText", chat=group, kind=kind, times=2)
    fault(method="sendMessage", chat=group, kind=kind, times=2)
    await course.sophea.taps(CLOSE)
    await in_pieces(world, timedelta(minutes=1))
    assert "A  2" in "".join(course.said) or "This step is closed." in "".join(course.said)
    await course.sophea.taps("▶ A")
    await in_pieces(world, timedelta(minutes=1))

    assert "You can still choose." in course.said[-1]


async def test_the_coordinator_learns_of_a_group_where_the_bot_may_not_write(world: World) -> None:
    course = await begun(world)
    bot = world.app.context.bot_username
    world.simulator.stage.member(
        course.group, bot, "restricted", by="sophea", rights={"can_send_messages": False}
    )
    await world.settle()
    await course.votes("A", "B", "A")
    await course.sophea.taps(CLOSE)
    await world.travel(A_WHILE)
    await course.sophea.taps("▶ A")
    await world.travel(A_WHILE)
    await course.sophea.taps(CLOSE)

    assert "Eleven gates ended: the group can no longer be reached." in course.sophea.sees


# ---- announcements ----------------------------------------------------------------------


@pytest.fixture
async def course(world: World) -> Course:
    """Return a course whose coordinator writes to three people."""
    return await make_course(world)


@pytest.mark.parametrize("kind", SENDS)
async def test_a_typo_is_corrected_in_every_chat(
    world: World, course: Course, fault: Fault, kind: str
) -> None:
    await sent(world, course, "See you on Munday.")
    fault(method="editMessageText", chat=world.acts.find_chat("sok").id, kind=kind, times=3)
    await fix(course.sophea, "See you on Monday.")
    await in_pieces(world, A_WHILE)

    assert all("Monday" in got(phone)[0] for phone in course.everybody)
    assert [len(got(phone)) for phone in course.everybody] == [1, 1, 1]


@pytest.mark.parametrize("kind", SENDS)
async def test_a_recalled_announcement_is_deleted_from_every_chat(
    world: World, course: Course, fault: Fault, kind: str
) -> None:
    await sent(world, course)
    fault(method="deleteMessages", kind=kind, times=3)
    await course.sophea.taps("Take back")
    await course.sophea.taps("Take it back now")
    await in_pieces(world, A_WHILE)

    assert [len(got(phone)) for phone in course.everybody] == [0, 0, 0]
    assert "deleted from 3 chats" in course.sophea.sees


# ---- questions --------------------------------------------------------------------------


@pytest.fixture
async def line(world: World) -> Helpline:
    """Return a course with two coordinators and somebody who asks."""
    return await make_helpline(world)


@pytest.mark.parametrize("kind", SENDS)
async def test_a_question_reaches_both_coordinators(
    world: World, line: Helpline, fault: Fault, kind: str
) -> None:
    fault(method="copyMessage", kind=kind)
    await line.asks("Can we meet later on Monday?")
    await in_pieces(world, A_WHILE)

    for phone in (line.sophea, line.bora):
        assert rung(phone)
        copies = texts_in(phone).count("Can we meet later on Monday?")
        assert 1 <= copies <= (2 if kind in {"drop_after_commit", "invalid_json"} else 1)


@pytest.mark.parametrize("kind", ["500", "drop_after_commit"])
async def test_a_question_whose_copies_stay_unknown_is_told_all_the_same(
    world: World, line: Helpline, fault: Fault, kind: str
) -> None:
    fault(method="copyMessage", kind=kind, times=None)
    await line.asks("Can we meet later on Monday?")
    await in_pieces(world, A_WHILE)

    for phone in (line.sophea, line.bora):
        assert rung(phone)
        assert texts_in(phone).count("Can we meet later on Monday?") <= 2


async def test_the_coordinator_learns_that_a_question_was_deleted(
    world: World, line: Helpline, fault: Fault
) -> None:
    fault(method="copyMessage", kind="429", retry_after=5, times=2)
    await line.asks("Can we meet later on Monday?")
    asked = [
        each.message["message_id"]
        for each in world.acts.find_chat("sok").items.values()
        if each.message.get("text") == "Can we meet later on Monday?"
    ]
    deleted(line.dara, asked[0])
    await in_pieces(world, A_WHILE)

    for phone in (line.sophea, line.bora):
        assert "deleted" in phone.all_words


async def test_a_question_that_a_coordinator_deleted_does_not_come_back(
    world: World, line: Helpline
) -> None:
    await line.asks()
    deleted(line.bora, rung(line.bora)["message_id"])
    before = len(line.bora.messages)
    await line.answers(line.sophea, "Yes, at 15:00.")
    await world.travel(A_WHILE)

    assert len(line.bora.messages) == before


# ---- files ------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["getFile", "getFileContent"])
@pytest.mark.parametrize("kind", ["500", "429", "drop_before", "truncated"])
async def test_a_list_is_read_in_the_end(
    world: World, sophea: Phone, fault: Fault, kind: str, method: str
) -> None:
    await ask_for_list(sophea)
    fault(method=method, kind=kind, times=2, retry_after=30)
    await sends_list(sophea, FOURTEEN)
    await in_pieces(world, timedelta(minutes=5))

    assert "14 new" in sophea.sees


async def test_a_list_waits_as_long_as_telegram_asks(
    world: World, sophea: Phone, fault: Fault
) -> None:
    await ask_for_list(sophea)
    for seconds in (300, 300):
        fault(method="getFile", kind="429", retry_after=seconds)
    await sends_list(sophea, FOURTEEN)
    await in_pieces(world, timedelta(minutes=4))
    assert len(world.calls("getFile")) == 1
    await in_pieces(world, timedelta(minutes=8))

    assert "14 new" in sophea.sees


@pytest.mark.parametrize("kind", ["unauthorized", "not_found"])
async def test_a_list_is_read_although_the_token_is_refused_for_a_while(
    world: World, sophea: Phone, fault: Fault, kind: str
) -> None:
    await ask_for_list(sophea)
    fault(method="getFile", kind=kind, times=5)
    await sends_list(sophea, FOURTEEN)
    await in_pieces(world, timedelta(minutes=10))

    assert "14 new" in sophea.sees


@pytest.mark.parametrize("kind", SENDS)
async def test_a_sheet_is_sent_in_the_end(
    world: World, sophea: Phone, fault: Fault, kind: str
) -> None:
    await ask_for_list(sophea)
    fault(method="sendDocument", kind=kind)
    await sends_list(sophea, FOURTEEN)
    await sophea.taps("Add all 14")
    await in_pieces(world, A_WHILE)

    assert 1 <= len(documents(sophea, "Links")) <= 2


@pytest.mark.parametrize(("kind", "sheets"), [("500", 0), ("drop_after_commit", 2)])
async def test_a_sheet_that_telegram_does_not_confirm_is_told(
    world: World, sophea: Phone, fault: Fault, kind: str, sheets: int
) -> None:
    await ask_for_list(sophea)
    fault(method="sendDocument", kind=kind, times=None)
    await sends_list(sophea, FOURTEEN)
    await sophea.taps("Add all 14")
    await in_pieces(world, A_WHILE)

    assert len(documents(sophea, "Links")) == sheets
    assert "If it is not here, please ask for it again" in sophea.last["text"]


async def test_a_sheet_that_telegram_refuses_is_reported(
    world: World, sophea: Phone, fault: Fault
) -> None:
    await ask_for_list(sophea)
    fault(method="sendDocument", kind="expired_callback")  # any permanent error
    await sends_list(sophea, FOURTEEN)
    await sophea.taps("Add all 14")
    await world.travel(A_WHILE)

    assert documents(sophea, "Links") == []
    assert "couldn't send you the file" in sophea.last["text"]
