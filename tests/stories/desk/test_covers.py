"""Coordinators' locked screens: what is said unasked is a neutral line, opened by a tap."""

from bot.areas import notices
from bot.desk.programme.service import KIND as MONTH
from bot.outbox.gate.domain import FOR_STAFF
from bot.questions.ringing.service import COPY
from bot.storage.database import Tx
from bot.telegram.kit.destinations import OpenNotice
from tests.stories.asking import Helpline, keys_of, rung, texts_in
from tests.stories.cast import Founded, dismiss, participant
from tests.stories.whole.permitted import prepare
from tests.world import Phone, World, labels, local, words

QUESTION = "Romleuk\n\nThere is a question for you."
DAY = "Romleuk\n\nYour day is ready."


async def names_of(world: World) -> list[str]:
    async def work(tx: Tx) -> list[str]:
        rows = await tx.ask("SELECT name FROM people WHERE name <> '' ORDER BY name")
        return [row["name"] for row in rows]

    return await world.app.database.run(work)


def test_every_notice_for_coordinators_has_a_neutral_line() -> None:
    kinds = {name: kind for name, kind in notices.kinds.items() if kind.policy is FOR_STAFF}
    neutral_themselves = {COPY, MONTH}
    assert {name for name, kind in kinds.items() if kind.cover is None} == neutral_themselves


async def test_a_coordinator_who_only_looks_at_her_screen_sees_no_name_and_no_words(
    world: World,
) -> None:
    world.opens_notices = False
    made = await prepare(world)
    await world.travel(local("2023-05-24 09:00"))

    shown = made.colleague.all_words
    assert shown.count("\n\n") > 4
    assert [name for name in await names_of(world) if name in shown and name != "Mealea"] == []
    assert "Can we meet later on Monday?" not in shown
    assert "See you on Monday." not in shown


async def test_a_question_opens_in_place_with_its_words_below(line: Helpline) -> None:
    line.world.opens_notices = False
    await line.asks()
    [cover] = [each for each in line.sophea.messages if words(each) == QUESTION]
    assert labels(cover) == ["Open"]
    assert "Can we meet" not in line.sophea.all_words

    await line.sophea.taps("Open")

    assert rung(line.sophea)["message_id"] == cover["message_id"]
    assert words(rung(line.sophea)).startswith("Question · Sok Dara (Lotus House)")
    assert keys_of(line.sophea) == ["Answer", "I'll take it", "Later", "Done"]
    assert texts_in(line.sophea)[-1] == "Can we meet later on Monday?"
    await line.sophea.forges("ov:" + str(cover["message_id"]))
    assert texts_in(line.sophea).count("Can we meet later on Monday?") == 1
    await line.answers(line.sophea, "Yes, at three.")
    assert line.dara.sees.startswith("Romleuk")


async def test_what_changes_meanwhile_does_not_open_it(line: Helpline) -> None:
    line.world.opens_notices = False
    await line.asks()
    await line.sophea.taps("Open")
    await line.sophea.taps("I'll take it")
    assert texts_in(line.bora)[-1] == QUESTION, "an edit would show it on a locked screen"

    await line.bora.taps("Open")

    assert "Sophea is handling it" in words(rung(line.bora))
    await line.answers(line.sophea, "Yes, at three.")
    assert "Answered by Sophea" in words(rung(line.bora)), "what is open follows what happens"


async def test_a_question_taken_back_leaves_nothing(line: Helpline) -> None:
    line.world.opens_notices = False
    await line.asks()
    await line.dara.taps("Take it back")

    assert QUESTION not in texts_in(line.bora)


async def test_the_day_is_kept_up_to_date_once_it_is_open(
    world: World, founded: Founded, sophea: Phone
) -> None:
    world.opens_notices = False
    leader = await participant(world, founded, "leader", "Sok Dara")
    await leader.sends("/menu")
    await world.travel(local("2023-05-23 08:01"))
    day = sophea.message_with(DAY)["message_id"]
    await participant(world, founded, "second", "Vann Rith")
    await world.travel(local("2023-05-23 08:07"))
    assert sophea.message_with(DAY)["message_id"] == day

    await sophea.taps("Open", message_id=day)
    assert sophea.sees.startswith("Today · Tue 23 May")
    assert "Joined: 2 of 2" in sophea.sees

    await participant(world, founded, "third", "Keo Sina")
    await world.travel(local("2023-05-23 08:20"))
    assert "Joined: 3 of 3" in words(sophea.message_with("Today · Tue 23 May"))


async def test_opening_does_not_end_what_somebody_writes(line: Helpline) -> None:
    line.world.opens_notices = False
    await line.sophea.sends("/announce")
    await line.asks()
    await line.sophea.taps("Open")

    await line.sophea.sends("Please bring your notebook.")

    assert any(label.startswith("Send") for label in line.sophea.buttons)


async def test_a_notice_of_another_chat_stays_closed(line: Helpline) -> None:
    line.world.opens_notices = False
    await line.asks()

    async def work(tx: Tx) -> int:
        chat = line.world.acts.find_chat("bora").id
        row = await tx.one(
            "SELECT id FROM outbox WHERE kind = 'question.ring' AND chat_id = :chat", chat=chat
        )
        assert row is not None
        return int(row["id"])

    row = await line.world.app.database.run(work)
    before = line.sophea.all_words

    await line.sophea.forges(OpenNotice(row).pack())

    assert line.sophea.all_words == before
    assert line.sophea.toast
    await line.dara.forges(OpenNotice(row).pack())
    assert "Question ·" not in line.dara.all_words


async def test_a_former_coordinator_opens_nothing(world: World, line: Helpline) -> None:
    line.world.opens_notices = False
    await line.asks()
    await dismiss(line.world, line.founded, line.sophea)

    await line.sophea.taps("Open")

    assert "Question ·" not in line.sophea.all_words
