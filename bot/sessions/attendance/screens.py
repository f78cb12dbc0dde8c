"""Coordinators see and correct who attended a meeting."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from markupsafe import Markup

from bot.locale import Texts
from bot.paging import Page
from bot.sessions.attendance.domain import Attendance, PersonAttendance
from bot.sessions.desk.buttons import CorrectAttendance, CorrectList, ShowAttendance
from bot.sessions.desk.service import SessionDetails
from bot.sessions.domain import Session
from bot.sessions.screens import back_button, names_line, when_values
from bot.telegram.kit.screen import Screen, ScreenButton, paragraphs, tap
from bot.telegram.kit.ways import page_turns

A_PAGE = 8
STILL_ANSWERING = timedelta(hours=12)
"""For this long after a meeting, people who said nothing count as open, not as missed."""
_THEN = {
    Attendance.THERE: Attendance.EXCUSED,
    Attendance.EXCUSED: Attendance.MISSED,
    Attendance.MISSED: Attendance.THERE,
}


def attendance(found: SessionDetails, texts: Texts, *, now: datetime) -> Screen:
    """Who was there, who was excused, who missed it and who tapped another picture."""
    guessed = [each.name for each in found.seen if each.guessed]
    return Screen(
        text=paragraphs(
            texts("sessions.seen.title", **when_values(found.session, texts)),
            attendance_line(found, texts, now=now),
            texts("sessions.guessed", names=names_line(guessed, len(guessed), texts))
            if guessed
            else None,
        ),
        buttons=[
            [tap(texts.label("sessions.correct"), CorrectList(found.session.id, 0))],
            [back_button(found.session, texts)],
        ],
    )


def correct(found: SessionDetails, page: int, texts: Texts, *, now: datetime) -> Screen:
    """A page of people; a tap on one changes there, excused and missed in turn."""
    session, shown = found.session, Page.of(found.seen, page, size=A_PAGE)
    return Screen(
        text=paragraphs(
            texts("sessions.seen.title", **when_values(session, texts)),
            texts("sessions.correct.title"),
        ),
        buttons=[
            *([_person(session, each, shown.at, texts, now=now)] for each in shown.items),
            page_turns(shown, lambda to: CorrectList(session.id, to), texts),
            [tap(texts.label("sessions.attendance"), ShowAttendance(session.id))],
        ],
    )


def attendance_line(found: SessionDetails, texts: Texts, *, now: datetime) -> Markup:
    """How many were there, were excused, missed it, and have not answered yet."""
    return attendance_counts(found.session, found.seen, texts, now=now)


def attendance_counts(
    session: Session,
    seen: Sequence[PersonAttendance],
    texts: Texts,
    *,
    named: bool = True,
    now: datetime,
) -> Markup:
    """The same for one meeting; `named`: with the names of the people who missed it."""
    unknown = [each for each in seen if _may_still_answer(session, each, now=now)]
    known = [each for each in seen if each not in unknown]
    states = [each.counts_as for each in known]
    missed = [each.name for each in known if each.counts_as is Attendance.MISSED]
    values = {
        "there": states.count(Attendance.THERE),
        "excused": states.count(Attendance.EXCUSED),
        "missed": len(missed),
    }
    line = texts("sessions.seen", **values)
    if unknown:
        line = texts("sessions.seen.open", **values, open=len(unknown))
    if not missed or not named:
        return line
    return texts("sessions.seen.missed", line=line, names=names_line(missed, len(missed), texts))


def _may_still_answer(session: Session, each: PersonAttendance, *, now: datetime) -> bool:
    return each.is_open and now < session.ends_at + STILL_ANSWERING


def _person(
    session: Session, each: PersonAttendance, page: int, texts: Texts, *, now: datetime
) -> ScreenButton:
    state = each.counts_as
    said = "open" if _may_still_answer(session, each, now=now) else str(state)
    label = texts.label(f"sessions.correct.{said}", name=each.name)
    then = _THEN[state].value[0]
    return tap(label, CorrectAttendance(session.id, page, each.person, then))
