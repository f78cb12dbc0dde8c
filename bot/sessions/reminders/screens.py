"""The whole text of each reminder: two lines, 100 characters, nothing about the subject."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from markupsafe import Markup

from bot.days import local_day
from bot.locale import Texts
from bot.sessions.buttons import (
    CannotConnect,
    ComeToAll,
    ComeToMoved,
    GetCalendar,
    OpenLink,
    OpenSessions,
)
from bot.sessions.domain import Session
from bot.sessions.links.screens import map_row
from bot.sessions.rsvp.domain import RsvpAnswer
from bot.sessions.screens import all_label, answer_button, link_label, where_they_are
from bot.telegram.kit.screen import Screen, ScreenButton, lines, link, tap
from bot.telegram.kit.ways import ask_button

MANY = 3
"""Up to this many days are named one by one."""


def week(meetings: Sequence[Session], texts: Texts, *, zone: str) -> Screen:
    """Tell when the meetings are: when they are planned, and seven days before."""
    calendar = tap(texts.label("sessions.calendar"), GetCalendar())
    if len(meetings) == 1:
        return Screen(
            text=_placed(_one(meetings[0], texts, zone), meetings, texts, zone),
            buttons=[_yes_or_no(meetings[0], texts), [calendar]],
        )
    return Screen(
        text=_placed(_several(meetings, texts, zone), meetings, texts, zone),
        buttons=[
            [_all_of_them(meetings, texts)],
            [tap(texts.label("reminders.by_day"), OpenSessions()), calendar],
        ],
    )


def evening(meetings: Sequence[Session], texts: Texts, *, zone: str, now: datetime) -> Screen:
    """Tell on the evening before when the first is, and on which days the others are."""
    first, *others = meetings
    days = (local_day(first.starts_at, zone) - local_day(now, zone)).days
    when = {0: "today", 1: "tomorrow"}.get(days, "later")
    values = {
        "day": texts.day(first.starts_at, zone),
        "time": texts.clock(first.starts_at, zone),
        "span": texts.span(first.starts_at, first.length, zone),
        "minutes": round(first.length / timedelta(minutes=1)),
        "what": _what([first], "inside", texts),
    }
    if not others:
        text = texts(f"reminders.evening.{when}", **values)
        return Screen(text=_placed(text, meetings, texts, zone), buttons=[_yes_or_no(first, texts)])
    text = texts(f"reminders.evening.{when}_series", days=_rest(others, texts, zone), **values)
    return Screen(
        text=_placed(text, meetings, texts, zone),
        buttons=[
            [_all_of_them(meetings, texts)],
            [tap(texts.label("reminders.by_day"), OpenSessions())],
        ],
    )


def start_10(session: Session, texts: Texts, *, zone: str) -> Screen:
    """Tell that the room is open, or where the meeting begins."""
    time = texts.clock(session.starts_at, zone)
    trouble = [tap(texts.label("sessions.no_connection"), CannotConnect(session.id))]
    place = session.room.place
    if session.room.link is None and place is not None:
        text = texts("reminders.start10.place", time=time, place=place)
        return Screen(text=text, buttons=[map_row(session.room, texts)])
    if session.room.link is None:
        return Screen(text=texts("reminders.start10.no_link", time=time), buttons=[trouble])
    return Screen(
        text=_placed(texts("reminders.start10", time=time), [session], texts, zone),
        buttons=[[link(texts.label("sessions.join"), session.room.link)], trouble],
    )


def start_60(session: Session, texts: Texts, *, zone: str) -> Screen:
    """Remind an hour before, where a cohort prefers that."""
    time, what = texts.clock(session.starts_at, zone), _what([session], "one", texts)
    text = texts("reminders.start60", time=time, what=what)
    return Screen(
        text=_placed(text, [session], texts, zone),
        buttons=[
            [
                tap(link_label(session, texts), OpenLink(session.id)),
                tap(texts.label("sessions.cannot"), answer_button(session, RsvpAnswer.NO)),
            ]
        ],
    )


def moved(meetings: Sequence[Session], texts: Texts, *, zone: str) -> Screen:
    """Tell the new time of a meeting, or of several that were moved together; ask for answers."""
    first, *others = meetings
    calendar = tap(texts.label("sessions.calendar"), GetCalendar())
    if others:
        yes = ComeToMoved(first.id, first.revision)
        return Screen(
            text=_placed(_all_moved(meetings, texts, zone), meetings, texts, zone),
            buttons=[
                [tap(all_label(len(meetings), texts), yes)],
                [tap(texts.label("reminders.by_day"), OpenSessions()), calendar],
            ],
        )
    text = texts(
        "reminders.moved",
        before=texts.day(first.moved_from or first.starts_at, zone),
        day=texts.day(first.starts_at, zone),
        time=texts.clock(first.starts_at, zone),
    )
    return Screen(
        text=_placed(text, meetings, texts, zone),
        buttons=[_yes_or_no(first, texts), [calendar]],
    )


def cancelled(meetings: Sequence[Session], texts: Texts, *, zone: str) -> Screen:
    """Tell that one meeting is cancelled, or several that were cancelled together."""
    days = list(dict.fromkeys(local_day(each.starts_at, zone) for each in meetings))
    if len(days) == 1:
        text = texts("reminders.cancelled", day=texts.day(days[0]))
    elif len(days) <= MANY:
        text = texts("reminders.cancelled_days", days=texts.days(days))
    else:
        text = texts("reminders.cancelled_many", first=texts.day(days[0]), last=texts.day(days[-1]))
    sessions = tap(texts.label("sessions.label"), OpenSessions())
    return Screen(text=text, buttons=[[sessions, ask_button(texts, "sessions.ask_short")]])


def _placed(text: Markup, meetings: Sequence[Session], texts: Texts, zone: str) -> Markup:
    """Add where meetings are held; people find a link in their list."""
    return lines(text, where_they_are(meetings, texts, zone=zone))


def _one(session: Session, texts: Texts, zone: str) -> Markup:
    return texts(
        "reminders.week.one",
        day=texts.day(session.starts_at, zone),
        span=texts.span(session.starts_at, session.length, zone),
        city=texts.city(zone),
        what=_what([session], "one", texts),
    )


def _what(meetings: Sequence[Session], form: str, texts: Texts) -> str:
    """Say "online meeting", or "meeting" if one is held at a place."""
    kind = "online" if all(each.room.place is None for each in meetings) else "place"
    return texts.label(f"reminders.what.{kind}.{form}")


def _several(meetings: Sequence[Session], texts: Texts, zone: str) -> Markup:
    spans = {texts.span(each.starts_at, each.length, zone) for each in meetings}
    days = [each.starts_at for each in meetings]
    values = {
        "days": texts.days(days, zone),
        "first": texts.day(days[0], zone),
        "last": texts.day(days[-1], zone),
        "city": texts.city(zone),
        "what": _what(meetings, "many", texts),
    }
    one_by_one = len(meetings) <= MANY
    key = "reminders.week.all" if one_by_one else "reminders.week.many"
    starts = {texts.clock(each.starts_at, zone) for each in meetings}
    if len(starts) > 1:
        key = "reminders.week.days" if one_by_one else "reminders.week.many_days"
    span = spans.pop() if len(spans) == 1 else starts.pop()
    return texts(key, span=span, **values)


def _all_moved(meetings: Sequence[Session], texts: Texts, zone: str) -> Markup:
    """Name the new days, with the time unless it differs between them in somebody's own zone."""
    days = list(dict.fromkeys(local_day(each.starts_at, zone) for each in meetings))
    clocks = {texts.clock(each.starts_at, zone) for each in meetings}
    key = "reminders.moved.all" if len(days) <= MANY else "reminders.moved.many"
    if len(clocks) > 1:
        key = "reminders.moved.days" if len(days) <= MANY else "reminders.moved.many_days"
    return texts(
        key,
        days=texts.days(days),
        first=texts.day(days[0]),
        last=texts.day(days[-1]),
        time=clocks.pop(),
    )


def _rest(others: Sequence[Session], texts: Texts, zone: str) -> str:
    if len(others) < MANY:
        return texts.days((each.starts_at for each in others), zone)
    return texts.label("reminders.until", day=texts.day(others[-1].starts_at, zone))


def _all_of_them(meetings: Sequence[Session], texts: Texts) -> ScreenButton:
    first = meetings[0]
    return tap(all_label(len(meetings), texts), ComeToAll(first.id, first.revision))


def _yes_or_no(session: Session, texts: Texts) -> list[ScreenButton]:
    return [
        tap(texts.label("sessions.come"), answer_button(session, RsvpAnswer.YES)),
        tap(texts.label("sessions.cannot"), answer_button(session, RsvpAnswer.NO)),
    ]
