"""What will be said to somebody is foreseen, comes just so, and is neither sent nor stored."""

from datetime import datetime, timedelta

import pytest

from bot.forecasting.domain import FORTNIGHT, ForecastOutcome, PersonForecast
from bot.forecasting.rehearsal import Forecaster, plain_words
from bot.membership.domain import PersonId
from bot.telegram.kit.calls import Call
from tests.engines import everything_stored
from tests.stories.cast import (
    Founded,
    change_row,
    coordinator,
    enrolment_id,
    found,
    participant,
    person_id,
)
from tests.stories.meetings import taps_first, three_days
from tests.stories.persons import open_person
from tests.stories.plans.test_plans import planned
from tests.world import PHNOM_PENH, Phone, World, local

FIRST = (
    "Fri 26 May, 12:15\nBefore we meet: 5 questions, two minutes. Not graded.\n\n"
    "Sun 28 May, 17:00\nTomorrow, Mon 29 May"
)


@pytest.fixture
async def founded(world: World) -> Founded:
    founded = await found(world, "Lotus House")
    await three_days(await coordinator(world, founded), founded)
    world.opens_notices = False  # nobody taps anything in the time that is foreseen
    return founded


@pytest.fixture
async def sophea(world: World, founded: Founded) -> Phone:
    return Phone(world, "sophea", "sophea")


async def foresee(world: World, key: str) -> PersonForecast:
    person = await person_id(world, key)
    return await foresee_person(world, person)


async def foresee_person(world: World, person: PersonId) -> PersonForecast:
    now, bot = world.clock.now(), world.app.context
    return await bot.part(Forecaster).forecast(
        world.app.database, bot, person, now=now, until=now + FORTNIGHT
    )


def told(forecast: PersonForecast) -> list[str]:
    """What is foreseen to be sent: "Mon 29 08:50 ..."."""
    return [
        f"{each.at.astimezone(PHNOM_PENH):%a %d %H:%M} {each.words}"
        for each in forecast.messages
        if each.ending is ForecastOutcome.SENT
    ]


def came(world: World, key: str, *, since: datetime) -> list[str]:
    """What was sent to somebody since then, as `told` tells what is foreseen."""
    chat, begun = world.acts.find_chat(key).id, since.timestamp() * 1000
    return [
        f"{datetime.fromtimestamp(call['at'] / 1000, PHNOM_PENH):%a %d %H:%M} "
        + plain_words(Call(method="sendMessage", body=call["request"]))
        for call in world.calls("sendMessage")
        if call["request"]["chat_id"] == chat and call["at"] > begun
    ]


async def test_what_is_foreseen_comes_just_so(world: World, founded: Founded) -> None:
    await participant(world, founded, "leader", "Sok Dara")
    await participant(world, founded, "other", "Chan Thida")
    now = world.clock.now()
    forecast = await foresee(world, "leader")

    await world.travel(now + FORTNIGHT)

    assert len(told(forecast)) >= 9
    assert told(forecast) == came(world, "leader", since=now)
    assert (forecast.failed, forecast.cut_off_at) == ((), None)


async def test_it_comes_just_so_to_whoever_pauses_plans_sleeps_late_or_coordinates(
    world: World, founded: Founded, sophea: Phone
) -> None:
    keys = ("pauses", "plans", "sleeps", "refuses", "seldom")
    phones = [await participant(world, founded, each, each.capitalize()) for each in keys]
    await planned(phones[1])
    paused = int(local("2023-05-30 12:00").timestamp() * 1000)
    for key, setting in (
        ("pauses", f"paused_until = {paused}"),
        ("sleeps", "quiet_from = 1020, quiet_until = 780"),
    ):
        person = await person_id(world, key)
        await change_row(world, f"UPDATE people SET {setting} WHERE id = :id", id=person)
    await change_row(world, "UPDATE cohorts SET quiet_days = :days", days='["2023-06-01"]')
    await change_row(
        world,
        "UPDATE enrolments SET refresh_days = 0 WHERE id = :id",
        id=await enrolment_id(world, "seldom"),
    )
    await phones[3].sends("/sessions")
    for label in ("Tue 30", "I cannot come", "I prefer not to say"):
        await phones[3].taps(label)
    await sophea.sends("/announce")
    await sophea.sends("Please bring a pen.")
    for label in ("When", "Another time"):
        await sophea.taps(label)
    await sophea.sends("26/5 12:15")
    await taps_first(sophea, "Send Fri 26 May, 12:15")
    now = world.clock.now()
    foreseen = {key: await foresee(world, key) for key in (*keys, "sophea")}

    await world.travel(now + FORTNIGHT)

    for key, forecast in foreseen.items():
        assert told(forecast) == came(world, key, since=now), key
    waits = {
        wait.reason for each in foreseen.values() for said in each.messages for wait in said.waits
    }
    assert waits >= {"quiet hours", "paused", "30 minutes between"}


