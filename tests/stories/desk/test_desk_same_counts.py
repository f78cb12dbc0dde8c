"""Today, the attendance list, the report and an announcement count the same people."""

from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from bot.membership.domain import EnrolmentId, Membership
from bot.people.buttons import OpenPerson
from bot.sessions.buttons import PickPicture
from bot.sessions.domain import SessionId
from bot.storage.database import Tx
from tests.builders import add_person, enrol
from tests.stories.announcing import Course, make_course, written
from tests.stories.cast import change_row, enrolment_id
from tests.stories.desk.test_sheets import opens, rows
from tests.stories.desk.test_today_truth import pictures
from tests.stories.desk.workbooks import gets_workbook
from tests.stories.meetings import one_day, open_meetings
from tests.stories.rosters import open_people
from tests.world import Phone, World, local


async def replaced(sophea: Phone, place: EnrolmentId, name: str) -> None:
    """Let a coordinator put a colleague in the place of somebody."""
    await sophea.sends("/desk")
    await sophea.forges(OpenPerson(place).pack())
    await sophea.taps("Edit")
    await sophea.taps("Replace")
    await sophea.sends(name)
    await sophea.taps("Replace now")


async def met_with_all(world: World, course: Course) -> None:
    """Let there have been a meeting to which all three came."""
    await one_day(world, course.sophea, course.founded, "29/5", "9:00")
    await world.travel(local("2023-05-29 10:45"))
    [(session, picture)] = await pictures(world)
    for phone in course.everybody:
        await phone.forges(PickPicture(SessionId(session), picture).pack())


async def counts(course: Course) -> tuple[str, ...]:
    """What Today, the attendance list, the report and an announcement say of how many."""
    sophea = course.sophea
    await open_meetings(sophea, course.founded)
    await sophea.taps("Mon 29")
    await sophea.taps("Attendance")
    attendance = sophea.sees
    await sophea.sends("/desk")
    today = sophea.sees
    await sophea.taps("⋯ More")
    await sophea.taps("📊 Reports")
    report = sophea.sees
    await written(course)
    return today, attendance, report, sophea.sees


async def test_who_was_replaced_is_counted_nowhere(world: World) -> None:
    course = await make_course(world)
    await met_with_all(world, course)
    await replaced(course.sophea, await enrolment_id(world, "chan"), "Chea Vuthy")

    today, attendance, report, announcement = await counts(course)
    assert "Joined: 2 of 4. Not yet: Chea Vuthy, Keo Sina" in today
    assert "2 present, 0 excused, 0 absent" in attendance
    assert "Joined: 2 of 4" in report
    assert "Meetings attended: 2 of 2 (1 meeting)" in report
    assert "4 people: 2 can be reached, 2 have not joined yet" in announcement


async def test_who_finished_was_in_and_was_there_but_gets_no_announcement(world: World) -> None:
    course = await make_course(world)
    await met_with_all(world, course)
    await change_row(
        world,
        "UPDATE enrolments SET state = 'finished' WHERE id = :id",
        id=await enrolment_id(world, "vann"),
    )

    today, attendance, report, announcement = await counts(course)
    assert "Joined: 3 of 4. Not yet: Keo Sina" in today
    assert "3 present, 0 excused, 0 absent" in attendance
    assert "Joined: 3 of 4" in report
    assert "Meetings attended: 3 of 3 (1 meeting)" in report
    assert "3 people: 2 can be reached, 1 has not joined yet" in announcement


async def in_each_state(course: Course, world: World) -> None:
    """Let somebody be in each state beside the three who joined and one who was invited."""
    org = course.founded.organizations["Lotus House"]

    async def work(tx: Tx) -> None:
        for state in (*Membership, Membership.WAITING):
            person = await add_person(tx, f"Now {state}")
            await enrol(tx, person, course.founded.cohort, organization=org, state=state)

    await world.app.database.run(work)


async def test_those_who_only_ask_to_join_are_counted_nowhere(world: World) -> None:
    course = await make_course(world)
    await met_with_all(world, course)
    await in_each_state(course, world)
    sophea = course.sophea
    today, _, report, announcement = await counts(course)
    await open_people(sophea)
    people = sophea.sees
    await sophea.taps("🏢 Organizations")
    organizations = sophea.sees
    workbook = load_workbook(BytesIO(await gets_workbook(sophea)))
    total = next(row for row in workbook["All courses"].values if row[0] == "Module 4, May 2023")

    # Three joined in the stories, one is active and one has finished; two are invited.
    for told in (today, report, people):
        assert "Joined: 5 of 7" in told
    assert total[1:3] == (7, 5)
    assert "Lotus House: 5" in organizations, "two who joined, and one each in three states"
    # Who has finished gets no announcement; who asks to join is no part of the course.
    assert "6 people: 3 can be reached, 1 cannot be reached here, 2 have not" in announcement


async def test_a_card_a_report_and_both_sheets_count_the_same_meetings(world: World) -> None:
    """Of two meetings one has no attendance, and somebody joined while the other went on."""
    course = await make_course(world)
    await met_with_all(world, course)
    await one_day(world, course.sophea, course.founded, "30/5", "9:00")
    await world.travel(local("2023-05-30 12:00"))
    await change_row(
        world,
        "UPDATE enrolments SET joined_at = :at WHERE id = :id",
        at=local("2023-05-29 09:05"),
        id=await enrolment_id(world, "chan"),
    )

    sophea = course.sophea
    await sophea.sends("/desk")
    await sophea.forges(OpenPerson(await enrolment_id(world, "chan")).pack())
    assert "1 of 1" in sophea.sees
    _, _, report, _ = await counts(course)
    assert "Meetings attended: 3 of 3 (1 meeting)" in report
    people = await made(world, sophea, "people")
    attended = people[0].index("Meetings attended")
    told = [line[attended] for line in people[1:] if line[0] and line[attended]]
    assert told == ["1 of 1"] * 3, "who has not joined has no meetings"
    attendance = await made(world, sophea, "attendance")
    [whole] = [line for line in attendance if line[:2] == ["Everybody", "present"]]
    assert whole[2:6] == [3, "–", 3, 3]
    assert any("Attendance at 1 meeting was not noted" in str(line[0]) for line in attendance)


async def made(world: World, sophea: Phone, what: str) -> list[list[Any]]:
    """Return the rows of a sheet of the whole course."""
    label = {"people": "📄 People", "attendance": "📄 Attendance sheet"}[what]
    await opens(sophea)
    await sophea.taps(label)
    return rows(world, sophea.last)
