"""Whom an announcement is for, each way of choosing as a whole chat."""

from datetime import datetime, timedelta

import pytest

from bot.learning.recap import storage as readings
from bot.sessions.attendance import storage as attendance
from bot.sessions.attendance.domain import Attendance
from bot.sessions.domain import SessionId
from bot.sessions.rsvp import storage as rsvps
from bot.sessions.rsvp.domain import RsvpAnswer
from bot.storage.database import Tx
from tests.stories.announcing import Course, choose, got, send_now, written
from tests.stories.cast import (
    appoint,
    change_row,
    coordinator,
    enrolment_id,
    found,
    participant,
    person_id,
)
from tests.stories.meetings import one_day
from tests.world import World, local


def reached(course: Course) -> list[str]:
    """Who got the newest announcement."""
    return [phone.key for phone in course.everybody if got(phone)]


# ---- rules ------------------------------------------------------------------------------


async def test_with_nothing_ticked_no_button_speaks_of_these(course: Course) -> None:
    await written(course)
    await course.sophea.taps("Who")
    for way in ("By organization", "By language"):
        await course.sophea.taps(way)
        assert not [each for each in course.sophea.buttons if each.startswith("✔ Use these")]
        await course.sophea.taps("◀ Back")
    await course.sophea.taps("By organization")
    await course.sophea.taps(course.sophea.buttons[0])
    assert [each for each in course.sophea.buttons if each.startswith("✔ Use these")]


async def test_everybody_but_one_organization(world: World, course: Course) -> None:
    await written(course)
    await choose(course.sophea, "By organization", "☐ Lotus House · 2", "☐ Leave these out")
    assert "Not: Lotus House" in course.sophea.sees
    await send_now(world, course.sophea)

    assert reached(course) == ["chan"]


async def test_the_button_out_of_the_rules_says_how_many(world: World, course: Course) -> None:
    await written(course)
    await course.sophea.taps("Who")
    assert course.sophea.buttons[-1] == "◀ Back"
    await course.sophea.taps("By organization")
    await course.sophea.taps("☐ Lotus House · 2")
    await course.sophea.taps("◀ Back")

    assert course.sophea.buttons[-1] == "✔ Use these 2"
    await course.sophea.taps("✔ Use these 2")
    assert course.sophea.buttons[0] == "Send now to 2"


async def test_two_rules_narrow_together(world: World, course: Course) -> None:
    await written(course)
    await choose(course.sophea, "By organization", "☐ Lotus House · 2")
    await choose(course.sophea, "By language", "☐ Khmer · 3")
    assert "Only: Khmer\nOnly: Lotus House" in course.sophea.sees
    await send_now(world, course.sophea)

    assert reached(course) == ["vann"]


async def test_names_are_added_to_a_rule_and_left_out_of_it(world: World, course: Course) -> None:
    await written(course)
    await choose(course.sophea, "By organization", "☐ Lotus House · 2")
    await choose(course.sophea, "Choose names", "☐ Chan Thida")
    await choose(course.sophea, "Leave out names", "☐ Vann Rith")
    assert "Only: Lotus House\nAnd: Chan Thida\nNot: Vann Rith" in course.sophea.sees
    await send_now(world, course.sophea)

    assert reached(course) == ["sok", "chan"]


async def test_who_has_finished_a_part_and_who_has_not(world: World, course: Course) -> None:
    place = await enrolment_id(world, "sok")
    unit = next(iter(world.app.context.courses["community-liberation-toolkit"].units)).id

    async def read(tx: Tx) -> None:
        readings.note_card(tx, place, unit, 6, is_last=True, now=world.clock.now())

    await world.app.database.run(read)
    await written(course)
    await course.sophea.taps("Who")
    await course.sophea.taps("By lessons")
    await course.sophea.taps(next(key for key in course.sophea.buttons if key.startswith("☐")))
    assert "1 person: 1 can be reached" in course.sophea.sees
    await course.sophea.taps("☐ Leave these out")
    assert "3 people: 2 can be reached, 1 has not joined yet" in course.sophea.sees
    await course.sophea.taps("✔ Use these 2")
    await send_now(world, course.sophea)

    assert reached(course) == ["chan", "vann"]


async def test_coordinators_by_their_role(world: World, course: Course) -> None:
    bora = await coordinator(world, course.founded, key="bora", name="Bora")
    await written(course)
    await choose(course.sophea, "By role", "☐ Coordinators", "☑ Participants")
    assert "2 people: 2 can be reached" in course.sophea.sees
    await choose(course.sophea, "Choose names", "☐ Sok Dara")
    await send_now(world, course.sophea)

    assert reached(course) == ["sok"]
    assert len(got(bora)) == 1


async def test_who_was_not_heard_from_holidays_not_counted(world: World, course: Course) -> None:
    holiday = "UPDATE cohorts SET quiet_days = '[\"2023-05-16\"]'"
    await change_row(world, holiday)
    for key, silent_since in (("sok", "2023-05-15 00:10"), ("chan", "2023-05-14 23:50")):
        person = await person_id(world, key)
        at = local(silent_since)
        await change_row(
            world, "UPDATE people SET active_at = :at WHERE id = :id", at=at, id=person
        )
    await written(course)
    await choose(course.sophea, "Not heard from", "☐ 7 days")
    assert "Only: not heard from for 7 days" in course.sophea.sees
    await send_now(world, course.sophea)

    assert reached(course) == ["chan"]


# ---- meetings ---------------------------------------------------------------------------