async def test_nothing_is_sent_and_nothing_stored(world: World, founded: Founded) -> None:
    await participant(world, founded, "leader", "Sok Dara")
    await world.settle()
    stored = await everything_stored(world.app.database)
    calls = len(world.calls("sendMessage"))

    forecast = await foresee(world, "leader")

    assert forecast.messages
    assert await everything_stored(world.app.database) == stored
    assert len(world.calls("sendMessage")) == calls


async def test_a_coordinator_opens_it_on_a_persons_card(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await participant(world, founded, "leader", "Sok Dara")
    await open_person(sophea)
    await sophea.taps("What comes next")

    assert "Sok Dara\nWhat comes next, Mon 22 May – Mon 5 June\n\nQuiet hours 20:00–07:00." in (
        sophea.sees
    )
    assert FIRST in sophea.sees
    await sophea.taps("Next ▶")
    assert FIRST not in sophea.sees
    assert "Thu 1 June, 12:15\nSomething short to read, four minutes." in sophea.sees
    await sophea.taps("◀ Back")
    assert "Joined 22 May 2023." in sophea.sees


async def test_a_coordinator_reads_it_in_their_own_language_and_in_that_of_the_leader(
    world: World, founded: Founded, sophea: Phone
) -> None:
    leader = await participant(world, founded, "leader", "Sok Dara", language="km")
    await open_person(sophea)
    await sophea.taps("What comes next")
    assert FIRST in sophea.sees
    before = sophea.sees

    await sophea.taps("🌐 In ខ្មែរ")
    assert "Tomorrow, Mon 29 May" not in sophea.sees
    assert "មុនពេលជួបគ្នា" in sophea.sees
    assert "What comes next, Mon 22 May – Mon 5 June" in sophea.sees
    await sophea.taps("Next ▶")
    assert "🌐 In English" in sophea.buttons
    await sophea.taps("◀ Previous")
    await sophea.taps("🌐 In English")
    assert sophea.sees == before
    await leader.sends("/menu")
    assert "បន្ទាប់៖" in leader.sees, "their own language stays as it is"


async def test_the_page_says_why_nothing_comes_and_why_something_waits(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await participant(world, founded, "leader", "Sok Dara")
    await change_row(world, "UPDATE cohorts SET quiet_days = :days", days='["2023-06-01"]')
    person = await person_id(world, "leader")
    await change_row(
        world,
        "UPDATE people SET paused_until = :until, quiet_from = 1020, quiet_until = 780"
        " WHERE id = :id",
        until=int(local("2023-05-30 12:00").timestamp() * 1000),
        id=person,
    )
    await open_person(sophea)
    await sophea.taps("What comes next")
    assert "Paused until Tue 30 May, 12:00.\nQuiet days: Thu 1 June." in sophea.sees
    assert "Quiet hours 17:00–13:00." in sophea.sees
    assert "messages are paused" in sophea.sees

    world.acts.block("leader")
    await world.travel(timedelta(days=9))
    await open_person(sophea)
    await sophea.taps("What comes next")
    assert "Cannot be reached here: nothing arrives." in sophea.sees


async def test_nobody_else_opens_it_and_nobody_who_left_is_shown(
    world: World, founded: Founded, sophea: Phone
) -> None:
    leader = await participant(world, founded, "leader", "Sok Dara")
    place = await enrolment_id(world, "leader")
    stranger = await coordinator(world, await found(world), "stranger", "Other")
    for phone in (stranger, leader):
        await phone.forges(f"zr:{place}:0")
        assert "Only coordinators" in phone.toast

    await open_person(sophea)
    await change_row(world, "UPDATE enrolments SET state = 'left' WHERE id = :id", id=place)
    await sophea.taps("What comes next")
    assert "already been answered" in sophea.toast


async def test_messages_of_another_course_are_not_shown_to_its_outsiders(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await participant(world, founded, "leader", "Sok Dara")
    another = await found(world)
    person = await person_id(world, "leader")
    await change_row(
        world,
        "INSERT INTO enrolments (person_id, cohort_id, state, joined_at, used_at)"
        " VALUES (:person, :cohort, 'active', :now, :now)",
        now=int(world.clock.now().timestamp() * 1000),
        person=person,
        cohort=another.cohort,
    )
    await change_row(
        world, "UPDATE enrolments SET refresh_days = 0 WHERE cohort_id = :id", id=founded.cohort
    )
    forecast = await foresee_person(world, person)
    await open_person(sophea)
    await sophea.taps("What comes next")

    assert any("Something short to read" in line for line in told(forecast))
    assert "Something short to read" not in sophea.sees
    assert "Tomorrow, Mon 29 May" in sophea.sees
