"""Rights: actions of coordinators are refused to others, change nothing and are recorded.

The table is `tests.stories.whole.rights`. These people try each of its lines, with real ids: a
participant, a stranger, the coordinator of another cohort (a participant in this one), and the
former coordinator of this one, who wrote all of it, without and with another cohort.
"""

import orjson

from bot.announcements import buttons as announcements
from bot.announcements.audience import buttons as audiences
from bot.desk import buttons as person
from bot.desk.buttons import AskMoveTo, LinkGroup, MoveTo
from bot.learning.discussion import buttons as discussion
from bot.membership.domain import ChatId
from bot.membership.visitor.storage import set_dialog
from bot.people import buttons as people
from bot.people.pin import buttons as pins
from bot.people.removals import buttons as removal_buttons
from bot.services import buttons as services
from bot.sessions import buttons as sessions
from bot.sessions.drafting import buttons as session_making
from bot.storage.database import Tx
from tests.stories.whole.attempts import Row, Talk
from tests.stories.whole.comparing import (
    ALWAYS,
    FOREIGN,
    NOT_ALLOWED,
    REFUSED,
    STALE,
    STRANGER,
    actions,
    changed,
    differences,
    noted,
    restore,
    rows_added,
    tables,
)
from tests.stories.whole.permitted import Prepared
from tests.stories.whole.rights import ABOUT_ONESELF, ADMINISTRATORS, STAFF
from tests.stories.whole.rights_in_dialogs import STAFF_COMMANDS, STAFF_DIALOGS
from tests.stories.whole.same_names import everybody_has_one_name, stands_alone
from tests.world import Phone

NOT_NOW = {
    announcements.BringBack: "no draft was put away",
    announcements.TryAgain: "everybody has got it",
    audiences.InvertRule: "nothing is ticked yet",
    discussion.ContinueDiscussion: "the vote is open",
    LinkGroup: "stands in groups only",
    person.AskResetFactor: "nobody has a second factor",
    person.InviteAgain: "nobody was cut off",
    person.ResetFactor: "nobody has a second factor",
    pins.AskResetPin: "nobody's PIN is locked",
    pins.ResetPin: "nobody's PIN is locked",
    person.ReplaceNow: "its message answers no name",
    person.UndoNoted: "nothing was noted at this instant",
    removal_buttons.RemoveTicked: "nobody is ticked",
    removal_buttons.UndoRemovals: "nobody was removed at this instant",
    sessions.UndoNobody: "nothing was noted at this instant",
    services.KeepCorrection: "its message answers no contact",
    people.UseWords: "its message holds no words of anybody",
    person.SetMonthly: "the colleague sees one course only",
    person.UndoRemove: "nobody was taken out within the last minute",
    session_making.DraftMeaning: "the days were not pasted",
}
"""Buttons that even the coordinator cannot use at the moment, and why."""

IN_SEVERAL = {
    AskMoveTo,
    MoveTo,
    person.OpenMonth,
    person.OpenMonthly,
    person.OpenProgramme,
    person.ProgrammeFile,
    person.SetMonthly,
}
"""Buttons that need rights in several cohorts."""

COMPARED_AFTER = 10
"""So many buttons are tapped before the database is compared: reading all of it takes longest."""

# ---- everybody tries everything ------------------------------------------------------------


def labelled(row: Row, made: Prepared) -> str:
    return f"{row.button.__module__.rpartition('.')[2]}.{row.button.__name__} {row.data(made.ids)}"


async def test_nobody_else_can_tap_what_coordinators_tap(prepared: Prepared) -> None:
    made = prepared
    for who in (made.dara, made.stranger):
        await tries_all(made, who)
    await tries_all(made, made.bora, coordinates=True)

    await made.dismiss()
    await tries_all(made, made.sophea)


async def test_a_coordinator_who_moved_to_another_cohort_cannot_tap_either(
    prepared: Prepared,
) -> None:
    await prepared.dismiss(appoint=True)
    await tries_all(prepared, prepared.sophea, coordinates=True)


async def test_the_coordinator_of_the_cohort_can_tap_all_of_it(prepared: Prepared) -> None:
    """This proves that the tests above refuse something that exists.

    On the way it reads all lists: of people with one name it must see the organizations.
    """
    made = prepared
    await everybody_has_one_name(made)
    kept = await tables(made.world)
    wrong = []
    for row in STAFF:
        by = whose(made, row)
        before = len(by.messages), by.sees
        await by.forges(row.data(made.ids))
        if stands_alone(row.button, by, before):
            wrong.append(f"{labelled(row, made)}: a name without its organization: {by.sees}")
        refused = [each for each in REFUSED if each in by.toast]
        stale = STALE in by.toast and row.button not in NOT_NOW
        if refused or stale or await rows_added(made.world, kept):
            wrong.append(f"{labelled(row, made)}: {by.toast}")
        await restore(made.world, kept)
    assert not wrong, "\n".join(wrong)


