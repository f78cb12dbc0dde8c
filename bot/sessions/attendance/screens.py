"""Shows coordinators who attended a meeting, and asks people afterwards."""

from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup

from bot.catalog.course import Course, Picture, Unit
from bot.days import local_day
from bot.learning.recap.buttons import OpenUnit
from bot.locale import Texts
from bot.paging import Page
from bot.sessions.attendance.domain import (
    Attendance,
    PersonAttendance,
    has_missed,
    may_note_nobody,
    may_still_answer,
)
from bot.sessions.attendance.service import NOT_SURE, NOT_THERE, WITHOUT_PICTURE, AfterSession
from bot.sessions.buttons import (
    AskNobody,
    CorrectAttendance,
    CorrectList,
    LetQuote,
    OpenRoll,
    PickPicture,
    RateSession,
    SayWhatToChange,
    SettleAttendance,
    ShowAttendance,
    TickEverybody,
)
from bot.sessions.desk.service import SessionDetails
from bot.sessions.domain import Session, unit_of
from bot.sessions.links.screens import recording_buttons
from bot.sessions.screens import back_button, names_line, when_values
from bot.telegram.kit.destinations import OpenHome, OpenSheets, WriteToMissed
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, in_rows, lines, paragraphs, tap
from bot.telegram.kit.ways import ask_button, page_turns, plan_button

A_PAGE = 8
_THEN = {
    Attendance.THERE: Attendance.EXCUSED,
    Attendance.EXCUSED: Attendance.MISSED,
    Attendance.MISSED: Attendance.THERE,
    Attendance.UNSURE: Attendance.THERE,
}
MOST_SETTLED = 5
"""How many unsure people have buttons on the list of attendance; all are in the other list."""


def list_title(session: Session, texts: Texts) -> Markup:
    """Return the title of every list of attendance of a meeting."""
    return texts("attendance.seen.title", **when_values(session, texts))


def attendance_list(
    found: SessionDetails,
    texts: Texts,
    *,
    said: Markup | None = None,
    undo: ButtonRow = (),
    now: datetime,
) -> Screen:
    """Show who was there, excused, or missed it, and ask about those of whom nobody is sure.

    `said` is what was done before, `undo` takes it back.
    """
    session = found.session
    return Screen(
        text=paragraphs(
            list_title(session, texts),
            said,
            lines(
                texts("attendance.seen.nobody_noted") if session.nobody_at is not None else None,
                attendance_counts(found.session, found.seen, texts, now=now),
            ),
        ),
        buttons=[
            undo,
            *_settling(session, found.seen, texts),
            *_ticking(session, found.seen, texts, now=now),
            missed_row(session, found.seen, texts, now=now),
            [tap(texts.label("attendance.one_by_one"), CorrectList(session.id, 0))],
            [tap(texts.label("attendance.attendance_sheet"), OpenSheets(found.cohort.id))],
            [back_button(found.session, texts)],
        ],
    )


def _settling(session: Session, seen: Sequence[PersonAttendance], texts: Texts) -> list[ButtonRow]:
    """Return two buttons for each of the first unsure people, and the way to the others."""
    unsure = [each for each in seen if each.counts_as is Attendance.UNSURE]
    rows: list[ButtonRow] = [
        [
            tap(
                texts.label("attendance.settle.there", name=each.name),
                SettleAttendance(session.id, each.person, "t"),
            ),
            tap(
                texts.label("attendance.settle.missed"),
                SettleAttendance(session.id, each.person, "m"),
            ),
        ]
        for each in unsure[:MOST_SETTLED]
    ]
    more = len(unsure) - MOST_SETTLED
    if more > 0:
        label = texts.count("common.and_more", more).unescape()
        rows.append([tap(label, CorrectList(session.id, 0))])
    return rows


def _ticking(
    session: Session, seen: Sequence[PersonAttendance], texts: Texts, *, now: datetime
) -> list[ButtonRow]:
    """Return the ways to the list with ticks, for a meeting at which people can be, or were not."""
    if session.cancelled or not seen or not session.has_begun(now=now):
        return []
    nobody = tap(texts.label("attendance.nobody_there"), AskNobody(session.id))
    return [
        [
            tap(texts.label("attendance.all_there"), TickEverybody(session.id, 1)),
            tap(texts.label("attendance.tick"), OpenRoll(session.id, 0)),
        ],
        [nobody] if may_note_nobody(session, seen, now=now) else [],
    ]


