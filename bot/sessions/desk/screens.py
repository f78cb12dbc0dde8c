"""The coordinators' list of meetings, and the card of one meeting."""

from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup

from bot.catalog.course import Course
from bot.locale import Texts
from bot.membership.domain import Cohort
from bot.sessions.attendance.screens import attendance_counts, missed_row
from bot.sessions.buttons import (
    AskCancel,
    AskLength,
    AskLink,
    AskMeetingPlace,
    AskMoveSession,
    AskRecording,
    NewSession,
    OpenDeskSession,
    OpenDeskSessions,
    OpenQuietDays,
    OpenTrainingDay,
    ShowAttendance,
    TurnDeskSessions,
    WhoComes,
)
from bot.sessions.desk.service import SessionDetails, SessionList
from bot.sessions.domain import Session
from bot.sessions.links.screens import how_to_join, place_line
from bot.sessions.pending_changes.domain import PendingChange
from bot.sessions.pending_changes.screens import undo_row, until, what_changes
from bot.sessions.rsvp.domain import PersonRsvp, RsvpAnswer, RsvpCount
from bot.sessions.screens import card_values, purpose
from bot.sessions.unanswered.screens import asking_row
from bot.telegram.kit.screen import ButtonRow, Screen, in_rows, lines, paragraphs, tap
from bot.telegram.kit.ways import before_and_after, course_rows, more_courses, to_desk

PAGE = 12
MOST_OVER = 6
"""The list opens with this many meetings that are over, and the coming ones."""


