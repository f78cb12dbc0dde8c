"""How much may be said in which month, what the calendar has for a day, and in which words."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.catalog.course import CalendarDay, CalendarOffer, LinePurpose, Rhythm
from bot.learning.rhythm.domain import (
    BEGUN_AGAIN,
    GOODBYE,
    PRACTICE_KIND,
    SIGN_OF_LIFE,
    UNANSWERED,
    Done,
    MessageHistory,
    UnaskedMessage,
    has_left,
    is_silent,
    last_words,
    may_practise,
    may_say,
    next_words,
    on_calendar,
    practice_from,
    was_asked_long_ago,
)
from tests.small_course import text

BEGINS = date(2023, 5, 31)
RHYTHM = Rhythm(
    calendar=(
        CalendarDay(day=10, offer=CalendarOffer.STORY, of="m1.s1"),
        CalendarDay(day=17, offer=CalendarOffer.CASE, of="m1.k1"),
        CalendarDay(day=24, offer=CalendarOffer.RESULTS),
    ),
    lines=((LinePurpose.PRACTICE, (text("One"), text("Two"), text("Three"))),),
)
NEW = Done(has_results=True)


def day(n: int) -> date:
    return BEGINS + timedelta(days=n)


def said(n: int, kind: str = PRACTICE_KIND, *, about: str = "", words: int = 0) -> UnaskedMessage:
    at = datetime(2023, 5, 31, 5, 15, tzinfo=UTC) + timedelta(days=n)
    return UnaskedMessage(kind=kind, about=about, words=words, on=day(n), at=at)


def history(*messages: UnaskedMessage) -> MessageHistory:
    return MessageHistory(own=messages, all=messages)


@pytest.mark.parametrize(
    ("on", "earlier", "may"),
    [
        (3, (0, 1), True),
        (3, (0, 1, 2), False),
        (6, (0, 1, 2), False),
        (7, (0, 1, 2), True),  # the first is a week old
        (29, (26, 27), True),
        (30, (26, 27), False),  # the second month
        (30, (23, 27), True),
        (60, (54,), False),  # from the third month on, one a week
        (60, (53,), True),
        (400, (394,), False),
        (-3, (-5, -4), True),  # before the training as in the first month
        (-3, (-6, -5, -4), False),
        (5, (), True),
    ],
)
def test_practice_comes_less_and_less(on: int, earlier: tuple[int, ...], *, may: bool) -> None:
    before = history(*(said(n) for n in earlier))
    assert may_practise(before, RHYTHM, begins=BEGINS, today=day(on)) is may


@pytest.mark.parametrize(
    ("on", "many", "may"),
    [(20, 3, True), (20, 4, False), (40, 2, True), (40, 3, False), (70, 1, True), (70, 2, False)],
)
def test_all_messages_together_have_a_limit(on: int, many: int, *, may: bool) -> None:
    kinds = ("learning.lessons", PRACTICE_KIND, "learning.story", "learning.check")
    before = history(*(said(on - n, kinds[n - 1]) for n in range(1, many + 1)))
    assert may_say(before, RHYTHM, begins=BEGINS, today=day(on)) is may


def test_what_was_said_in_another_course_counts_too() -> None:
    elsewhere = MessageHistory(own=(), all=tuple(said(n) for n in (1, 2, 3, 4)))
    assert not may_say(elsewhere, RHYTHM, begins=BEGINS, today=day(5))


@pytest.mark.parametrize(
    ("today", "earlier", "first"),
    [(3, (0, 1), 3), (3, (0, 1, 2), 7), (31, (28, 29), 35), (62, (60,), 67)],
)
def test_the_next_practice_is_named(today: int, earlier: tuple[int, ...], first: int) -> None:
    before = history(*(said(n) for n in earlier))
    assert practice_from(before, RHYTHM, begins=BEGINS, today=day(today)) == day(first)


@pytest.mark.parametrize(
    ("today", "earlier", "long"),
    [
        (20, (), False),  # somebody who has never practised
        (20, (said(9),), True),
        (20, (said(10),), False),
        (20, (said(2), said(10, "learning.check")), False),
        (20, (said(2), said(19, "learning.story")), True),
    ],
)
def test_practice_that_was_displaced_for_long_comes_first(
    today: int, earlier: tuple[UnaskedMessage, ...], *, long: bool
) -> None:
    assert was_asked_long_ago(history(*earlier), today=day(today)) is long


STORY, CASE, RESULTS = RHYTHM.calendar
TOLD = (said(10, "learning.story", about="10"), said(17, "learning.case", about="17"))


@pytest.mark.parametrize(
    ("on", "before", "done", "entry"),
    [
        (9, (), NEW, None),
        (10, (), NEW, STORY),
        (12, (), NEW, STORY),
        (12, (said(10, "learning.story", about="10"),), NEW, None),
        (12, (), replace(NEW, finished=frozenset({"m1.s1"})), None),
        (12, (), replace(NEW, walking=frozenset({"m1.s1"})), None),
        (18, (), NEW, STORY),  # the earliest first
        (60, (), NEW, STORY),  # however late it is
        (24, (said(18, "learning.story", about="10"),), NEW, None),  # a week between two
        (25, (said(18, "learning.story", about="10"),), NEW, CASE),
        (31, (*TOLD, said(24, "learning.results", about="24")), NEW, None),
        (31, TOLD, NEW, RESULTS),
        (31, TOLD, Done(has_begun=True), None),  # there is nothing to show yet
        (-10, (), NEW, None),
    ],
)
def test_the_calendar_has_one_thing_at_a_time(
    on: int, before: tuple[UnaskedMessage, ...], done: Done, entry: CalendarDay | None
) -> None:
    found = on_calendar(RHYTHM, history(*before), done, begins=BEGINS, today=day(on))
    assert found == entry


def test_the_look_back_does_not_wait_for_late_entries() -> None:
    back = CalendarDay(day=182, offer=CalendarOffer.LOOK_BACK)
    rhythm = replace(RHYTHM, calendar=(*RHYTHM.calendar, back))
    told, begun = history(said(180, "learning.story", about="10")), Done(has_begun=True)
    assert on_calendar(rhythm, told, begun, begins=BEGINS, today=day(182)) == back
    assert on_calendar(rhythm, told, Done(), begins=BEGINS, today=day(182)) is None


def test_of_late_results_only_the_last_come() -> None:
    days = (
        CalendarDay(day=24, offer=CalendarOffer.RESULTS),
        CalendarDay(day=62, offer=CalendarOffer.RESULTS),
    )
    rhythm = replace(RHYTHM, calendar=days)
    assert on_calendar(rhythm, history(), NEW, begins=BEGINS, today=day(61)) == days[0]
    assert on_calendar(rhythm, history(), NEW, begins=BEGINS, today=day(62)) == days[1]
    told = said(62, "learning.results", about="62")
    assert on_calendar(rhythm, history(told), NEW, begins=BEGINS, today=day(90)) is None


@pytest.mark.parametrize(
    ("kind", "before", "words"),
    [
        (PRACTICE_KIND, (), 0),
        (PRACTICE_KIND, (said(0, words=0),), 1),
        (PRACTICE_KIND, (said(0, words=2),), 0),
        (PRACTICE_KIND, (said(0, words=1), said(1, "learning.story")), 2),
        (PRACTICE_KIND, (said(0, words=7),), 2),  # the course has fewer lines now
        ("learning.next_module", (said(0, "learning.next_module", words=0),), 0),
    ],
)
def test_the_words_take_turns(kind: str, before: tuple[UnaskedMessage, ...], words: int) -> None:
    assert next_words(RHYTHM, kind, history(*before)) == words


# ---- silence -----------------------------------------------------------------------------------

ALL = tuple(said(2 * n) for n in range(UNANSWERED))
LAST = 2 * (UNANSWERED - 1)
ALIVE = said(LAST + 30, SIGN_OF_LIFE)
BYE = said(LAST + 60, GOODBYE)
AGAIN = said(LAST + 70, BEGUN_AGAIN)


@pytest.mark.parametrize(
    ("before", "heard", "silent"),
    [
        (ALL[:-1], None, False),
        (ALL, None, True),
        (ALL, 0, False),  # heard after the first
        (ALL, -1, True),
        ((*ALL, AGAIN), None, False),
        ((*ALL, ALIVE), None, True),
    ],
)
def test_somebody_is_silent_after_eight_messages(
    before: tuple[UnaskedMessage, ...], heard: int | None, *, silent: bool
) -> None:
    assert is_silent(history(*before), heard_on(heard)) is silent


@pytest.mark.parametrize(
    ("before", "heard", "stopped", "on", "kind"),
    [
        (ALL, None, False, LAST + 29, None),
        (ALL, None, False, LAST + 30, SIGN_OF_LIFE),
        (ALL[:-1], None, False, LAST + 30, None),  # the others go on
        (ALL, 6, False, LAST + 30, None),
        ((*ALL, ALIVE), None, False, LAST + 59, None),
        ((*ALL, ALIVE), None, False, LAST + 60, GOODBYE),
        ((*ALL, ALIVE), LAST + 31, False, LAST + 90, None),
        ((*ALL, ALIVE, BYE), None, False, LAST + 400, None),
        ((*ALL, ALIVE, BYE), LAST + 65, True, LAST + 400, None),  # only the button begins again
        (ALL[:4], 7, True, 35, None),
        (ALL[:4], 7, True, 36, SIGN_OF_LIFE),  # a month after practice has stopped
        ((*ALL[:4], said(36, SIGN_OF_LIFE)), 7, True, 80, None),  # once, and no goodbye
        ((), None, True, 400, None),
        (tuple(said(2 * n, "learning.lessons") for n in range(4)), 7, True, 60, None),
    ],
)
def test_one_sign_of_life_and_then_the_goodbye(
    before: tuple[UnaskedMessage, ...],
    heard: int | None,
    on: int,
    kind: str | None,
    *,
    stopped: bool,
) -> None:
    found = last_words(
        history(*before),
        RHYTHM,
        active_at=heard_on(heard),
        practice_stopped=stopped,
        today=day(on),
    )
    assert found == kind


def test_the_goodbye_holds_until_somebody_begins_again() -> None:
    assert not has_left(history(*ALL, ALIVE))
    assert has_left(history(*ALL, ALIVE, BYE))
    assert not has_left(history(*ALL, ALIVE, BYE, AGAIN))
    assert may_say(history(AGAIN, AGAIN), RHYTHM, begins=BEGINS, today=AGAIN.on)


def heard_on(n: int | None) -> datetime | None:
    return None if n is None else said(n).at + timedelta(hours=1)