def whose(made: Prepared, row: Row) -> Phone:
    if row in ADMINISTRATORS or row.button in IN_SEVERAL:
        return made.admin
    return made.colleague if row.given.get("announcement") == "asked" else made.sophea


async def tries_all(made: Prepared, who: Phone, *, coordinates: bool = False) -> None:
    """Let somebody forge every button, and check that each is refused and changes nothing.

    `coordinates`: somebody else's cohort, so what concerns themselves is theirs to tap.
    """
    wrong, before = [], await tables(made.world)
    rows = [row for row in STAFF if not (coordinates and row.button in ABOUT_ONESELF)]
    for start in range(0, len(rows), COMPARED_AFTER):
        some = rows[start : start + COMPARED_AFTER]
        for row in some:
            await who.forges(row.data(made.ids))
            if not any(each in who.toast for each in REFUSED):
                wrong.append(f"{who.key}, {labelled(row, made)}: is told {who.toast!r}")
        after = await tables(made.world)
        faults = list(differences(before, after, ALWAYS))
        if noted(before, after) != [("refused", f"button:{row.button.prefix}") for row in some]:
            faults.append(f"the audit: {after['audit'][len(before['audit']) :]}")
        labels = ", ".join(labelled(row, made) for row in some)
        wrong += [f"{who.key}, one of {labels}: {each}" for each in faults]
        before = after
    assert not wrong, "\n".join(wrong)
    await actions(made.world, before, before)


# ---- commands and dialogs ------------------------------------------------------------------


async def test_commands_of_coordinators_are_refused_to_others(prepared: Prepared) -> None:
    made = prepared
    await made.dismiss()
    for word in STAFF_COMMANDS:
        for who in (made.dara, made.stranger, made.sophea):
            before = await tables(made.world)
            await who.sends(f"/{word}")
            assert (STRANGER if who is made.stranger else NOT_ALLOWED) in who.sees
            assert await changed(made.world, before) == []
            after = await tables(made.world)
            assert await actions(made.world, before, after) == [("refused", f"command:{word}")]


async def test_by_a_command_a_coordinator_sees_nothing_of_another_cohort(
    prepared: Prepared,
) -> None:
    for word in STAFF_COMMANDS:
        await prepared.bora.sends(f"/{word}")
        assert "Module 4, May 2023" not in prepared.bora.all_words
        assert not any(each in prepared.bora.sees for each in REFUSED)


async def test_nobody_links_a_group_to_a_cohort_of_others(prepared: Prepared) -> None:
    made, world = prepared, prepared.world
    group = world.group("second", "Our second class", made.sophea, made.bora)
    world.simulator.stage.member(group, world.app.context.bot_username, "member", by="sophea")
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


async def test_a_dialog_ends_with_the_right_to_it(prepared: Prepared) -> None:
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
    """Let somebody answer a dialog; return what was wrong."""
    chat = await asked(made, who, talk)
    before = await tables(made.world)
    await who.sends(talk.text)
    faults = await changed(made.world, before)
    after = await tables(made.world)
    if not any(each in who.sees for each in (NOT_ALLOWED, FOREIGN)):
        faults.append(f"is told {who.sees!r}")
    if await actions(made.world, before, after) != [("refused", f"dialog:{talk.name}")]:
        faults.append(f"the audit: {after['audit'][len(before['audit']) :]}")
    if [each["dialog"] for each in after["chats"] if each["id"] == chat] != [None]:
        faults.append("the chat is still asked")
    return [f"{who.key}, {talk.name}: {each}" for each in faults]


async def asked(made: Prepared, who: Phone, talk: Talk) -> ChatId:
    """Open a dialog in the chat of somebody."""
    chat = ChatId(made.world.acts.find_chat(who.key).id)
    ids = {each.partition(".")[0]: made.ids[each] for each in talk.ids}
    dialog = orjson.dumps({"in": talk.name, **ids, **talk.more}).decode()

    async def work(tx: Tx) -> None:
        set_dialog(tx, chat, dialog)

    await made.world.app.database.run(work)
    return chat


async def test_the_coordinator_of_the_cohort_can_answer_every_dialog(prepared: Prepared) -> None:
    made, kept = prepared, await tables(prepared.world)
    for talk in STAFF_DIALOGS:
        await asked(made, made.sophea, talk)
        await made.sophea.sends(talk.text)
        assert not any(each in made.sophea.sees for each in REFUSED), talk.name
        assert await rows_added(made.world, kept) == []
        await restore(made.world, kept)