def session_list(
    found: SessionList, texts: Texts, *, now: datetime, page: int | None = None
) -> Screen:
    """Show a page of a cohort's meetings with how many come; `page` None: the page of today."""
    cohort, meetings = found.cohort, found.meetings
    over = sum(each.is_over(now=now) for each in meetings)
    opens_at = max(over - MOST_OVER, 0)
    before = -(-opens_at // PAGE)
    pages = before + max(-(-(len(meetings) - opens_at) // PAGE), 1)
    at = before if page is None else min(max(page, 0), pages - 1)
    begin = opens_at + (at - before) * PAGE
    shown = meetings[max(begin, 0) : begin + PAGE]
    later = len(meetings) - begin - PAGE
    labels, in_a_row = _labels(shown, cohort.zone, texts)
    buttons = [
        tap(label, OpenDeskSession(each.id)) for label, each in zip(labels, shown, strict=True)
    ]
    listed = [_line(each, found, texts, now=now) for each in shown]
    return Screen(
        text=paragraphs(
            texts("sessions.title"),
            lines(*listed) if listed else texts("sessions_desk.none"),
            texts.count("sessions_desk.later", later) if later > 0 else None,
        ),
        buttons=[
            *in_rows(buttons, in_a_row),
            before_and_after(at, pages, lambda to: TurnDeskSessions(cohort.id, to), texts),
            _last_attendance(found, texts, now=now),
            [
                tap(texts.label("sessions_desk.new"), NewSession(cohort.id)),
                to_desk(cohort.id, texts),
            ],
            [
                tap(texts.label("sessions_desk.quiet_days"), OpenQuietDays(cohort.id)),
                tap(texts.label("sessions_desk.training_day_label"), OpenTrainingDay(cohort.id)),
            ],
        ],
    )


def _last_attendance(found: SessionList, texts: Texts, *, now: datetime) -> ButtonRow:
    """Return the button to the attendance of the last meeting that is over, if there is one.

    The last one of which nobody has noted it goes before.
    """
    over = [each for each in found.meetings if each.is_over(now=now)]
    if not over:
        return []
    last = [each for each in over if each.id in found.untaken] or over
    day = texts.day_on_button(last[-1].starts_at, found.cohort.zone)
    label = texts.label("sessions_desk.last_attendance", day=day)
    return [tap(label, ShowAttendance(last[-1].id))]


def _labels(shown: Sequence[Session], zone: str, texts: Texts) -> tuple[list[str], int]:
    """Return labels that tell meetings apart, and how many fit in a row."""
    days = [texts.weekday(each.starts_at, zone) for each in shown]
    if len(set(days)) == len(days):
        return days, 3
    dates = [texts.day_on_button(each.starts_at, zone) for each in shown]
    if len(set(dates)) == len(dates):
        return dates, 2
    clocks = [texts.clock(each.starts_at, zone) for each in shown]
    pairs = zip(days, clocks, strict=True)
    return [texts.label("sessions.when", day=day, time=clock) for day, clock in pairs], 2


def which_cohort(cohorts: Sequence[Cohort], texts: Texts) -> Screen:
    words = texts("common.which_course") if cohorts else texts("sessions.none_planned")
    return Screen(
        text=paragraphs(texts("sessions.title"), words, more_courses(cohorts, texts)),
        buttons=course_rows(cohorts, OpenDeskSessions),
    )


def session_details(found: SessionDetails, texts: Texts, *, now: datetime) -> Screen:
    """Show one meeting: its time, its purpose, who comes or was there, and how to change it."""
    session, course = found.session, found.course
    begun = session.has_begun(now=now)
    return Screen(
        text=paragraphs(
            lines(
                texts("sessions.card", **card_values(session, texts)),
                purpose(session.unit, session.title, course, texts),
            ),
            texts("sessions_desk.is_cancelled") if session.cancelled else None,
            _pending(found.pending, session, texts),
            lines(
                attendance_counts(session, found.seen, texts, now=now)
                if begun
                else _coming(found.coming, texts),
                texts("sessions_desk.asked_today") if found.unanswered.asked_today else None,
                _room(session, texts),
                _picture(session, course, texts),
            ),
        ),
        buttons=[
            asking_row(session, found.unanswered, texts),
            missed_row(session, found.seen, texts, now=now),
            *_card_buttons(found, texts, now=now),
        ],
    )


def _pending(change: PendingChange | None, session: Session, texts: Texts) -> Markup | None:
    """Say how the meeting will change, and until when that can be undone."""
    if change is None:
        return None
    zone = session.zone
    return lines(what_changes(change, zone, texts), until(change, zone, texts))


def _card_buttons(found: SessionDetails, texts: Texts, *, now: datetime) -> list[ButtonRow]:
    session = found.session
    back = tap(texts.label("sessions.back"), OpenDeskSessions(session.cohort_id))
    home = to_desk(session.cohort_id, texts)
    if session.cancelled:
        return [[back, home]]
    who = tap(texts.label("sessions.who"), WhoComes(session.id))
    link = tap(texts.label("sessions.change_link"), AskLink(session.id))
    place = tap(texts.label("sessions.place_label"), AskMeetingPlace(session.id))
    if session.has_begun(now=now):
        seen = tap(texts.label("sessions_desk.attendance"), ShowAttendance(session.id))
        record = tap(texts.label("sessions.add_recording"), AskRecording(session.id))
        last: ButtonRow = [back] if session.is_over(now=now) else [link, place, back]
        return [[who, seen], [record, home], last]
    changes: ButtonRow = [
        tap(texts.label("sessions.move"), AskMoveSession(session.id, 0)),
        tap(texts.label("sessions.cancel"), AskCancel(session.id)),
    ]
    if found.pending is not None:
        changes = undo_row(found.pending, texts)
    length = tap(texts.label("sessions_desk.length_label"), AskLength(session.id))
    return [changes, [place, link, length], [who], [back, home]]


def _line(session: Session, found: SessionList, texts: Texts, *, now: datetime) -> Markup:
    values, place = card_values(session, texts), place_line(session.room, texts)
    if session.is_over(now=now):
        untaken = session.id in found.untaken
        key = "sessions_desk.line.untaken" if untaken else "sessions_desk.line.over"
        return texts(key, **values)
    count = found.counts.get(session.id, RsvpCount())
    counted = texts(
        "sessions_desk.line", **values, come=count.come, cannot=count.cannot, open=count.open
    )
    return counted if place is None else counted + " · " + place


def _coming(coming: Sequence[PersonRsvp], texts: Texts) -> Markup:
    come = sum(each.answer is RsvpAnswer.YES for each in coming)
    cannot = sum(each.answer is RsvpAnswer.NO for each in coming)
    return texts("sessions_desk.counts", come=come, cannot=cannot, open=len(coming) - come - cannot)


def _room(session: Session, texts: Texts) -> Markup:
    room = session.room
    recorded = texts("sessions.recorded") if session.recording else None
    if room.link is None:
        return lines(place_line(room, texts) or texts("sessions.no_link"), recorded)
    joining = how_to_join(session, texts), Markup.escape(room.link)
    return lines(place_line(room, texts), *joining, recorded)


def _picture(session: Session, course: Course | None, texts: Texts) -> Markup | None:
    pictures = () if course is None else course.pictures
    emoji = next((each.emoji for each in pictures if each.id == session.picture), None)
    return None if emoji is None else texts("sessions_desk.show", emoji=emoji)
