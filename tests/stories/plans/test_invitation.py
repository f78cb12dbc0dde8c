"""After the last meeting leaders who were there are asked once what they will do with it."""

import pytest

from tests.stories.asking import rows_of
from tests.stories.cast import (
    Founded,
    change_row,
    coordinator,
    enrolment_id,
    found,
    participant,
    person_id,
)
from tests.stories.meetings import three_days, unasked
from tests.stories.plans.test_plans import planned
from tests.world import Phone, World, local

PUSH = "What will you do with what you learned? Two minutes."


@pytest.fixture
async def founded(world: World) -> Founded:
    founded = await found(world, "Lotus House")
    await three_days(await coordinator(world, founded), founded)
    return founded


async def there(world: World, key: str) -> None:
    """Let somebody have been at the last meeting."""
    await change_row(
        world,
        "INSERT INTO attendance (session_id, person_id, state, noted_at)"
        " SELECT max(s.id), :person, 'there', 1 FROM sessions s WHERE s.state = 'planned'",
        person=await person_id(world, key),
    )


async def invitations(world: World, phone: Phone) -> list[str]:
    return [line for line in await unasked(world, phone) if PUSH in line]


async def test_who_was_there_is_invited_on_the_second_day_and_once(
    world: World, founded: Founded
) -> None:
    dara = await participant(world, founded, "leader", "Sok Dara")
    away = await participant(world, founded, "away", "Chan Thida")
    await world.travel(local("2023-05-31 12:00"))
    await there(world, "leader")
    await world.travel(local("2023-06-30 12:00"))

    assert await invitations(world, dara) == [f"Fri 02 12:15 {PUSH}"]
    assert await invitations(world, away) == []
    on_friday = [line for line in await unasked(world, dara) if line.startswith("Fri 02")]
    assert len(on_friday) == 1

    opened = dara.message_with(PUSH)
    await dara.taps("Open", message_id=opened["message_id"])
    assert "What will you do first?" in dara.sees


async def test_not_today_leaves_it_on_home(world: World, founded: Founded) -> None:
    dara = await participant(world, founded, "leader", "Sok Dara")
    await world.travel(local("2023-05-31 12:00"))
    await there(world, "leader")
    await world.travel(local("2023-06-02 12:20"))
    await dara.taps("Not today")
    assert dara.sees == "Romleuk\n\nNo problem. You'll find it on Home."
    await dara.sends("/menu")
    assert any("plan" in label for label in dara.buttons), (dara.buttons, dara.sees)


async def test_who_has_planned_already_is_not_invited(world: World, founded: Founded) -> None:
    dara = await participant(world, founded, "leader", "Sok Dara")
    await planned(dara)
    await world.travel(local("2023-05-31 12:00"))
    await there(world, "leader")
    await world.travel(local("2023-06-30 12:00"))

    assert await invitations(world, dara) == []
    assert len(await rows_of(world, "plans")) == 1


async def test_an_announcement_of_that_day_puts_it_off_to_the_next(
    world: World, founded: Founded
) -> None:
    dara = await participant(world, founded, "leader", "Sok Dara")
    sophea = Phone(world, "sophea", "sophea")
    await world.travel(local("2023-05-31 12:00"))
    await there(world, "leader")
    await world.travel(local("2023-06-02 09:00"))
    await sophea.sends("/announce")
    await sophea.sends("Please bring a pen.")
    await sophea.taps(next(each for each in sophea.buttons if each.startswith("Send")))
    await world.travel(local("2023-06-30 12:00"))

    assert await invitations(world, dara) == [f"Mon 05 12:15 {PUSH}"]


async def test_nobody_opens_the_invitation_of_somebody_else(world: World, founded: Founded) -> None:
    await participant(world, founded, "leader", "Sok Dara")
    other = await participant(world, founded, "other", "Chan Thida")
    await other.sends("/menu")
    await other.forges(f"ps:{await enrolment_id(world, 'leader')}")
    assert other.toast == "This button is for someone else."
