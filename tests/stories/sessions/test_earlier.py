"""Leaders find the meetings that are over: pages of them, with recordings and lessons."""

from datetime import timedelta

from bot.membership.domain import CohortId
from bot.sessions import storage as sessions
from bot.sessions.buttons import OpenEarlierSessions
from bot.storage.database import Tx
from tests.builders import add_cohort, add_meeting
from tests.stories.cast import Founded
from tests.world import Message, Phone, World

RECORDING = "https://zoom.us/rec/share/"


async def met(world: World, cohort: CohortId, *, times: int, title: str = "Day") -> None:
    """Let a cohort have met, the last time a week ago; every other meeting has a recording."""

    async def work(tx: Tx) -> None:
        for n in range(1, times + 1):
            day = world.clock.now() - timedelta(weeks=times + 1 - n)
            made = await add_meeting(tx, cohort, day, unit="m4.u1", title=f"{title} {n}")
            if n % 2:
                sessions.set_recording(tx, made, f"{RECORDING}{n}")

    await world.app.database.run(work)


def links(message: Message) -> list[str]:
    rows = message["reply_markup"]["inline_keyboard"]
    return [each["url"] for row in rows for each in row if "url" in each]


async def test_earlier_meetings_are_found_page_by_page(
    world: World, founded: Founded, leader: Phone
) -> None:
    await met(world, founded.cohort, times=7)
    await leader.sends("/sessions")
    await leader.taps("Earlier meetings")

    assert leader.sees.startswith("Meetings\n\n7 meetings are over, the latest first.")
    listed = leader.sees.splitlines()[4:]
    assert [line[:3] for line in listed] == ["1. ", "2. ", "3. ", "4. ", "5. "]
    assert listed[0].endswith("· Day 7")
    assert listed[1].endswith("· Day 6 · no recording")
    assert links(leader.last) == [f"{RECORDING}{n}" for n in (7, 5, 3)]

    await leader.taps("Next ▶")
    assert [line.split(" · ")[1] for line in leader.sees.splitlines()[4:]] == ["Day 2", "Day 1"]
    await leader.taps("📖 Lessons 7")
    assert "Lesson 1 of 6" in leader.sees


async def test_where_nothing_is_over_there_is_no_such_button(
    world: World, founded: Founded, leader: Phone
) -> None:
    async def ahead(tx: Tx) -> None:
        await add_meeting(tx, founded.cohort, world.clock.now() - timedelta(minutes=89))

    await world.app.database.run(ahead)
    await leader.sends("/sessions")
    assert "Earlier meetings" not in leader.buttons, "it still goes on"

    await leader.forges(OpenEarlierSessions(5).pack())
    assert "No meeting is over yet." in leader.sees


async def test_nobody_sees_the_meetings_of_another_cohort(
    world: World, founded: Founded, leader: Phone
) -> None:
    async def other(tx: Tx) -> CohortId:
        return await add_cohort(tx)

    await met(world, await world.app.database.run(other), times=2, title="Elsewhere")
    await met(world, founded.cohort, times=1, title="Here")
    await leader.sends("/sessions")
    await leader.taps("Earlier meetings")

    assert "Here 1" in leader.sees
    assert "Elsewhere" not in leader.all_words


async def test_a_stranger_and_a_cancelled_meeting(
    world: World, founded: Founded, leader: Phone
) -> None:
    await met(world, founded.cohort, times=2)

    async def cancel(tx: Tx) -> None:
        [latest, _] = await sessions.earlier(tx, founded.cohort, now=world.clock.now())
        tx.do("UPDATE sessions SET state = 'cancelled' WHERE id = :id", id=latest.id)

    await world.app.database.run(cancel)
    await leader.forges(OpenEarlierSessions(0).pack())
    assert leader.sees.startswith("Meetings\n\n1 meeting is over")
    assert "Day 2" not in leader.sees

    stranger = world.person("stranger", name="Nobody")
    await stranger.starts()
    await stranger.forges(OpenEarlierSessions(0).pack())
    assert "Day" not in stranger.all_words
