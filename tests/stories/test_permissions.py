"""Rights: what coordinators do is refused to everybody else, written down, and changes nothing.

The table is `tests.stories.rights`. Each of its lines is tried, with real ids, by somebody who
takes part, by a stranger, by the coordinator of another cohort (who takes part in this one), and
by who ran this one, wrote all of it, and does not any more, without and with another cohort.
"""

from collections.abc import AsyncIterator, Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest

from bot.domain.announcements.announcement import AnnouncementId
from bot.domain.people.person import ChatId
from bot.services.announcements.results import owe_card
from bot.storage import announcements as announcement_store
from bot.storage import audit, errands
from bot.storage.database import Tx
from bot.storage.visitors import set_dialog
from bot.tg.buttons import announcements, audiences, discussion, people, person, session_making
from bot.tg.buttons.announced import OpenCard
from bot.tg.buttons.discussion import EndDiscussion
from bot.tg.buttons.learning import Practise
from bot.tg.buttons.people import LinkGroup, OpenDesk, ShowQr
from bot.tg.buttons.person import MoveTo
from bot.tg.buttons.today import OpenContact
from bot.tg.handlers import routes
from tests.engines import open_database
from tests.stories.asking import rung
from tests.stories.people import Founded
from tests.stories.permitted import Prepared, prepare, restore, tables
from tests.stories.rights import (
    ADMINISTRATORS,
    ANYBODY,
    COORDINATORS,
    OTHER_COMMANDS,
    OTHER_DIALOGS,
    PARTICIPANTS,
    STAFF_COMMANDS,
    STAFF_DIALOGS,
    STRANGERS,
    Row,
    Talk,
)
from tests.stories.rosters import FOURTEEN, ask_for_list, sends_list
from tests.world import Phone, World, a_world, local, words

Tables = dict[str, list[dict[str, Any]]]
NOT_ALLOWED = "Only coordinators of this course can do this."
FOREIGN = "This button belongs to somebody else."
STRANGER = "This is a private learning space."
REFUSED = (NOT_ALLOWED, FOREIGN, STRANGER)
STALE = "This one is answered already."
NOT_NOW = {
    announcements.TryAgain: "everybody has got it",
    audiences.TurnOver: "nothing is ticked yet",
    discussion.GoOn: "the vote is open",
    people.LinkGroup: "stands in groups only",
    person.UndoRemove: "nobody was taken out within the last minute",
    session_making.DraftMeaning: "the days were not pasted",
}
"""What its coordinator cannot do either just now, and why."""

NOT_COMPARED = {
    "meta": "notes that the bot is alive",
    "seen_updates": "notes that the update was handled",
    "audit": "is looked at by itself",
}
ALWAYS = {("people", "active_at"): "whoever taps was here"}
ANSWERED = {
    ("chats", "dialog"): "what the chat was asked for is over",
    ("chats", "screen_message_id"): "the refusal is the newest message",
}


# ---- the table is whole --------------------------------------------------------------------


def staff_rows() -> tuple[Row, ...]:
    return COORDINATORS + ADMINISTRATORS


def test_every_button_is_classified_once() -> None:
    listed = [each.button for each in staff_rows()] + [*PARTICIPANTS, *ANYBODY, *STRANGERS]
    missing = {f"{each.__module__}.{each.__name__}" for each in set(routes.taps) - set(listed)}
    assert not missing, (
        f"{sorted(missing)}: say in tests/stories/rights.py who may tap it: a row in COORDINATORS"
        " or ADMINISTRATORS (then its handler stands in Routes(staff=True)), or a name in"
        " PARTICIPANTS, ANYBODY or STRANGERS"
    )
    assert sorted(map(str, listed)) == sorted(map(str, set(listed))), "a button stands there twice"
    assert set(listed) <= set(routes.taps), "rights.py lists a button that no handler hears"


