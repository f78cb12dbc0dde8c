"""What coordinators see of meetings: the list, one card, who comes, who was there."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from markupsafe import Markup

from bot.domain.learning.course import Course
from bot.domain.sessions.session import Answer, Attendance, Reason, Session
from bot.locale import Texts
from bot.services.sessions.desk import Announced, Card, Table
from bot.storage.attendance import Seen
from bot.storage.rsvps import Coming, Count
from bot.tg.buttons.people import OpenDesk
from bot.tg.buttons.session_desk import (
    AskCancel,
    AskMove,
    AskRecording,
    CorrectAttendance,
    CorrectList,
    NewSession,
    OpenDeskSession,
    OpenDeskSessions,
    ShowAttendance,
    TellRecording,
    WhoComes,
)
from bot.tg.screens.screen import Key, Screen, lines, paragraphs, tap
from bot.tg.screens.sessions.overview import room_name

MOST_MEETINGS = 12
"""The latest ones over, and those to come; a longer list would bury them."""
MOST_OVER = 6
NAMES = 20
"""So many names stand in one line of a list."""
A_PAGE = 8


def table(found: Table, texts: Texts, *, now: datetime) -> Screen:
    """A cohort's meetings with how many come; what is over goes first, as far as it has room."""
    cohort = found.cohort
    over = [each for each in found.meetings if each.is_over(now=now)][-MOST_OVER:]
    ahead = [each for each in found.meetings if not each.is_over(now=now)]
    shown = [*over, *ahead][:MOST_MEETINGS]
    keys = [
        tap(texts.weekday(each.starts_at, cohort.zone), OpenDeskSession(each.id)) for each in shown
    ]
    listed = [_line(each, found.counts.get(each.id, Count()), texts, now=now) for each in shown]
    return Screen(
        text=paragraphs(
            texts("sessions.title"), lines(*listed) if listed else texts("sessions.none")
        ),
        keys=[
            *(keys[start : start + 3] for start in range(0, len(keys), 3)),
            [tap(texts.label("sessions.new"), NewSession(cohort.id)), desk_key(cohort.id, texts)],
        ],
    )


def card(found: Card, course: Course | None, texts: Texts, *, now: datetime) -> Screen:
    """One meeting: when, what for, who comes or was there, and what may be changed."""
    session = found.session
    begun = session.has_begun(now=now)
    return Screen(
        text=paragraphs(
            lines(
                texts("sessions.card", **card_values(session, texts)),
                purpose(session.unit, session.title, course, texts),
            ),
            texts("sessions.is_cancelled") if session.cancelled else None,
            lines(
                _seen(found.seen, texts) if begun else _coming(found.coming, texts),
                _room(session, texts),
                _picture(session, course, texts),
            ),
        ),
        keys=_card_keys(session, texts, begun=begun),
    )


def who_comes(found: Card, texts: Texts) -> Screen:
    """Who comes, who cannot and why, who has not said."""
    groups = [
        (str(answer or "open"), [each for each in found.coming if each.answer is answer])
        for answer in (Answer.YES, Answer.NO, Answer.MAYBE, None)
    ]
    listed = [
        texts(
            f"sessions.who.{name}",
            n=len(group),
            names=_names((_with_reason(each, texts) for each in group), len(group), texts),
        )
        for name, group in groups
        if group
    ]
    return Screen(
        text=paragraphs(
            texts("sessions.who.title", **_when(found.session, texts)),
            lines(*listed) if listed else None,
        ),
        keys=[[_back(found.session, texts)]],
    )


def attendance(found: Card, texts: Texts) -> Screen:
    """Who was there, who was excused, who missed it and who tapped another picture."""
    guessed = [each.name for each in found.seen if each.guessed]
    return Screen(
        text=paragraphs(
            texts("sessions.seen.title", **_when(found.session, texts)),
            _seen(found.seen, texts),
            texts("sessions.guessed", names=_names(guessed, len(guessed), texts))
            if guessed
            else None,
        ),
        keys=[
            [tap(texts.label("sessions.correct"), CorrectList(found.session.id, 0))],
            [_back(found.session, texts)],
        ],
    )


