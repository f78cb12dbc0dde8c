"""A survey about the meetings is for people who came to one."""

from bot.act import Act
from bot.sessions.attendance import storage as attendance
from bot.sessions.attendance.domain import Attendance
from bot.sessions.domain import SessionId
from bot.storage.database import Tx
from bot.surveys.domain import RoundId
from bot.surveys.opening import service
from tests.stories.asking import texts_in
from tests.stories.cast import Founded, coordinator, found, person_id
from tests.stories.leaders import leader
from tests.stories.meetings import three_days
from tests.world import Phone, World, local

LINE = "The meetings are a week ago. How useful were they for you? Seven short questions."


async def came(world: World, phone: Phone) -> None:
    person = await person_id(world, phone.key)

    async def work(tx: Tx) -> None:
        await attendance.save_once(
            tx, SessionId(1), person, Attendance.THERE, picked=None, now=world.clock.now()
        )

    await world.app.database.run(work)


def asked(phone: Phone) -> int:
    return sum(LINE in each for each in texts_in(phone))


async def meets(world: World) -> Founded:
    founded = await found(world)
    await three_days(await coordinator(world, founded), founded)
    return founded


async def test_only_people_who_came_are_asked_how_the_meetings_were(world: World) -> None:
    founded = await meets(world)
    there, elsewhere = [await leader(world, founded, each) for each in ("there", "elsewhere")]
    await world.travel(local("2023-05-31 12:00"))
    await came(world, there)

    await world.travel(local("2023-06-20 12:00"))

    assert (asked(there), asked(elsewhere)) == (2, 0)


async def test_where_nobody_noted_who_came_all_who_had_joined_are_asked(world: World) -> None:
    founded = await meets(world)
    early = await leader(world, founded, "early")
    await world.travel(local("2023-06-01 08:00"))
    late = await leader(world, founded, "late")

    await world.travel(local("2023-06-08 12:00"))

    assert (asked(early), asked(late)) == (1, 0)


async def test_what_was_true_when_it_was_planned_is_asked_again_before_it_is_sent(
    world: World,
) -> None:
    founded = await meets(world)
    there, other = [await leader(world, founded, each) for each in ("there", "other")]
    await world.travel(local("2023-05-31 12:00"))
    await came(world, there)
    await came(world, other)
    await world.travel(local("2023-06-07 12:00"))
    person = await person_id(world, there.key)

    async def still_asked(tx: Tx) -> bool:
        act = Act(tx=tx, now=world.clock.now(), courses=world.app.context.courses)
        return await service.still_asked(act, service.REMINDED, RoundId(1), person) is not None

    async def was_not_there(tx: Tx) -> None:
        attendance.correct(
            tx, SessionId(1), person, Attendance.MISSED, by=person, now=world.clock.now()
        )

    assert await world.app.database.run(still_asked)
    await world.app.database.run(was_not_there)
    assert not await world.app.database.run(still_asked)
