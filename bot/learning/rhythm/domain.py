"""Limits the messages about learning that nobody asked for, and reads the course's calendar.

Days are local days of the person. The rhythm begins when the training ends, or when somebody joins
after it. Limits hold for any seven days in a row, so no week is fuller than another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from bot.catalog.course import CalendarDay, CalendarOffer, Course, LinePurpose, Rhythm, Text
from bot.catalog.rhythm import MONTH
from bot.days import local_day
from bot.learning.domain import Learner
from bot.learning.doors.domain import OfferedDoor
from bot.learning.next_module.domain import choices
from bot.learning.retention.domain import ScoredAnswer, Share, compare_marks, last_check

WEEK: Final = timedelta(days=7)
BETWEEN_ENTRIES: Final = timedelta(days=7)
"""The time between two entries of the calendar, so that late ones do not pile up."""
PRACTICE_KIND: Final = "learning.practice"
"""The kind of the message that offers practice, or stops these; it has a limit of its own."""
CHECK_KIND: Final = "learning.check"
UNASKED_FOR: Final = timedelta(days=11)
"""After this time without a question practice comes before the calendar."""
SIGN_OF_LIFE: Final = "learning.sign_of_life"
GOODBYE: Final = "learning.goodbye"
BEGUN_AGAIN: Final = "learning.begun_again"
UNANSWERED: Final = 8
"""After this many messages in a row without a tap or a text, the others stop."""
SURVEYS: Final = frozenset({"survey.ask", "survey.remind"})
"""Surveys count towards the limit of the week, but not as unanswered messages."""
_NO_OFFER: Final = frozenset({BEGUN_AGAIN, SIGN_OF_LIFE, GOODBYE}) | SURVEYS


@dataclass(frozen=True, slots=True, kw_only=True)
class UnaskedMessage:
    """A message that nobody asked for: its kind, its subject, and its words (from 0).

    `words` counts the lines of the course for this kind; messages without lines have 0. `on` is the
    person's local day, `at` the instant (UTC).
    """

    kind: str
    about: str
    words: int
    on: date
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageHistory:
    """The messages to somebody: `own` in one enrolment, `all` in all of theirs, oldest first.

    `BEGUN_AGAIN` between them is no message: then the person wanted messages again.
    """

    own: tuple[UnaskedMessage, ...] = ()
    all: tuple[UnaskedMessage, ...] = ()


def begins_on(member: Learner, course: Course, *, now: datetime) -> date:
    """Return the day from which the days of the rhythm count; it may be in the future."""
    joined = member.local_day(member.joined_at or now)
    trained = member.trained_on or course.trained_on
    return joined if trained is None else max(trained, joined)


def most_messages(months: tuple[int, int, int], *, begins: date, today: date) -> int:
    """Return the limit for any seven days: in the first month, in the second, later."""
    month = max(0, (today - begins).days // MONTH)
    return months[min(month, len(months) - 1)]


def may_say(history: MessageHistory, rhythm: Rhythm, *, begins: date, today: date) -> bool:
    """Tell whether the seven days up to today have room for one more message about learning."""
    most = most_messages(rhythm.messages, begins=begins, today=today)
    return sum(_is_recent(each, today) for each in history.all) < most


def may_practise(history: MessageHistory, rhythm: Rhythm, *, begins: date, today: date) -> bool:
    """Tell whether the seven days up to today have room for one more message about practice."""
    return today >= practice_from(history, rhythm, begins=begins, today=today)


def practice_from(history: MessageHistory, rhythm: Rhythm, *, begins: date, today: date) -> date:
    """Return the first day, today or later, with room for a message about practice."""
    most = most_messages(rhythm.practice, begins=begins, today=today)
    recent = [
        each.on for each in history.all if each.kind == PRACTICE_KIND and _is_recent(each, today)
    ]
    return today if len(recent) < most else max(today, recent[-most] + WEEK)


def was_asked_long_ago(history: MessageHistory, *, today: date) -> bool:
    """Tell whether the last message with questions is so old that practice should come first.

    Otherwise a full calendar would displace it for weeks. Somebody who has never practised waits.
    """
    asked = [each.on for each in history.all if each.kind in {PRACTICE_KIND, CHECK_KIND}]
    return bool(asked) and today >= asked[-1] + UNASKED_FOR


def _is_recent(said: UnaskedMessage, today: date) -> bool:
    return said.kind != BEGUN_AGAIN and today - WEEK < said.on <= today


# ---- silence -------------------------------------------------------------------------------


def has_left(history: MessageHistory) -> bool:
    """Tell whether somebody got the goodbye and did not begin again after it."""
    ends = [each.kind for each in history.all if each.kind in {GOODBYE, BEGUN_AGAIN}]
    return bool(ends) and ends[-1] == GOODBYE


def is_silent(history: MessageHistory, active_at: datetime | None) -> bool:
    """Tell whether somebody did not react to the last `UNANSWERED` messages."""
    return len(_unanswered(history, active_at)) >= UNANSWERED


def last_words(
    history: MessageHistory,
    rhythm: Rhythm,
    *,
    active_at: datetime | None,
    practice_stopped: bool,
    today: date,
) -> str | None:
    """Return the kind of the message for somebody who gets no other messages, or None.

    A sign of life comes once after practice or everything has stopped. The goodbye follows if the
    person stays silent.
    """
    unanswered = _unanswered(history, active_at)
    silent = len(unanswered) >= UNANSWERED
    quiet = unanswered if silent else [each for each in history.all if each.kind == PRACTICE_KIND]
    if has_left(history) or not quiet or not (silent or practice_stopped):
        return None
    shown = [each for each in history.all if each.kind == SIGN_OF_LIFE and each.at > quiet[0].at]
    shown = [each for each in shown if silent or each.at > quiet[-1].at]
    if not shown:
        return SIGN_OF_LIFE if _are_over(rhythm.sign_of_life, quiet[-1], today) else None
    return GOODBYE if silent and _are_over(rhythm.goodbye, shown[-1], today) else None


def _unanswered(history: MessageHistory, active_at: datetime | None) -> list[UnaskedMessage]:
    since = [each.at for each in history.all if each.kind == BEGUN_AGAIN]
    heard = max([*since, *([] if active_at is None else [active_at])], default=None)
    return [
        each
        for each in history.all
        if each.kind not in _NO_OFFER and (heard is None or each.at > heard)
    ]


def _are_over(days: int, since: UnaskedMessage, today: date) -> bool:
    return today >= since.on + timedelta(days=days)


# ---- the calendar --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What makes an entry of the calendar needless.

    `finished` are stories that were played to an end, `walking` those with a step today or in the
    last days. `has_results`: a quiz was finished, so there are results to show. `has_begun`: a
    lesson was read or a question answered.
    """

    finished: frozenset[str] = frozenset()
    walking: frozenset[str] = frozenset()
    has_results: bool = False
    has_begun: bool = False


