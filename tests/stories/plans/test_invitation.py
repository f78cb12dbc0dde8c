"""Leaders are invited to plan: after what they learned, after a step, and after two months."""

import pytest

from bot.membership.cohort.storage import add_organization
from bot.storage.database import Tx
from tests.builders import add_person, enrol
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
ONE_MORE = "Your last step is done. One more? Two minutes."
TWO_MONTHS = "Two months have passed. What will you do next? Two minutes."


@pytest.fixture
async def founded(world: World) -> Founded:
    founded = await found(world, "Lotus House")
    await three_days(await coordinator(world, founded), founded)
    return founded


async def there(world: World, key: str, state: str = "there") -> None:
    """Let somebody have been at the last meeting."""
    await change_row(
        world,
        "INSERT INTO attendance (session_id, person_id, state, noted_at)"
        " SELECT max(s.id), :person, :state, 1 FROM sessions s WHERE s.state = 'planned'",
        person=await person_id(world, key),
        state=state,
    )


async def other_organizations(world: World, founded: Founded, *, planned: int, many: int) -> None:
    """Let so many more organizations be in the course; the first of them plan the second step."""
    step = [each.id for each in next(iter(world.app.context.courses.values())).plan_steps][1]

    async def work(tx: Tx) -> None:
        for n in range(many):
            name = f"House {planned} {n}"
            house = await add_organization(tx, name, now=world.clock.now())
            place = await enrol(tx, await add_person(tx, name), founded.cohort, organization=house)
            if n < planned:
                tx.do(
                    "INSERT INTO plans (cohort_id, organization_id, enrolment_id, step,"
                    " planned_at, zone, place, made_at)"
                    " VALUES (:c, :o, :e, :step, 1, 'UTC', 'x', 1)",
                    c=founded.cohort,
                    o=house,
                    e=place,
                    step=step,
                )

    await world.app.database.run(work)


async def invitations(world: World, phone: Phone) -> list[str]:
    return [line for line in await unasked(world, phone) if PUSH in line]


async def read(world: World, key: str, unit: str, at: str) -> None:
    """Let somebody have finished the lessons of a unit."""
    await change_row(
        world,
        "INSERT INTO readings (enrolment_id, unit, card, furthest, started_at, read_at,"
        " finished_at) VALUES (:place, :unit, 1, 1, :at, :at, :at)",
        place=await enrolment_id(world, key),
        unit=unit,
        at=local(at),
    )


async def test_who_was_there_is_invited_on_the_second_day(world: World, founded: Founded) -> None:
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
    assert "other organizations" not in dara.sees


async def test_wrong_pictures_do_not_cost_the_invitation(world: World, founded: Founded) -> None:
    dara = await participant(world, founded, "leader", "Sok Dara")
    await world.travel(local("2023-05-31 12:00"))
    await there(world, "leader", state="unsure")
    await world.travel(local("2023-06-30 12:00"))

    assert await invitations(world, dara) == [f"Fri 02 12:15 {PUSH}"]


async def test_each_part_and_door_that_somebody_reads_invites_again_once_a_week(
    world: World, founded: Founded
) -> None:
    dara = await participant(world, founded, "leader", "Sok Dara")
    await world.travel(local("2023-06-04 12:00"))
    await read(world, "leader", "m4.u1", "2023-06-04 12:00")
    await world.travel(local("2023-06-07 12:00"))
    await read(world, "leader", "m4.u2", "2023-06-07 12:00")
    await world.travel(local("2023-06-30 12:00"))

    # Never two in a week: that for the second part waits until the week is over.
    assert await invitations(world, dara) == [f"Mon 05 12:15 {PUSH}", f"Mon 12 12:15 {PUSH}"]


async def test_after_a_step_is_done_comes_one_more_and_after_two_months_another(
    world: World, founded: Founded
) -> None:
    dara = await participant(world, founded, "leader", "Sok Dara")
    await planned(dara)
    await world.travel(local("2023-06-14 12:00"))
    assert not [line for line in await unasked(world, dara) if ONE_MORE in line]
    await change_row(
        world,
        "UPDATE plans SET state = 'done', ended_at = :at, next_check_at = NULL",
        at=local("2023-06-14 12:00"),
    )
    await world.travel(local("2023-06-30 12:00"))
    assert [line for line in await unasked(world, dara) if ONE_MORE in line] == [
        f"Fri 16 12:15 {ONE_MORE}"
    ]

    await world.travel(local("2023-07-25 12:00"))
    await dara.sends("/menu")  # who has been silent for long gets no invitation
    await world.travel(local("2023-08-20 12:00"))
    assert [line for line in await unasked(world, dara) if TWO_MONTHS in line] == [
        f"Mon 31 12:15 {TWO_MONTHS}"
    ]


async def test_who_plans_hears_what_five_other_organizations_planned_and_of_four_nothing(
    world: World, founded: Founded
) -> None:
    dara = await participant(world, founded, "leader", "Sok Dara")
    await other_organizations(world, founded, planned=4, many=6)
    await dara.sends("/plan")
    assert "What will you do first?" in dara.sees
    assert "other organizations" not in dara.sees

    await other_organizations(world, founded, planned=1, many=1)
    await dara.sends("/plan")
    assert "5 of 7 other organizations have planned number 2." in dara.sees


async def test_not_today_leaves_it_on_home(world: World, founded: Founded) -> None:
    dara = await participant(world, founded, "leader", "Sok Dara")
    await world.travel(local("2023-05-31 12:00"))
    await there(world, "leader")
    await world.travel(local("2023-06-02 12:20"))
    await dara.taps("Not today")
    assert dara.sees == "Romleuk\n\nNo problem. You'll find it on Home."
    await dara.sends("/menu")
    assert any("plan" in label for label in dara.buttons), (dara.buttons, dara.sees)


async def test_while_a_step_is_ahead_nobody_is_invited(world: World, founded: Founded) -> None:
    dara = await participant(world, founded, "leader", "Sok Dara")
    await planned(dara)
    await change_row(world, "UPDATE plans SET planned_at = :at", at=local("2023-06-20 10:00"))
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