@pytest.fixture
async def meeting(world: World, course: Course) -> SessionId:
    await one_day(world, course.sophea, course.founded, "23/5")
    session = SessionId(1)
    people = [await person_id(world, key) for key in ("sok", "chan")]

    async def answer(tx: Tx) -> None:
        rsvps.save_answers(tx, [session], people[0], RsvpAnswer.YES, now=world.clock.now())
        rsvps.save_answers(tx, [session], people[1], RsvpAnswer.NO, now=world.clock.now())

    await world.app.database.run(answer)
    return session


ANSWERED = [
    ("☐ Coming", ["sok"]),
    ("☐ Not coming", ["chan"]),
    ("☐ No reply", ["vann"]),
]


@pytest.mark.parametrize(("label", "expected"), ANSWERED)
async def test_by_what_they_answered(
    world: World, course: Course, meeting: SessionId, label: str, expected: list[str]
) -> None:
    assert meeting
    await written(course)
    await choose(course.sophea, "By meeting", "Tue 23 May, 09:00", label)
    assert f"Only: Tue 23 May, 09:00: {label[2:]}" in course.sophea.sees
    assert "Present" not in course.sophea.all_words
    await send_now(world, course.sophea)
    # They were told of the meeting just now, and half an hour lies between.
    await world.travel(timedelta(minutes=40))

    assert reached(course) == expected


ATTENDED = [
    ("☐ Present", ["sok"]),
    ("☐ Not known", ["vann"]),
    ("☐ Excused", ["chan"]),
]


@pytest.mark.parametrize(("label", "expected"), ATTENDED)
async def test_by_whether_they_were_there(
    world: World, course: Course, meeting: SessionId, label: str, expected: list[str]
) -> None:
    person, by = await person_id(world, "sok"), await person_id(world, "sophea")

    async def there(tx: Tx) -> None:
        attendance.correct(tx, meeting, person, Attendance.THERE, by=by, now=world.clock.now())

    await world.app.database.run(there)
    await world.travel(local("2023-05-24 10:00"))
    await written(course)
    await choose(course.sophea, "By meeting", "Tue 23 May, 09:00", label)
    await send_now(world, course.sophea)

    assert reached(course) == expected


async def test_a_meeting_of_another_course_cannot_be_ticked(world: World, course: Course) -> None:
    other = await found(world, "Hill School")
    lina = await coordinator(world, other, key="lina", name="Lina")
    await one_day(world, lina, other, "25/5")
    await written(course)

    for data in ("aa:1:1", "ab:1:1:yes", "ab:1:1:there"):
        await course.sophea.forges(data)
        assert "already been answered" in course.sophea.toast


FORGED = [
    "ni:1:silent:0:8",
    "ni:1:role:0:administrator",
    "ni:1:unit:0:m9.u9",
    "ni:1:got:0:1",
    "ni:1:score:0:5",
    "ni:1:organization:0:x",
    "nb:1:attendance:0",
    "n8:1:role",
    "n8:1:organization",
    "ab:1:99:yes",
]


@pytest.mark.parametrize("data", FORGED)
async def test_a_forged_tick_is_stale(course: Course, data: str) -> None:
    await written(course)
    await course.sophea.forges(data)

    assert "already been answered" in course.sophea.toast


async def test_a_forged_name_of_another_course_adds_nobody(world: World, course: Course) -> None:
    other = await found(world, "Hill School")
    await participant(world, other, "vuthy", "Vuthy", organization="Hill School")
    stranger = await person_id(world, "vuthy")
    await written(course)
    await course.sophea.taps("Who")
    await course.sophea.taps("Choose names")
    await course.sophea.forges(f"ni:1:also:0:{stranger}")

    assert course.sophea.sees.endswith("0 people")


async def test_all_courses_of_a_coordinator_at_once_need_another_one(
    world: World, course: Course
) -> None:
    other = await found(world, "Hill School")
    vuthy = await participant(world, other, "vuthy", "Vuthy", organization="Hill School")
    await appoint(world, course.sophea, other)
    bora = await coordinator(world, other, key="bora", name="Bora")
    await written_to_first(world, course)
    await course.sophea.taps("Who")
    await course.sophea.taps("☐ Module 4, May 2023")
    await course.sophea.taps("◀ Back")
    assert "Another coordinator checks it first: more than one course." in course.sophea.sees
    await course.sophea.taps("Send now to 4")
    await world.travel(timedelta(minutes=5))
    assert not got(vuthy)
    await bora.taps("Look")
    await bora.taps("Allow")
    await world.travel(timedelta(minutes=5))

    assert reached(course) == ["sok", "chan", "vann"]
    assert len(got(vuthy)) == 1


async def written_to_first(world: World, course: Course) -> datetime:
    """With two courses Sophea is asked for which she writes; she takes the older one."""
    await course.sophea.sends("/announce")
    await course.sophea.taps(course.sophea.buttons[-1])
    await course.sophea.sends("See you on Monday.")
    return world.clock.now()


async def test_each_of_many_courses_can_be_chosen(world: World, course: Course) -> None:
    for number in range(8):
        more = await found(world, f"House {number}")
        await change_row(
            world,
            "UPDATE cohorts SET title = :title WHERE id = :id",
            title=f"Course {number}",
            id=more.cohort,
        )
        await appoint(world, course.sophea, more)
    await course.sophea.sends("/desk")
    await course.sophea.taps("Module 4, May 2023")
    await course.sophea.taps("📣 Announce")
    await course.sophea.sends("See you on Monday.")
    await course.sophea.taps("Who")

    assert [each for each in course.sophea.buttons if "Course " in each] == [
        f"☐ Course {number}" for number in reversed(range(8))
    ]
