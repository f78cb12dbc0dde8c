"""Last week in a few lines, inside the first Today of the week."""

import re
from datetime import timedelta

import pytest

from bot.catalog.course import Course
from bot.learning.quiz.domain import Purpose
from bot.learning.recap import storage as readings
from bot.membership.domain import EnrolmentId
from bot.storage.database import Tx
from tests.stories.announcing import send_key
from tests.stories.cast import Founded, appoint, change_row, coordinator, found, participant
from tests.stories.desk.reporting import Trained, answered, has_read, met, trained
from tests.world import Phone, World, local, words

MONDAY = "Today · Mon 29 May"


def course_of(world: World) -> Course:
    return world.app.context.courses["community-liberation-toolkit"]


async def a_week(world: World, founded: Founded) -> Trained:
    """Thirteen joined on Monday 22, two meetings were held, four read, three answered."""
    database, course, now = world.app.database, course_of(world), world.clock.now()
    made = await trained(database, course, founded.cohort, many=13, now=now)
    made = await met(
        database, course, made, [local("2023-05-24 14:00"), local("2023-05-25 14:00")], there=10
    )
    for n in range(4):
        await has_read(database, course, made.places[n], 1 + n % 2, now=now + timedelta(days=2))
    for n in range(3):
        await answered(
            database, course, made.places[n], "m4.u1", Purpose.POSTTEST, 7,
            now=now + timedelta(days=3),
        )  # fmt: skip
    await world.settle()
    return made


async def monday(world: World, clock: str = "08:01") -> None:
    await world.travel(local(f"2023-05-29 {clock}"))


async def only_place(world: World) -> EnrolmentId:
    async def work(tx: Tx) -> EnrolmentId:
        [row] = await tx.ask("SELECT id FROM enrolments")
        return EnrolmentId(row["id"])

    return await world.app.database.run(work)


def digest(phone: Phone, title: str = "Last week") -> list[str]:
    """The lines below the title, in the newest message."""
    _, _, told = phone.sees.partition(f"\n{title}\n")
    return told.partition("\n\n")[0].splitlines()


async def test_a_meeting_without_attendance_is_said_to_be_unknown(
    world: World, founded: Founded, sophea: Phone
) -> None:
    database, course, now = world.app.database, course_of(world), world.clock.now()
    made = await trained(database, course, founded.cohort, many=13, now=now)
    await met(database, course, made, [local("2023-05-24 14:00")], there=0)
    await world.settle()
    await monday(world)

    assert digest(sophea) == [
        "13 people joined",
        "attendance at 1 meeting not noted",
    ]


async def test_monday_tells_of_the_week_before(
    world: World, founded: Founded, sophea: Phone
) -> None:
    made = await a_week(world, founded)
    await sophea.sends("/announce")
    await sophea.sends("Please bring your notebook.")
    await sophea.taps(send_key(sophea))
    await world.travel(local("2023-05-24 12:00"))

    async def flags(tx: Tx) -> None:
        readings.note_unclear(
            tx, made.people[0], course_of(world).id, "m4.u1.c1", "km", now=world.clock.now()
        )

    await world.app.database.run(flags)
    await monday(world)

    assert sophea.sees.startswith(MONDAY)
    assert digest(sophea) == [
        "13 people joined · meetings attended: 20 of 26",
        "6 parts read to the end · 3 people answered questions",
        "1 message announced",
        "“This is unclear” 1 time: ⋯ More, 📚 Content",
    ]
    assert sophea.buttons[-2:] == ["📊 Reports", "⋯ More"]
    await sophea.taps("📊 Reports")
    assert sophea.sees.startswith("Report\n")
    await sophea.taps("Over time")
    assert re.findall(r"22 May: (\d+)", sophea.sees) == ["13", "3", "6"], "the report says the same"
    await sophea.taps("🗂 Desk")
    assert len(digest(sophea)) == 4, "the desk shows what the morning showed"