def test_every_command_and_dialog_is_classified() -> None:
    commands, dialogs = {*STAFF_COMMANDS, *OTHER_COMMANDS}, {each.name for each in STAFF_DIALOGS}
    advice = "say in tests/stories/rights.py who may use it"
    assert set(routes.commands) == commands, f"{set(routes.commands) ^ commands}: {advice}"
    dialogs |= OTHER_DIALOGS
    assert set(routes.dialogs) == dialogs, f"{set(routes.dialogs) ^ dialogs}: {advice}"


def test_the_router_refuses_at_once_what_is_for_staff_only() -> None:
    """`Routes(staff=True)` and the table say the same."""
    staff = {each.button for each in staff_rows()}
    assert {each for each, route in routes.taps.items() if route.staff} == staff
    assert {each for each, route in routes.commands.items() if route.staff} == {*STAFF_COMMANDS}
    talks = {each.name for each in STAFF_DIALOGS}
    assert {each for each, route in routes.dialogs.items() if route.staff} == talks
    let_in = {each for each, route in routes.taps.items() if route.strangers}
    assert let_in - STRANGERS == {each for each in PARTICIPANTS if each.__name__ == "Vote"}


# ---- everybody tries everything ------------------------------------------------------------


@pytest.fixture
async def prepared(tmp_path: Path) -> AsyncIterator[Prepared]:
    """The cohort with something of everything."""
    database = await open_database(tmp_path / "romleuk.db")
    async with a_world(database, at=local("2023-05-22 08:00")) as world:
        made = await prepare(world)
        assert all(labelled(each, made) for each in staff_rows())
        yield made


def labelled(row: Row, made: Prepared) -> str:
    return f"{row.button.__module__.rpartition('.')[2]}.{row.button.__name__} {row.data(made.ids)}"


async def test_nobody_else_can_tap_what_coordinators_tap(prepared: Prepared) -> None:
    made = prepared
    for who in (made.dara, made.stranger, made.bora):
        await tries_all(made, who)

    await made.dismiss()
    await tries_all(made, made.sophea)


async def test_who_runs_another_cohort_by_now_cannot_tap_either(prepared: Prepared) -> None:
    await prepared.dismiss(appoint=True)
    await tries_all(prepared, prepared.sophea)


async def test_who_runs_the_cohort_can_tap_all_of_it(prepared: Prepared) -> None:
    """So that the table above refuses something that is there."""
    made = prepared
    kept = await tables(made.world)
    wrong = []
    for row in COORDINATORS + ADMINISTRATORS:
        by = whose(made, row)
        await by.forges(row.data(made.ids))
        refused = [each for each in REFUSED if each in by.toast]
        stale = STALE in by.toast and row.button not in NOT_NOW
        if refused or stale or await rows_added(made.world, kept):
            wrong.append(f"{labelled(row, made)}: {by.toast}")
        await restore(made.world, kept)
    assert not wrong, "\n".join(wrong)


def whose(made: Prepared, row: Row) -> Phone:
    if row in ADMINISTRATORS or row.button is MoveTo:  # which needs the rights to both cohorts
        return made.admin
    return made.colleague if row.given.get("announcement") == "asked" else made.sophea


async def tries_all(made: Prepared, who: Phone) -> None:
    """Let somebody forge every key, and hold that nothing came of any."""
    wrong, before = [], await tables(made.world)
    for row in staff_rows():
        await who.forges(row.data(made.ids))
        after = await tables(made.world)
        faults = list(differences(before, after, ALWAYS))
        if not any(each in who.toast for each in REFUSED):
            faults.append(f"is told {who.toast!r}")
        if await actions(made.world, before, after) != [("refused", f"button:{row.button.prefix}")]:
            faults.append(f"the audit: {after['audit'][len(before['audit']) :]}")
        wrong += [f"{who.key}, {labelled(row, made)}: {each}" for each in faults]
        before = after
    assert not wrong, "\n".join(wrong)


