"""What people are most often chosen by is one tap away, as whole chats."""

import pytest

from bot.announcements.audience.buttons import TickShortcut
from bot.announcements.domain import AnnouncementId
from bot.learning.recap import storage as readings
from bot.sessions.attendance import storage as attendance
from bot.sessions.attendance.domain import Attendance
from bot.sessions.domain import SessionId
from bot.storage.database import Tx
from bot.telegram.kit.destinations import WriteToMissed
from tests.stories.announcing import Course, got, send_now, written
from tests.stories.cast import coordinator, enrolment_id, found, participant, person_id
from tests.stories.meetings import one_day
from tests.world import Phone, World, local

MISSED, PART = "☐ Missed Mon 29 May", "☐ Part 1 not finished"


def button(phone: Phone, beginning: str) -> str:
    return next(each for each in phone.buttons if each.startswith(beginning))


async def taps(phone: Phone, *beginnings: str) -> int:
    """Tap the buttons that begin so, and return how many that were."""
    for each in beginnings:
        await phone.taps(button(phone, each))
    return len(beginnings)


@pytest.fixture
async def after(world: World, course: Course) -> Course:
    """The course after its first meeting: Dara was there, Thida and Rith were not.

    Rith has read all lessons of the part.
    """
    await one_day(world, course.sophea, course.founded, "29/5")
    dara, thida = await person_id(world, "sok"), await person_id(world, "chan")
    rith = await enrolment_id(world, "vann")
    unit = next(iter(world.app.context.courses["community-liberation-toolkit"].units)).id
    await world.travel(local("2023-05-29 10:45"))

    async def happened(tx: Tx) -> None:
        now = world.clock.now()
        for person, state in ((dara, Attendance.THERE), (thida, Attendance.MISSED)):
            attendance.correct(tx, SessionId(1), person, state, by=dara, now=now)
        readings.note_card(tx, rith, unit, 6, is_last=True, now=now)

    await world.app.database.run(happened)
    await world.travel(local("2023-06-01 08:00"))
    return course


async def test_who_missed_the_meeting_and_has_not_read_is_six_taps(
    world: World, after: Course
) -> None:
    sophea = after.sophea
    await sophea.sends("/desk")
    count = await taps(sophea, "📣 Announce")
    await sophea.sends("The lessons of Monday take four minutes.")
    count += await taps(sophea, "Who", MISSED, PART)
    assert "Only: Mon 29 May, 09:00: Absent, Mon 29 May, 09:00: Not known" in sophea.sees
    assert "Not: finished" in sophea.sees
    count += await taps(sophea, "✔ Use these 1", "Send now to 1")
    await world.travel(local("2023-06-01 08:04"))

    assert count == 6
    assert [phone.key for phone in after.everybody if got(phone)] == ["chan"]


async def test_a_second_tap_takes_it_away(after: Course) -> None:
    await written(after)
    await taps(after.sophea, "Who", MISSED, PART, "☑ Missed", "☑ Part 1 not finished")

    assert "☑ Everybody" in after.sophea.buttons


async def test_the_part_replaces_those_who_finished(after: Course) -> None:
    await written(after)
    await taps(after.sophea, "Who", "By lessons", "☐", "◀ Back")
    assert "Only: finished" in after.sophea.sees
    await taps(after.sophea, PART)

    assert "Only: finished" not in after.sophea.sees
    assert "Not: finished" in after.sophea.sees


async def test_two_organizations_on_one_screen(world: World, course: Course) -> None:
    await written(course)
    await taps(course.sophea, "Who", "☐ Lotus House · 2", "☐ River School · 2", "✔ Use these 3")
    await send_now(world, course.sophea)

    assert all(got(phone) for phone in course.everybody)


async def test_many_organizations_stay_a_list(world: World) -> None:
    founded = await found(world, *(f"House {n}" for n in range(7)))
    sophea = await coordinator(world, founded)
    for n in range(7):
        await participant(world, founded, f"p{n}", f"Person {n}", organization=f"House {n}")
    await sophea.sends("/announce")
    await sophea.sends("See you on Monday.")
    await sophea.taps("Who")

    assert "By organization" in sophea.buttons
    assert not [each for each in sophea.buttons if each.startswith("☐ House")]


async def test_before_the_first_meeting_there_is_nobody_who_missed_it(course: Course) -> None:
    await written(course)
    await course.sophea.taps("Who")

    assert not [each for each in course.sophea.buttons if "Missed" in each or PART in each]


async def test_the_card_of_the_meeting_writes_to_those_who_missed_it(
    world: World, after: Course
) -> None:
    sophea = after.sophea
    await sophea.sends("/desk")
    await taps(sophea, "📅 Meetings", "Mon 29", "Write to those who missed it")
    assert "To: Missed Mon 29 May · 3 people: 2 can be reached" in sophea.sees
    await sophea.sends("The lessons of Monday take four minutes.")
    await taps(sophea, "Send now to 2")
    await world.travel(local("2023-06-01 08:04"))

    assert [phone.key for phone in after.everybody if got(phone)] == ["chan", "vann"]


async def test_today_offers_it_once_somebody_is_known_to_have_missed_it(
    world: World, course: Course
) -> None:
    await one_day(world, course.sophea, course.founded, "29/5")
    await world.travel(local("2023-05-29 11:00"))
    await course.sophea.sends("/desk")
    assert "Write to those who missed it" not in course.sophea.buttons, "they may still answer"
    await course.dara.taps("I wasn't there")
    await course.sophea.sends("/desk")
    await course.sophea.taps("Write to those who missed it")

    assert "To: Missed Mon 29 May · 1 person: 1 can be reached" in course.sophea.sees


async def test_a_meeting_at_which_everybody_was_has_no_such_button(
    world: World, course: Course
) -> None:
    await one_day(world, course.sophea, course.founded, "29/5")
    people = [await person_id(world, phone.key) for phone in course.everybody]
    await world.travel(local("2023-05-29 11:00"))

    async def all_there(tx: Tx) -> None:
        for person in people:
            attendance.correct(
                tx, SessionId(1), person, Attendance.THERE, by=person, now=world.clock.now()
            )

    await world.app.database.run(all_there)
    await course.sophea.sends("/desk")

    assert "Write to those who missed it" not in course.sophea.buttons


FORGED = [("missed", "99"), ("missed", "x"), ("unfinished", "m9.u9"), ("language", "km"),
          ("organization", "x")]  # fmt: skip


@pytest.mark.parametrize(("way", "picked"), FORGED)
async def test_a_forged_shortcut_is_stale(course: Course, way: str, picked: str) -> None:
    await written(course)
    await course.sophea.forges(TickShortcut(AnnouncementId(1), way, picked).pack())

    assert "already been answered" in course.sophea.toast


async def test_a_meeting_to_come_and_one_of_another_course_cannot_be_ticked(
    world: World, course: Course
) -> None:
    other = await found(world, "Hill School")
    lina = await coordinator(world, other, key="lina", name="Lina")
    await one_day(world, lina, other, "23/5")
    await one_day(world, course.sophea, course.founded, "29/5")
    await world.travel(local("2023-05-24 10:00"))
    await written(course)
    for session in ("1", "2"):
        await course.sophea.forges(TickShortcut(AnnouncementId(1), "missed", session).pack())
        assert "already been answered" in course.sophea.toast
    await course.sophea.forges(WriteToMissed(1).pack())
    assert "Missed" not in course.sophea.sees