def correct(found: SessionDetails, page: int, texts: Texts) -> Screen:
    """Show a page of people; a tap on one changes there, excused and missed in turn."""
    session, shown = found.session, Page.of(found.seen, page, size=A_PAGE)
    return Screen(
        text=paragraphs(
            list_title(session, texts),
            texts("attendance.correct.title"),
        ),
        buttons=[
            *([_person(session, each, shown.at, texts)] for each in shown.items),
            page_turns(shown, lambda to: CorrectList(session.id, to), texts),
            [tap(texts.label("sessions.to_attendance"), ShowAttendance(session.id))],
        ],
    )


def attendance_counts(
    session: Session,
    seen: Sequence[PersonAttendance],
    texts: Texts,
    *,
    named: bool = True,
    now: datetime,
) -> Markup:
    """Count who was there, was excused, missed it, is unsure, or has not answered.

    People who have not answered did not say that they missed it, so they are counted apart,
    also later, when it counts as missed in reports. Before anything is noted it is unknown who was
    there, and not nobody. `named`: with the names of these.
    """
    unknown = [each for each in seen if each.is_open]
    known = [each for each in seen if not each.is_open]
    states = [each.counts_as for each in known]
    missed = [each.name for each in known if each.counts_as is Attendance.MISSED]
    values = {
        "there": states.count(Attendance.THERE),
        "excused": states.count(Attendance.EXCUSED),
        "missed": len(missed),
    }
    line = texts("attendance.seen", **values)
    if unknown and all(each.state is None for each in seen):
        key = "attendance.seen.unknown" if values["excused"] else "attendance.seen.nobody"
        line = texts(key, **values, open=len(unknown))
    elif unknown:
        line = texts("attendance.seen.open", **values, open=len(unknown))
    unsure = [each.name for each in known if each.counts_as is Attendance.UNSURE]
    if not named:
        return texts("attendance.seen.and_unsure", line=line, n=len(unsure)) if unsure else line
    silent = [] if may_still_answer(session, now=now) else [each.name for each in unknown]
    if missed:
        names = names_line(missed, len(missed), texts)
        line = texts("attendance.seen.missed", line=line, names=names)
    if unsure:
        names = names_line(unsure, len(unsure), texts)
        line = lines(line, texts("attendance.seen.unsure", n=len(unsure), names=names))
    if silent:
        names = names_line(silent, len(silent), texts)
        line = lines(line, texts("attendance.seen.silent", names=names))
    return line


def missed_row(
    session: Session, seen: Sequence[PersonAttendance], texts: Texts, *, now: datetime
) -> ButtonRow:
    """Return the button that writes to those who missed a meeting that is over, if anybody did.

    People without an answer have missed it once it is too late to answer.
    """
    missed = any(has_missed(each, session, now=now) for each in seen)
    if session.cancelled or not missed or not session.is_over(now=now):
        return []
    return [tap(texts.label("attendance.write_to_missed"), WriteToMissed(session.id))]


def _person(session: Session, each: PersonAttendance, page: int, texts: Texts) -> ScreenButton:
    state = each.counts_as
    shown = "open" if each.is_open else str(state)
    label = texts.label(f"attendance.correct.{shown}", name=each.name)
    then = _THEN[state].value[0]
    return tap(label, CorrectAttendance(session.id, page, each.person, then))


A_MINUTE_READS = 1.5
"""Lessons read in a minute; a question takes 36 seconds."""
A_MINUTE_ANSWERS = 1.67


def closing(session: Session, pictures: Sequence[Picture], texts: Texts) -> Screen:
    """Ask who was there, by the picture that the trainer showed, if one was planned."""
    not_there = [
        tap(texts.label("attendance.closing.not_there"), PickPicture(session.id, NOT_THERE))
    ]
    if session.picture is None or not pictures:
        there = PickPicture(session.id, WITHOUT_PICTURE)
        return Screen(
            text=texts("attendance.closing.plain"),
            buttons=[[tap(texts.label("attendance.closing.there"), there)], not_there],
        )
    return Screen(
        text=texts("attendance.closing"), buttons=[*_pictures(session, pictures, texts), not_there]
    )