async def actions(world: World, before: Tables, after: Tables) -> list[tuple[str, str]]:
    """What was written down meanwhile; the chain of the audit holds."""
    assert audit.first_broken(await world.app.database.run(audit.entries)) is None
    return [(each["action"], each["object"]) for each in after["audit"][len(before["audit"]) :]]


async def rows_added(world: World, kept: Tables) -> list[dict[str, Any]]:
    """The refusals in the audit since then."""
    found = (await tables(world))["audit"][len(kept["audit"]) :]
    return [each for each in found if each["action"] == "refused"]


def differences(
    before: Tables, after: Tables, allowed: dict[tuple[str, str], str]
) -> Iterable[str]:
    """Name each row that is other than it was, but for what any tap changes."""
    for table, rows in after.items():
        if table in NOT_COMPARED:
            continue
        passed = {column for of, column in allowed if of == table}
        was, now = (
            [{k: v for k, v in each.items() if k not in passed} for each in side]
            for side in (before[table], rows)
        )
        for each in now:
            if each not in was:
                yield f"{table} has {each}"
        for each in was:
            if each not in now:
                yield f"{table} had {each}"


# ---- commands and dialogs ------------------------------------------------------------------


async def test_commands_of_coordinators_are_refused_to_others(prepared: Prepared) -> None:
    made = prepared
    await made.dismiss()
    for word in STAFF_COMMANDS:
        for who in (made.dara, made.stranger, made.sophea):
            before = await tables(made.world)
            await who.sends(f"/{word}")
            assert (STRANGER if who is made.stranger else NOT_ALLOWED) in who.sees
            assert await changed(made, before) == []
            after = await tables(made.world)
            assert await actions(made.world, before, after) == [("refused", f"command:{word}")]


async def test_by_a_command_a_coordinator_sees_nothing_of_another_cohort(
    prepared: Prepared,
) -> None:
    for word in STAFF_COMMANDS:
        await prepared.bora.sends(f"/{word}")
        assert "Module 4, May 2023" not in prepared.bora.all_words
        assert not any(each in prepared.bora.sees for each in REFUSED)


async def test_nobody_takes_the_group_of_a_cohort_that_others_run(prepared: Prepared) -> None:
    made, world = prepared, prepared.world
    group = world.group("second", "Our second class", made.sophea, made.bora)
    world.simulator.stage.member(group, world.app.house.bot_username, "member", by="sophea")
    await world.settle()
    await world.in_group(made.sophea, group).sends("/link")
    linked = (await tables(world))["cohorts"]

    before = await tables(world)
    for act in (
        world.in_group(made.bora, group).sends("/link"),
        world.in_group(made.bora, group).forges(LinkGroup(made.elsewhere).pack()),
        made.bora.forges(LinkGroup(made.elsewhere).pack()),
    ):
        await act
        assert (await tables(world))["cohorts"] == linked
    written = await actions(world, before, await tables(world))
    assert written == [("refused", "command:link"), ("refused", "button:gl")]


async def changed(made: Prepared, before: Tables) -> list[str]:
    """What is other than it was, but for the reply."""
    after = await tables(made.world)
    replies = [each for each in after["outbox"] if each not in before["outbox"]]
    assert all(each["lane"] == 0 for each in replies)
    assert len(replies) <= 1
    return list(differences(before, {**after, "outbox": before["outbox"]}, {**ALWAYS, **ANSWERED}))


async def test_what_a_chat_was_asked_for_ends_with_the_right_to_it(prepared: Prepared) -> None:
    made, kept = prepared, await tables(prepared.world)
    for appoint in (False, True):
        await made.dismiss(appoint=appoint)
        for who in (made.sophea, made.bora):
            for talk in STAFF_DIALOGS:
                if talk.anywhere and (appoint or who is made.bora):
                    continue
                assert await answers(made, who, talk) == []
        await restore(made.world, kept)


