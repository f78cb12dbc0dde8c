"""People see the meetings that are ahead of them, and get them as a calendar file."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from markupsafe import Markup

from bot.locale import Texts
from bot.sessions.buttons import ComeToAllInList, GetCalendar, OpenLink, OpenSession
from bot.sessions.domain import Session
from bot.sessions.rsvp.domain import Answer
from bot.sessions.rsvp.screens import all_label
from bot.sessions.schedule.service import Schedule
from bot.telegram.kit.screen import Screen, ScreenButton, in_rows, lines, link, paragraphs, tap
from bot.telegram.kit.ways import to_home

MOST_DAYS = 9


def schedule(found: Schedule, texts: Texts, *, zone: str) -> Screen:
    """All meetings ahead, with what was said about each; times in `zone`."""
    shown = found.meetings[:MOST_DAYS]
    if not shown:
        return Screen(
            text=paragraphs(texts("session.title"), texts("session.none")),
            buttons=[_recordings(found, texts, zone), [to_home(texts)]],
        )
    one_link = len({each.room.link for each in shown}) == 1 and shown[0].room.link is not None
    days = [tap(texts.weekday(each.starts_at, zone), OpenSession(each.id)) for each in shown]
    return Screen(
        text=paragraphs(
            texts("session.title"),
            lines(*(_line(each, found.answers.get(each.id), texts, zone) for each in shown)),
            _footnote(texts, zone, one_link=one_link and len(shown) > 1),
        ),
        buttons=[
            _to_all(found, texts),
            *in_rows(days, 3),
            [
                *([tap(texts.label("session.link"), OpenLink(shown[0].id))] if one_link else []),
                tap(texts.label("session.calendar"), GetCalendar()),
            ],
            _recordings(found, texts, zone),
            [to_home(texts)],
        ],
    )


def calendar_note(texts: Texts) -> Screen:
    """The neutral text under the calendar file."""
    return Screen(text=texts("session.calendar.file"))


def calendar_events(meetings: Sequence[Session], texts: Texts) -> list[dict[str, Any]]:
    """The events of the calendar file, with cancelled ones: same UID, higher SEQUENCE."""
    title = texts.label("session.calendar.title")
    return [
        {
            "uid": each.calendar_uid,
            "sequence": each.revision,
            "title": title,
            "start": each.starts_at.isoformat(),
            "minutes": round(each.length / timedelta(minutes=1)),
            "changed": each.changed_at.isoformat(),
            "cancelled": each.cancelled,
        }
        for each in meetings
    ]


def _recordings(found: Schedule, texts: Texts, zone: str) -> list[ScreenButton]:
    """Links to the latest recordings."""
    return [
        link(texts.label("session.seen_again", day=texts.weekday(each.starts_at, zone)), url)
        for each in found.recorded
        if (url := each.recording)
    ]


def _line(session: Session, answer: Answer | None, texts: Texts, zone: str) -> Markup:
    return texts(
        "session.line",
        day=texts.day(session.starts_at, zone),
        span=texts.span(session.starts_at, session.length, zone),
        answer=texts(f"session.said.{answer or 'open'}"),
    )


def _footnote(texts: Texts, zone: str, *, one_link: bool) -> Markup:
    note = texts("session.zone", city=texts.city(zone))
    return note + " " + texts("session.one_link") if one_link else note


def _to_all(found: Schedule, texts: Texts) -> list[ScreenButton]:
    series = found.series
    if len(series) < 2 or not found.unanswered:  # noqa: PLR2004 - one is no series
        return []
    return [tap(all_label(len(series), texts), ComeToAllInList(series[0].id, series[0].revision))]