async def test_it_stays_through_the_day_and_is_gone_on_tuesday(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await a_week(world, founded)
    await monday(world)
    told = digest(sophea)
    await participant(world, founded, "late", "Long Vanna", organization=None)
    await monday(world, "08:07")
    morning = words(sophea.message_with(MONDAY))
    assert "Joined: 14 of 15" in morning, "the message was edited"
    assert told[0] in morning, "who came in today belongs to this week"
    await monday(world, "17:59")
    assert told[0] in words(sophea.message_with(MONDAY))

    await world.travel(local("2023-05-30 08:01"))
    await sophea.sends("/desk")
    assert sophea.sees.startswith("Today · Tue 30 May")
    assert digest(sophea) == []
    assert "📊 Reports" not in sophea.buttons


async def test_a_week_without_anything_is_not_told(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await world.travel(local("2023-05-28 12:00"))
    await participant(world, founded, "leader", "Sok Dara")
    await world.travel(local("2023-06-05 08:01"))
    before = len(sophea.messages)
    await world.travel(local("2023-06-12 07:59"))
    assert "Last week" not in "".join(words(m) for m in sophea.messages[before:])

    await sophea.sends("/desk")
    assert digest(sophea) == []


async def test_only_what_happened_is_told_and_is_reason_enough(
    world: World, founded: Founded, sophea: Phone
) -> None:
    leader = await participant(world, founded, "leader", "Sok Dara")
    await world.travel(local("2023-05-31 12:00"))
    await leader.sends("/menu")
    await has_read(
        world.app.database, course_of(world), await only_place(world), 1, now=world.clock.now()
    )
    before = len(sophea.messages)
    await world.travel(local("2023-06-05 08:01"))

    assert len(sophea.messages) == before + 1
    assert "Nobody to contact." in sophea.sees
    assert digest(sophea) == ["1 part read to the end"]
    await world.travel(local("2023-06-06 12:00"))
    assert len(sophea.messages) == before + 1


@pytest.mark.parametrize(
    ("quiet", "day"),
    [
        (["2023-05-29"], "Tue 30 May"),
        (["2023-05-29", "2023-05-30"], "Wed 31 May"),
        (["2023-05-30"], "Mon 29 May"),
    ],
)
async def test_after_a_quiet_monday_the_next_morning_tells(
    world: World, founded: Founded, sophea: Phone, quiet: list[str], day: str
) -> None:
    await a_week(world, founded)
    days = ", ".join(f'"{each}"' for each in quiet)
    await change_row(world, "UPDATE cohorts SET quiet_days = :days", days=f"[{days}]")

    found = []
    for at in ("2023-05-29", "2023-05-30", "2023-05-31", "2023-06-01", "2023-06-02"):
        await world.travel(local(f"{at} 08:31"))
        await sophea.sends("/desk")
        found += [sophea.sees] if digest(sophea) else []
    assert [said.splitlines()[0].split(" · ")[1] for said in found] == [day]


async def test_each_of_two_courses_tells_its_own(
    world: World, founded: Founded, sophea: Phone
) -> None:
    second = await found(world, "River House")
    await a_week(world, founded)
    maren = await coordinator(world, second, "maren", "Maren")
    await appoint(world, sophea, second)
    await monday(world)

    assert sophea.sees.count("Last week") == 1
    assert "13 people joined" in sophea.sees
    assert "📊 Reports" not in sophea.buttons, "the button of each course leads to its own day"
    assert "Last week" not in maren.all_words


async def test_in_khmer(world: World, founded: Founded, sophea: Phone) -> None:
    await a_week(world, founded)
    await change_row(world, "UPDATE people SET language = 'km' WHERE name = 'Sophea'")
    await monday(world)

    assert digest(sophea, "សប្តាហ៍មុន") == [
        "បានចូលថ្មី 13 នាក់ · វត្តមានក្នុងការប្រជុំ៖ 20 ក្នុងចំណោម 26",
        "អានចប់ 6 ផ្នែក · ឆ្លើយសំណួរ 3 នាក់",
    ]
    assert "📊 របាយការណ៍" in sophea.buttons


async def test_a_coordinator_far_away_has_it_on_her_own_monday_all_day(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await a_week(world, founded)
    await change_row(world, "UPDATE people SET zone = 'America/New_York' WHERE name = 'Sophea'")
    world.opens_notices = False
    await world.travel(local("2023-05-29 18:59"))
    before = len(sophea.messages)
    world.opens_notices = True
    await world.travel(local("2023-05-29 18:59:30"))
    assert len(sophea.messages) == before, "it is 08:00 there at 19:00"
    await world.travel(local("2023-05-29 19:01"))
    told = digest(sophea)
    assert told
    await world.travel(local("2023-05-30 04:30"))
    assert digest(sophea) == told


async def test_after_an_outage_the_week_that_is_over_is_told(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await a_week(world, founded)
    await world.travel(local("2023-05-22 12:00"))
    world.clock.set(local("2023-05-31 07:00"))
    await change_row(world, 'UPDATE cohorts SET quiet_days = \'["2023-05-29", "2023-05-30"]\'')
    await world.travel(local("2023-05-31 08:01"))

    assert "13 people joined · meetings attended: 20 of 26" in sophea.sees