async def answers(made: Prepared, who: Phone, talk: Talk) -> list[str]:
    """Let somebody answer what their chat was asked for; return what was not as it must be."""
    chat = await asked(made, who, talk)
    before = await tables(made.world)
    await who.sends(talk.text)
    faults = await changed(made, before)
    after = await tables(made.world)
    if not any(each in who.sees for each in (NOT_ALLOWED, FOREIGN)):
        faults.append(f"is told {who.sees!r}")
    if await actions(made.world, before, after) != [("refused", f"dialog:{talk.name}")]:
        faults.append(f"the audit: {after['audit'][len(before['audit']) :]}")
    if [each["dialog"] for each in after["chats"] if each["id"] == chat] != [None]:
        faults.append("the chat is still asked")
    return [f"{who.key}, {talk.name}: {each}" for each in faults]


async def asked(made: Prepared, who: Phone, talk: Talk) -> ChatId:
    """Let the chat of somebody be in the middle of something."""
    chat = ChatId(made.world.acts.find_chat(who.key).id)
    ids = {each.partition(".")[0]: made.ids[each] for each in talk.ids}
    dialog = orjson.dumps({"in": talk.name, **ids, **talk.more}).decode()

    async def work(tx: Tx) -> None:
        set_dialog(tx, chat, dialog)

    await made.world.app.database.run(work)
    return chat


async def test_who_runs_the_cohort_is_heard_in_all_of_it(prepared: Prepared) -> None:
    made, kept = prepared, await tables(prepared.world)
    for talk in STAFF_DIALOGS:
        await asked(made, made.sophea, talk)
        await made.sophea.sends(talk.text)
        assert not any(each in made.sophea.sees for each in REFUSED), talk.name
        assert await rows_added(made.world, kept) == []
        await restore(made.world, kept)


# ---- what is told unasked -------------------------------------------------------------------


async def test_who_coordinates_no_more_is_told_nothing_more(prepared: Prepared) -> None:
    made, world = prepared, prepared.world
    await made.dismiss()
    before, others = len(made.sophea.messages), len(made.colleague.messages)
    for days in range(1, 11):
        await world.travel(local("2023-05-22 14:00") + timedelta(days=days))
    assert len(made.sophea.messages) == before
    assert len(made.colleague.messages) > others + 5


async def test_the_card_of_who_coordinates_no_more_names_nobody(prepared: Prepared) -> None:
    made, done = prepared, AnnouncementId(int(prepared.ids["announcement.done"]))
    assert "Heng Samnang" in await card_again(made, done)
    await made.dismiss()
    card = await card_again(made, done)
    assert "accepted by Telegram" in card
    assert "Heng Samnang" not in card


async def card_again(made: Prepared, announcement: AnnouncementId) -> str:
    """How the bot writes the card of an announcement unasked now."""
    now = made.world.clock.now()

    async def work(tx: Tx) -> None:
        dossier = await announcement_store.load(tx, announcement)
        assert dossier is not None
        await owe_card(tx, dossier, fingerprint=f"again {now}", now=now)

    await made.world.app.database.run(work)
    await made.world.travel(now + timedelta(minutes=1))
    return words(made.sophea.message_with("accepted by Telegram"))


async def test_a_reply_to_a_question_is_no_answer_any_more(prepared: Prepared) -> None:
    made = prepared
    rung_at = rung(made.sophea)["message_id"]
    await made.dismiss()
    before = await tables(made.world)
    await made.sophea.sends("On Tuesday, please.", reply_to=rung_at)
    assert NOT_ALLOWED in made.sophea.sees
    assert await changed(made, before) == []
    written = await actions(made.world, before, await tables(made.world))
    assert written == [("refused", "reply")]


async def test_in_the_group_nothing_of_the_desk_is_shown(prepared: Prepared) -> None:
    made, room = prepared, prepared.course.inside(prepared.course.leaders[2])
    shown = len(room.messages)
    for button in (OpenDesk(made.course.founded.cohort), EndDiscussion(1)):
        before = await tables(made.world)
        await room.forges(button.pack())
        assert await changed(made, before) == []
        written = await actions(made.world, before, await tables(made.world))
        assert written == [("refused", f"button:{button.prefix}")]
    assert len(room.messages) == shown