def correct(found: Card, page: int, texts: Texts) -> Screen:
    """A page of people; a tap turns somebody's attendance round."""
    session, everybody = found.session, found.seen
    last = max(0, (len(everybody) - 1) // A_PAGE)
    page = min(max(0, page), last)
    shown = everybody[page * A_PAGE : (page + 1) * A_PAGE]
    turn = []
    if page > 0:
        turn.append(tap(texts.label("sessions.less"), CorrectList(session.id, page - 1)))
    if page < last:
        turn.append(tap(texts.label("sessions.more"), CorrectList(session.id, page + 1)))
    return Screen(
        text=paragraphs(
            texts("sessions.seen.title", **_when(session, texts)), texts("sessions.correct.title")
        ),
        keys=[
            *([_person(session, each, page, texts)] for each in shown),
            turn,
            [tap(texts.label("sessions.attendance"), ShowAttendance(session.id))],
        ],
    )


def ask_recording(session: Session, texts: Texts, *, unread: bool = False) -> Screen:
    """Where is the recording?"""
    key = "sessions.no_recording" if unread else "sessions.ask_recording"
    return Screen(
        text=paragraphs(texts("sessions.seen.title", **_when(session, texts)), texts(key)),
        keys=[[_back(session, texts)]],
    )


def recorded(found: Card, texts: Texts) -> Screen:
    """The recording is kept; shall people be told?"""
    tell = tap(texts.count("sessions.tell", found.told), TellRecording(found.session.id))
    return Screen(
        text=paragraphs(
            texts("sessions.card", **card_values(found.session, texts)),
            texts("sessions.recorded"),
        ),
        keys=[[tell], [_back(found.session, texts)]],
    )


def announced(outcome: Announced, texts: Texts) -> Screen:
    """So many people are told of the recording, now or with the closing message."""
    told = outcome.told
    return Screen(
        text=paragraphs(
            texts("sessions.card", **card_values(outcome.session, texts)),
            texts.count("sessions.telling", told) if told else texts("sessions.told_later"),
        ),
        keys=[[_back(outcome.session, texts)]],
    )


def card_values(session: Session, texts: Texts) -> dict[str, str]:
    """When a meeting is, for coordinators: in the zone of the cohort."""
    return {
        "day": texts.day(session.starts_at, session.zone),
        "span": texts.span(session.starts_at, session.length, session.zone),
        "city": texts.city(session.zone),
    }


def purpose(unit: str | None, title: str, course: Course | None, texts: Texts) -> Markup:
    """What a meeting is for: a part of the course, its own title, or another meeting."""
    units: list[str] = [] if course is None else [each.id for each in course.units]
    if course is not None and unit in units:
        name = course.unit(str(unit)).title.in_(texts.language)
        return texts("sessions.unit", n=units.index(unit) + 1, title=name)
    return Markup.escape(title) if title else texts("sessions.other")


def desk_key(cohort: int, texts: Texts) -> Key:
    """The way back to the desk."""
    return tap(texts.label("sessions.desk"), OpenDesk(cohort))


def _card_keys(session: Session, texts: Texts, *, begun: bool) -> list[list[Key]]:
    back = tap(texts.label("sessions.back"), OpenDeskSessions(session.cohort_id))
    if session.cancelled:
        return [[back]]
    who = tap(texts.label("sessions.who"), WhoComes(session.id))
    if begun:
        seen = tap(texts.label("sessions.attendance"), ShowAttendance(session.id))
        record = tap(texts.label("sessions.add_recording"), AskRecording(session.id))
        return [[who, seen], [record, back]]
    return [
        [
            tap(texts.label("sessions.move"), AskMove(session.id, 0)),
            tap(texts.label("sessions.cancel"), AskCancel(session.id)),
        ],
        [who, back],
    ]


def _line(session: Session, count: Count, texts: Texts, *, now: datetime) -> Markup:
    values = card_values(session, texts)
    if session.is_over(now=now):
        return texts("sessions.line.over", **values)
    return texts("sessions.line", **values, come=count.come, cannot=count.cannot, open=count.open)


def _coming(coming: Sequence[Coming], texts: Texts) -> Markup:
    come = sum(each.answer is Answer.YES for each in coming)
    cannot = sum(each.answer is Answer.NO for each in coming)
    return texts("sessions.counts", come=come, cannot=cannot, open=len(coming) - come - cannot)


def _seen(seen: Sequence[Seen], texts: Texts) -> Markup:
    states = [each.counts_as for each in seen]
    missed = [each.name for each in seen if each.counts_as is Attendance.MISSED]
    values = {
        "there": states.count(Attendance.THERE),
        "excused": states.count(Attendance.EXCUSED),
        "missed": len(missed),
    }
    if not missed:
        return texts("sessions.seen", **values)
    return texts("sessions.seen.missed", **values, names=_names(missed, len(missed), texts))


def _room(session: Session, texts: Texts) -> Markup:
    if session.room.link is None:
        return texts("sessions.no_link")
    parts = [Markup.escape(room_name(session.room.link, texts))]
    if session.room.passcode:
        parts.append(texts("sessions.check.passcode"))
    if session.recording:
        parts.append(texts("sessions.recorded"))
    return Markup(" · ").join(parts)


def _picture(session: Session, course: Course | None, texts: Texts) -> Markup | None:
    pictures = () if course is None else course.pictures
    emoji = next((each.emoji for each in pictures if each.id == session.picture), None)
    return None if emoji is None else texts("sessions.show", emoji=emoji)


def _person(session: Session, each: Seen, page: int, texts: Texts) -> Key:
    there = each.counts_as is Attendance.THERE
    key = "sessions.correct.there" if there else "sessions.correct.not"
    return tap(texts.label(key, name=each.name), CorrectAttendance(session.id, page, each.person))


def _with_reason(each: Coming, texts: Texts) -> str:
    if each.reason is None or each.reason is Reason.UNSAID:
        return each.name
    reason = texts.label(f"session.why.{each.reason}")
    return texts.label("sessions.who.reason", name=each.name, reason=reason)


def _names(names: Iterable[str], count: int, texts: Texts) -> str:
    shown = list(names)[:NAMES]
    listed = ", ".join(shown)
    if count <= NAMES:
        return listed
    return texts.label("sessions.who.more", names=listed, n=count - NAMES)


def _when(session: Session, texts: Texts) -> dict[str, str]:
    return {
        "day": texts.day(session.starts_at, session.zone),
        "time": texts.clock(session.starts_at, session.zone),
    }


def _back(session: Session, texts: Texts) -> Key:
    return tap(texts.label("sessions.back"), OpenDeskSession(session.id))
