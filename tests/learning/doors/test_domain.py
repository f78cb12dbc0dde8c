"""Which unit is somebody's door of the month, and when it is offered."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.catalog.course import CalendarDay, CalendarOffer, Door, Rhythm
from bot.learning.doors.domain import (
    DoorOffer,
    DoorProgress,
    DoorReason,
    OfferedDoor,
    UnitOpened,
    door_for,
    is_door_due,
    open_entries,
)
from tests.small_course import course, item, unit

BEGINS = date(2023, 5, 31)
FIRST, SECOND = (CalendarDay(day=day, offer=CalendarOffer.UNIT) for day in (34, 64))
EXTRAS = ("m1.x1", "m1.x2", "m1.x3", "m1.x4")
COURSE = replace(
    course(
        unit("m1.u1", items=(item("m1.u1.q1"),)),
        *(unit(each, items=(item(f"{each}.q1"),), extra=True) for each in EXTRAS),
    ),
    rhythm=Rhythm(
        calendar=(FIRST, SECOND),
        doors=tuple(
            Door(unit=each, steps=steps)
            for each, steps in zip(EXTRAS, ((), ("health",), ("papers",), ()), strict=True)
        ),
    ),
)


def at(day: int) -> datetime:
    return datetime(2023, 5, 31, 5, 15, tzinfo=UTC) + timedelta(days=day)


def read(day: int) -> UnitOpened:
    return UnitOpened(read_at=at(day), finished_at=at(day))


def begun(day: int) -> UnitOpened:
    return UnitOpened(read_at=at(day))


def offered(*days: int, entry: CalendarDay = FIRST) -> tuple[OfferedDoor, ...]:
    return tuple(
        OfferedDoor(key=entry.key, on=BEGINS + timedelta(days=each), at=at(each)) for each in days
    )


def done(
    *planned: str, quizzes: tuple[str, ...] = (), u1: int | None = 20, **extras: UnitOpened
) -> DoorProgress:
    """What somebody did: steps planned (the latest first), and units opened, such as x1."""
    opened = {f"m1.{name}": each for name, each in extras.items()}
    if u1 is not None:
        opened["m1.u1"] = read(u1)
    return DoorProgress(opened=opened, quizzes=quizzes, planned=planned)


def one(reason: DoorReason, name: str) -> DoorOffer:
    return DoorOffer(reason=reason, units=(f"m1.{name}",))


ALL_READ = done(x1=read(9), x2=read(9), x3=read(9), x4=read(9))
THREE = DoorOffer(reason=DoorReason.CHOICE, units=EXTRAS[:3])


@pytest.mark.parametrize(
    ("progress", "before", "door"),
    [
        (done(), (), THREE),
        (done("papers"), (), one(DoorReason.PLANNED, "x3")),
        (done("papers", "health"), (), one(DoorReason.PLANNED, "x3")),
        (done("own:4", "health", "papers"), (), one(DoorReason.PLANNED, "x2")),
        (done("papers", x3=read(30)), (), replace(THREE, units=("m1.x1", "m1.x2", "m1.x4"))),
        (done("papers", x1=begun(30)), (), one(DoorReason.PLANNED, "x3")),
        (done(x2=begun(31), x1=begun(30)), (), one(DoorReason.BEGUN, "x2")),
        (done(x1=read(9), x2=read(9), x3=read(9)), (), one(DoorReason.NEXT, "x4")),
        (ALL_READ, (), None),
        # after the first message of the month, what was begun stays its door
        (done("papers", x1=begun(35)), offered(34), one(DoorReason.BEGUN, "x1")),
        (done("papers", x1=read(35)), offered(34), one(DoorReason.QUIZ, "x1")),
        (done("papers", x1=read(35), quizzes=("m1.x1",)), offered(34), None),
        (done(), offered(34), THREE),
    ],
)
def test_a_plan_chooses_the_door_else_what_was_begun_else_a_tap(
    progress: DoorProgress, before: tuple[OfferedDoor, ...], door: DoorOffer | None
) -> None:
    assert door_for(COURSE, progress, before, key=FIRST.key) == door


def test_who_did_not_choose_gets_the_next_one_in_the_order_of_the_course() -> None:
    before = offered(34)
    assert door_for(COURSE, done(), before, key=SECOND.key) == one(DoorReason.NEXT, "x1")
    chose = done(x1=read(35), quizzes=("m1.x1",))
    assert door_for(COURSE, chose, before, key=SECOND.key) == replace(THREE, units=EXTRAS[1:])


@pytest.mark.parametrize(
    ("day", "progress", "before", "due"),
    [
        (34, done(), (), True),
        (34, done(u1=None), (), False),
        (34, done(u1=29), (), True),
        (34, done(u1=31), (), False),  # the course was read in this month
        (41, done(), offered(34), False),  # it was not opened, so it waits under More
        (40, done(x1=begun(35)), offered(34), False),
        (41, done(x1=begun(35)), offered(34), True),
        (41, done(x1=begun(33)), offered(34), False),
        (41, done(x1=read(35)), offered(34), True),
        (41, done(x1=read(35), quizzes=("m1.x1",)), offered(34), False),
        (48, done(x1=begun(35)), offered(34, 41), True),
        (55, done(x1=begun(35)), offered(34, 41, 48), False),
        (34, done(), offered(34), True),  # a message of today is being sent
        (34, ALL_READ, (), False),
    ],
)
def test_a_door_comes_after_the_course_and_again_only_if_it_was_begun(
    day: int, progress: DoorProgress, before: tuple[OfferedDoor, ...], *, due: bool
) -> None:
    today = BEGINS + timedelta(days=day)
    zone = "Asia/Phnom_Penh"
    args = (COURSE, FIRST, progress, before)
    assert is_door_due(*args, begins=BEGINS, today=today, zone=zone) is due


@pytest.mark.parametrize(
    ("day", "entries"), [(33, []), (34, [FIRST]), (61, [FIRST]), (62, []), (64, [SECOND])]
)
def test_an_entry_is_open_for_four_weeks(day: int, entries: list[CalendarDay]) -> None:
    today = BEGINS + timedelta(days=day)
    assert list(open_entries(COURSE.rhythm.calendar, begins=BEGINS, today=today)) == entries