# ---- what is written down ------------------------------------------------------------------


async def refusals(world: World) -> list[dict[str, Any]]:
    rows = (await tables(world))["audit"]
    return [
        {"who": each["actor_id"], "what": each["object"], **orjson.loads(each["detail"])}
        for each in rows
        if each["action"] == "refused"
    ]


async def test_whoever_taps_on_and_on_is_written_down_once_a_day(
    world: World, founded: Founded, leader: Phone
) -> None:
    key = OpenDesk(founded.cohort).pack()
    for _ in range(5):
        await leader.forges(key)
    [row] = await refusals(world)
    assert row == {"who": 1, "what": "button:dk", "cohort": founded.cohort, "why": "NotAllowed"}

    await world.travel(timedelta(hours=25))
    await leader.forges(key)
    assert len(await refusals(world)) == 2


async def test_of_a_stranger_only_what_was_tried_is_kept(world: World, founded: Founded) -> None:
    strangers = [world.person("one"), world.person("two")]
    for each in strangers:
        await each.starts()
        await each.forges(OpenContact(founded.cohort, 77).pack())
        await each.sends("/menu")
    assert await refusals(world) == [
        {"who": None, "what": "button:ec", "cohort": founded.cohort, "why": "NotJoined"}
    ]


async def test_a_token_in_a_button_is_not_written_down(world: World, leader: Phone) -> None:
    await leader.forges(ShowQr("p0MJqghlEiLUaVlyTXwPHQ").pack())
    assert await refusals(world) == [{"who": 1, "what": "button:dq", "why": "NotAllowed"}]


async def test_what_is_answered_already_is_no_matter_of_rights(
    world: World, sophea: Phone, leader: Phone
) -> None:
    await sophea.forges(OpenCard(4711).pack())
    await leader.forges("zz:1")
    await leader.forges(Practise(4711).pack())
    assert [each["what"] for each in await refusals(world)] == ["button:po"]


async def test_a_list_that_was_sent_before_the_role_was_taken_back_is_not_read(
    world: World, founded: Founded, sophea: Phone
) -> None:
    """The file is read a little later, in a turn of its own."""
    await ask_for_list(sophea)
    await sends_list(sophea, FOURTEEN[:2])
    before = await tables(world)
    await world.app.database.run(lambda tx: dismiss_all(tx, now=world.clock.now()))

    about = {"cohort": founded.cohort, "file": sent_file(world, sophea)}
    await repeat_errand(world, about, sophea)

    after = await tables(world)
    assert NOT_ALLOWED in sophea.sees
    assert after["rosters"] == before["rosters"]
    assert [each["what"] for each in await refusals(world)] == ["errand:people.roster"]

    await sends_list(sophea, FOURTEEN[:2])
    assert (await tables(world))["errands"] == after["errands"]
    assert [each["what"] for each in await refusals(world)] == [
        "errand:people.roster",
        "dialog:people.list",
    ]
    assert all(each["dialog"] is None for each in (await tables(world))["chats"])


async def dismiss_all(tx: Tx, *, now: datetime) -> None:
    """Nobody coordinates any more."""
    tx.do("UPDATE roles SET revoked_at = :now", now=now)


async def repeat_errand(world: World, about: dict[str, Any], phone: Phone) -> None:
    """Let a file be read once more, as if the bot had stopped before it was."""
    chat = ChatId(world.acts.find_chat(phone.key).id)

    async def work(tx: Tx) -> None:
        errands.add(tx, kind="people.roster", about=about, chat=chat, now=world.clock.now())

    await world.app.database.run(work)
    await world.settle()


def sent_file(world: World, phone: Phone) -> str:
    """The id at Telegram of the newest file that somebody sent."""
    items = world.acts.find_chat(phone.key).items.values()
    sent = [each.message["document"] for each in items if "document" in each.message]
    return str(sent[-1]["file_id"])