def look_again(outcome: AfterSession, texts: Texts) -> Screen:
    """Tell that it was another picture, and ask once more, without that one."""
    session, course = outcome.session, outcome.course
    pictures = () if course is None else course.pictures
    left = [each for each in pictures if each.id != outcome.wrong]
    not_there = PickPicture(session.id, NOT_THERE)
    return Screen(
        text=texts("attendance.look_again"),
        buttons=[
            *_pictures(session, left, texts),
            [tap(texts.label("attendance.closing.not_there"), not_there)],
        ],
    )


def _pictures(session: Session, pictures: Sequence[Picture], texts: Texts) -> list[ButtonRow]:
    """Return the pictures two in a row, and, as large as them, the way for who is not sure."""
    buttons = [
        tap(f"{each.emoji} {each.name.in_(texts.language)}", PickPicture(session.id, each.id))
        for each in pictures
    ]
    not_sure = tap(texts.label("attendance.closing.not_sure"), PickPicture(session.id, NOT_SURE))
    return in_rows([*buttons, not_sure], 2)


def pulse(
    session: Session, course: Course | None, texts: Texts, *, said: Markup | None = None
) -> Screen:
    """Ask how useful it was, in the course's own words if it has some, below what is `said`."""
    own = () if course is None else course.pulse
    asked: str | Markup = own[0].text.in_(texts.language) if own else texts("attendance.pulse")
    scores = [tap(str(score), RateSession(session.id, score)) for score in range(1, 6)]
    skip = tap(texts.label("attendance.pulse.skip"), RateSession(session.id, 0))
    words = texts("attendance.pulse.own", question=paragraphs(said, asked))
    return Screen(text=words, buttons=[scores, [skip]])


def thanks(outcome: AfterSession, texts: Texts, *, zone: str, now: datetime) -> Screen:
    """Thank, name the next meeting, and lead to the lessons and to feedback."""
    lessons: ButtonRow = []
    unit = unit_of(outcome.course, outcome.session)
    if unit is not None:
        minutes = max(1, round(len(unit.cards) / A_MINUTE_READS))
        lessons = [tap(texts.label("attendance.lessons", minutes=minutes), OpenUnit(unit.id))]
    return Screen(
        text=_thanks(None if outcome.declined else outcome.later, texts, zone=zone, now=now),
        buttons=[
            lessons,
            recording_buttons(outcome.session, texts),
            [plan_button(texts)] if outcome.later is None else [],
            [tap(texts.label("attendance.ask_change"), SayWhatToChange(outcome.session.id))],
            _quote(outcome, texts),
            [tap(texts.label("attendance.close"), OpenHome())],
        ],
    )


def excused(session: Session, unit: Unit | None, texts: Texts) -> Screen:
    """Show what absent people need who said that they cannot come."""
    ask = [ask_button(texts, "sessions.ask_short")]
    if unit is None:
        return Screen(
            text=texts("attendance.excused.plain"), buttons=[recording_buttons(session, texts), ask]
        )
    minutes = len(unit.cards) / A_MINUTE_READS + len(unit.items) / A_MINUTE_ANSWERS
    lessons = tap(texts.label("sessions.lessons.short"), OpenUnit(unit.id))
    return Screen(
        text=texts("attendance.excused", minutes=max(1, round(minutes))),
        buttons=[[lessons, *recording_buttons(session, texts)], ask],
    )


def _quote(outcome: AfterSession, texts: Texts) -> list[ScreenButton]:
    """Return the box that messages of earlier versions show; now it comes after the words."""
    if outcome.may_quote is None:
        return []
    key = "common.quote_may" if outcome.may_quote else "common.quote_may_not"
    return [tap(texts.label(key), LetQuote(outcome.session.id, 0 if outcome.may_quote else 1))]


def _thanks(later: Session | None, texts: Texts, *, zone: str, now: datetime) -> Markup:
    if later is None:
        return texts("attendance.thanks")
    tomorrow = (local_day(later.starts_at, zone) - local_day(now, zone)).days == 1
    return texts(
        "attendance.thanks.tomorrow" if tomorrow else "attendance.thanks.next",
        day=texts.day(later.starts_at, zone),
        time=texts.clock(later.starts_at, zone),
    )