def on_calendar(
    rhythm: Rhythm, history: MessageHistory, done: Done, *, begins: date, today: date
) -> CalendarDay | None:
    """Return the entry of the calendar that comes today: the earliest that was not sent yet.

    An entry that could not be sent on its day moves to a later one, a week after the entry before
    it. Of results only the latest entry is sent, since each shows everything. The look back does
    not wait for late entries: its words name the day. Doors have rules of their own.
    """
    begun = [each for each in rhythm.calendar if begins + timedelta(days=each.day) <= today]
    last = max((each.day for each in begun if each.offer is CalendarOffer.RESULTS), default=0)
    said = {(each.kind, each.about): each.on for each in history.own}
    due = [
        each
        for each in begun
        if (kind_of(each.offer), each.key) not in said
        and (each.offer is not CalendarOffer.RESULTS or each.day == last)
        and is_wanted(each, done)
    ]
    look_back = next((each for each in due if each.offer is CalendarOffer.LOOK_BACK), None)
    entries = {(kind_of(each.offer), each.key) for each in rhythm.calendar}
    rests = any(today < on + BETWEEN_ENTRIES for entry, on in said.items() if entry in entries)
    return look_back or (None if rests or not due else due[0])


def offered_doors(history: MessageHistory) -> tuple[OfferedDoor, ...]:
    """Return the messages about doors, oldest first."""
    return tuple(
        OfferedDoor(key=each.about, on=each.on, at=each.at)
        for each in history.own
        if each.kind == kind_of(CalendarOffer.UNIT)
    )


def is_wanted(entry: CalendarDay, done: Done) -> bool:
    """Tell whether an entry of the calendar is true for somebody; doors have their own rules."""
    match entry.offer:
        case CalendarOffer.STORY:
            return entry.of not in done.finished and entry.of not in done.walking
        case CalendarOffer.CASE:
            return True
        case CalendarOffer.UNIT:
            return False
        case CalendarOffer.RESULTS:
            return done.has_results
        case CalendarOffer.LOOK_BACK:
            return done.has_begun


def kind_of(offer: CalendarOffer) -> str:
    return f"learning.{offer}"


# ---- words -----------------------------------------------------------------------------------

LINES: Final = {
    PRACTICE_KIND: LinePurpose.PRACTICE,
    "learning.lessons": LinePurpose.LESSONS,
    CHECK_KIND: LinePurpose.CHECK,
    SIGN_OF_LIFE: LinePurpose.SIGN_OF_LIFE,
    GOODBYE: LinePurpose.GOODBYE,
    **{kind_of(offer): LinePurpose(offer) for offer in CalendarOffer},
}
"""Kind of message -> the purpose of its lines in the course."""


def lines_of(rhythm: Rhythm, kind: str, purpose: LinePurpose | None = None) -> Sequence[Text]:
    """Return the lines of the course for a kind of message; there may be none.

    Those for `purpose` come first, if the course has any.
    """
    own = () if purpose is None else rhythm.lines_for(purpose)
    line = LINES.get(kind)
    return own or (() if line is None else rhythm.lines_for(line))


def next_words(
    rhythm: Rhythm, kind: str, history: MessageHistory, purpose: LinePurpose | None = None
) -> int:
    """Return which line comes next, from 0: the one after the last of this kind, in a circle."""
    lines = lines_of(rhythm, kind, purpose)
    last = next((each.words for each in reversed(history.all) if each.kind == kind), None)
    return 0 if last is None or not lines else (last + 1) % len(lines)


# ---- the look back -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningLookBack:
    """What somebody did after joining, and what they remember.

    `answered` are questions, in quizzes and practice; `days` those with an answer; `stories` those
    that were finished. `after` is the result right after the lessons, `checked` that of the last
    check of each quiz; None if it was not measured. `has_next`: the course has other modules to
    choose.
    """

    read: int
    lessons: int
    answered: int
    days: int
    stories: int
    after: Share | None
    checked: Share | None
    has_next: bool


def looked_back(
    course: Course,
    marks: Sequence[ScoredAnswer],
    *,
    read: int,
    lessons: int,
    stories: int,
    zone: str,
) -> LearningLookBack:
    """Return the look back from somebody's answers (`marks`) and readings."""
    return LearningLookBack(
        read=read,
        lessons=lessons,
        answered=len(marks),
        days=len({local_day(mark.at, zone) for mark in marks}),
        stories=stories,
        after=compare_marks(marks).posttest,
        checked=last_check(marks),
        has_next=bool(choices(course)),
    )
