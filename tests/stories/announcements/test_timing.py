"""Check tells before sending who gets it when and why; the card tells what became of it."""

from datetime import timedelta

from bot.act import Act
from bot.peers import storage as peers
from bot.peers.domain import BuddyAnswer
from bot.peers.service import ask_pair, part
from bot.people.buttons import OpenPerson
from bot.storage.database import Tx
from tests.builders import LONG_AGO
from tests.stories.announcing import Course, got, send_now, sent, written
from tests.stories.cast import enrolment_id
from tests.stories.meetings import unasked
from tests.world import Phone, World, local

TODAY = local("2023-05-22 00:00").toordinal()


async def had_two_today(world: World, *phones: Phone) -> None:
    """Let people have had two messages today, the last one this morning."""
    at = int(local("2023-05-22 08:30").timestamp()) * 1000

    async def work(tx: Tx) -> None:
        for phone in phones:
            tx.do(
                "UPDATE chats SET unasked_on = :day, unasked_count = 2, unasked_at = :at"
                " WHERE id = :chat",
                day=TODAY,
                at=at,
                chat=world.acts.find_chat(phone.key).id,
            )

    await world.app.database.run(work)


async def test_check_says_who_gets_it_later_and_why(world: World, course: Course) -> None:
    await had_two_today(world, course.thida)
    await written(course)

    check = course.sophea.sees
    assert "When: as soon as each person may get it" in check
    assert "2 at once; 1 on Tue 23 May, 07:00: two messages on the day before already." in check
    assert "Send: 2 now, 1 later" in course.sophea.buttons
    assert "Urgent: send now" in course.sophea.buttons


async def test_what_check_says_is_what_happens(world: World, course: Course) -> None:
    await had_two_today(world, course.thida)
    await written(course)
    await send_now(world, course.sophea)

    assert [len(got(phone)) for phone in course.everybody] == [1, 0, 1]
    assert "2 accepted by Telegram · 1 waiting: Chan Thida" in course.sophea.sees
    assert (
        "The first who waits may get it on Tue 23 May, 07:00: had two messages today."
        in course.sophea.sees
    )
    await world.travel(local("2023-05-23 07:05"))
    assert len(got(course.thida)) == 1
    assert "3 accepted by Telegram" in course.sophea.sees


async def test_the_card_never_says_sent_while_nobody_has_it(world: World, course: Course) -> None:
    await had_two_today(world, *course.everybody)
    await written(course)
    assert "Send Tue 23 May, 07:00 to 3" in course.sophea.buttons
    await course.sophea.taps("Send Tue 23 May, 07:00 to 3")
    await world.travel(timedelta(minutes=4))

    assert course.sophea.sees.startswith("Nobody has it yet. It began at 10:0")
    assert "Sent" not in course.sophea.sees
    await world.travel(local("2023-05-23 07:05"))
    assert course.sophea.sees.startswith("Sent ")


async def test_urgent_goes_to_everybody_at_once(world: World, course: Course) -> None:
    await had_two_today(world, *course.everybody)
    await written(course)
    await course.sophea.taps("Urgent: send now")
    await world.travel(timedelta(minutes=4))

    assert [len(got(phone)) for phone in course.everybody] == [1, 1, 1]


async def test_an_announcement_that_waits_already_takes_its_place(
    world: World, course: Course
) -> None:
    await had_two_today(world, *course.everybody)
    for text in ("First.", "Second."):
        await written(course, text)
        await send_now(world, course.sophea)
    await written(course, "Third.")

    assert "3 on Wed 24 May, 07:00" in course.sophea.sees


async def test_small_notes_leave_the_place_that_check_promised(
    world: World, course: Course
) -> None:
    await had_two_today(world, course.dara)
    await written(course)
    await send_now(world, course.sophea)
    first, second = await enrolment_id(world, "sok"), await enrolment_id(world, "vann")

    async def twice(tx: Tx) -> None:
        act = Act(tx=tx, now=world.clock.now())
        for _ in range(2):
            await ask_pair(act, course.founded.cohort, first, second, drawn=False)
            pair = await peers.open_of(tx, first)
            assert pair is not None
            for each in (first, second):
                await peers.save_answer(
                    tx, pair.id, each, BuddyAnswer.YES, after=LONG_AGO, now=act.now
                )
            assert await peers.bring_together(tx, pair.id, topic_at=None, now=act.now)
            together = await peers.open_of(tx, first)
            assert together is not None
            await part(act, together)

    await world.app.database.run(twice)
    assert "may get it on Tue 23 May, 07:00" in course.sophea.sees
    await world.travel(local("2023-05-23 09:00"))
    came = [each for each in await unasked(world, course.dara) if each.startswith("Tue 23")]

    assert came[0].startswith("Tue 23 07:00 Message from your coordinator")
    assert came[1].startswith("Tue 23 07:30 Something has changed")


async def test_the_result_says_when_it_comes_and_not_when_the_gate_looks_again(
    world: World, course: Course
) -> None:
    await had_two_today(world, *course.everybody)
    for text in ("First.", "Second.", "Third."):
        await written(course, text)
        await send_now(world, course.sophea)

    assert "may get it on Wed 24 May, 07:00: another announcement comes first" in course.sophea.sees


async def test_what_was_promised_for_later_keeps_its_place_that_day(
    world: World, course: Course
) -> None:
    for text, hour in (("First.", "16:00"), ("Second.", "17:00")):
        await written(course, text)
        await course.sophea.taps("When")
        await course.sophea.taps("Another time")
        await course.sophea.sends(hour)
        await send_now(world, course.sophea)
    await written(course, "Third.")

    assert "3 on Tue 23 May, 07:00: another announcement comes first" in course.sophea.sees
    assert "Send Tue 23 May, 07:00 to 3" in course.sophea.buttons
    assert not [each for each in course.sophea.buttons if each.startswith("Send Mon 22 May")]


async def test_nothing_is_said_when_all_get_it_at_once(course: Course) -> None:
    await written(course)

    assert "at once" not in course.sophea.sees
    assert "Send now to 3" in course.sophea.buttons


async def test_a_reminder_to_tap_says_the_same_before_and_after(
    world: World, course: Course
) -> None:
    await written(course)
    await course.sophea.taps("☐ Ask “Got it”")
    await send_now(world, course.sophea)
    await had_two_today(world, course.thida)
    await course.sophea.taps("Got it: 0 of 3")
    assert "on Tue 23 May, 07:00: two messages on the day before already" in course.sophea.sees

    await world.travel(timedelta(hours=1))
    await course.sophea.taps("Remind the others")
    await world.travel(timedelta(minutes=4))
    await course.sophea.taps("◀ Back")
    await course.sophea.taps("Got it: 0 of 3")

    assert (
        "2 accepted by Telegram · 1 waiting, the first until Tue 23 May, 07:00"
        in course.sophea.sees
    )


async def test_a_reminder_to_one_person_says_when_it_comes(world: World, course: Course) -> None:
    await sent(world, course)
    await had_two_today(world, course.thida)
    await course.sophea.sends("/desk")
    await course.sophea.forges(OpenPerson(await enrolment_id(world, "chan")).pack())
    await course.sophea.taps("Remind once")

    assert "They will hear of it on Tue 23 May, 07:00: two messages" in course.sophea.sees
    assert "Remind once" not in course.sophea.buttons
