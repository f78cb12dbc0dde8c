"""Shows coming meetings and asks who comes; shows coordinators the answers."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from markupsafe import Markup

from bot.locale import Texts
from bot.sessions.buttons import (
    AnswerInList,
    ComeToAllInList,
    GetCalendar,
    GiveReason,
    OpenEarlierSessions,
    OpenLink,
    OpenSession,
    OpenSessions,
)
from bot.sessions.desk.service import SessionDetails
from bot.sessions.domain import Series, Session
from bot.sessions.rsvp.domain import AbsenceReason, PersonRsvp, RsvpAnswer
from bot.sessions.rsvp.service import RsvpAnswered, RsvpSchedule
from bot.sessions.screens import (
    all_label,
    answer_button,
    back_button,
    link_label,
    names_line,
    when_in_zone,
    when_values,
    where_they_are,
)
from bot.telegram.kit.screen import Screen, ScreenButton, in_rows, lines, link, paragraphs, tap
from bot.telegram.kit.ways import to_home


def who_comes(found: SessionDetails, texts: Texts) -> Screen:
    """Show who comes, who cannot and why, and who has not answered."""
    groups = [
        (str(answer or "open"), [each for each in found.coming if each.answer is answer])
        for answer in (RsvpAnswer.YES, RsvpAnswer.NO, RsvpAnswer.MAYBE, None)
    ]
    listed = [
        texts(
            f"rsvp.who.{name}",
            n=len(group),
            names=names_line((_with_reason(each, texts) for each in group), len(group), texts),
        )
        for name, group in groups
        if group
    ]
    return Screen(
        text=paragraphs(
            texts("rsvp.who.title", **when_values(found.session, texts)),
            lines(*listed) if listed else None,
        ),
        buttons=[[back_button(found.session, texts)]],
    )


def _with_reason(each: PersonRsvp, texts: Texts) -> str:
    if each.reason is None or each.reason is AbsenceReason.UNSAID:
        return each.name
    reason = texts.label(f"rsvp.why.{each.reason}")
    return texts.label("rsvp.who.reason", name=each.name, reason=reason)


def will_you_come(session: Session, texts: Texts, *, zone: str) -> Screen:
    return Screen(
        text=paragraphs(
            texts("sessions.when", **when_in_zone(session, texts, zone)),
            session.title or None,
            where_they_are([session], texts, zone=zone),
            texts("rsvp.day"),
        ),
        buttons=[
            [
                tap(texts.label("sessions.come"), _in_list(session, RsvpAnswer.YES)),
                tap(texts.label("rsvp.not_sure"), _in_list(session, RsvpAnswer.MAYBE)),
            ],
            [tap(texts.label("sessions.cannot"), _in_list(session, RsvpAnswer.NO))],
            [
                tap(link_label(session, texts), OpenLink(session.id)),
                tap(texts.label("sessions.label"), OpenSessions()),
            ],
        ],
    )


def answered(outcome: RsvpAnswered, texts: Texts, *, zone: str) -> Screen:
    """Confirm an answer in one line with a way back; ask for the reason of a no."""
    session = outcome.session
    when = when_in_zone(session, texts, zone)
    if outcome.answer is RsvpAnswer.NO:
        return _why(session, texts("rsvp.why", **when), texts)
    return Screen(
        text=texts(f"rsvp.answered.{outcome.answer}", **when),
        buttons=[[tap(texts.label("rsvp.change"), OpenSession(session.id))]],
    )


def answered_all(series: Series, texts: Texts, *, zone: str) -> Screen:
    """Confirm the same answer for a whole series."""
    clocks = {texts.clock(each.starts_at, zone) for each in series}
    days = texts.days((each.starts_at for each in series), zone)
    if len(clocks) == 1:
        text = texts("rsvp.answered.all", days=days, time=clocks.pop())
    else:
        text = texts("rsvp.answered.all_days", days=days)
    return Screen(text=text, buttons=[[tap(texts.label("rsvp.change"), OpenSessions())]])


def excused(session: Session, texts: Texts) -> Screen:
    """Thank for saying no."""
    yes = answer_button(session, RsvpAnswer.YES)
    return Screen(
        text=texts("rsvp.excused_thanks"),
        buttons=[
            [tap(texts.label("rsvp.after_all"), yes)],
            [tap(texts.label("sessions.label"), OpenSessions())],
        ],
    )


def _in_list(session: Session, answer: RsvpAnswer) -> AnswerInList:
    return AnswerInList(session.id, session.revision, str(answer)[0])


def _why(session: Session, text: Markup, texts: Texts) -> Screen:
    buttons = [
        tap(texts.label(f"rsvp.why.{each}"), GiveReason(session.id, str(each)))
        for each in AbsenceReason
    ]
    return Screen(text=text, buttons=in_rows(buttons, 2))


MOST_DAYS = 9


def schedule(found: RsvpSchedule, texts: Texts, *, zone: str) -> Screen:
    """Show all coming meetings, with the answer to each; times in `zone`."""
    shown = found.meetings[:MOST_DAYS]
    if not shown:
        return Screen(
            text=paragraphs(texts("sessions.session_title"), texts("sessions.none_planned")),
            buttons=[_recordings(found, texts, zone), _to_earlier(found, texts), [to_home(texts)]],
        )
    one_link = len({each.room.link for each in shown}) == 1 and shown[0].room.link is not None
    note = texts("rsvp.zone", city=texts.city(zone))
    days = [tap(texts.weekday(each.starts_at, zone), OpenSession(each.id)) for each in shown]
    return Screen(
        text=paragraphs(
            texts("sessions.session_title"),
            lines(*(_line(each, found.answers.get(each.id), texts, zone) for each in shown)),
            where_they_are(shown, texts, zone=zone),
            note + " " + texts("rsvp.one_link") if one_link and len(shown) > 1 else note,
        ),
        buttons=[
            _to_all(found, texts),
            *in_rows(days, 3),
            [
                *(
                    [tap(texts.label("sessions.link_label"), OpenLink(shown[0].id))]
                    if one_link
                    else []
                ),
                tap(texts.label("sessions.calendar"), GetCalendar()),
            ],
            _recordings(found, texts, zone),
            _to_earlier(found, texts),
            [to_home(texts)],
        ],
    )


def calendar_note(texts: Texts) -> Screen:
    """Write the neutral text under the calendar file."""
    return Screen(text=texts("rsvp.calendar.file"))


def calendar_events(meetings: Sequence[Session], texts: Texts) -> list[dict[str, Any]]:
    """Return the events of the calendar file, with cancelled ones: same UID, higher SEQUENCE."""
    titles = {
        False: texts.label("rsvp.calendar.title"),
        True: texts.label("rsvp.calendar.title.place"),
    }
    return [
        {
            "uid": each.calendar_uid,
            "sequence": each.revision + each.edits,
            "title": titles[each.room.place is not None],
            "start": each.starts_at.isoformat(),
            "minutes": round(each.length / timedelta(minutes=1)),
            "changed": each.changed_at.isoformat(),
            "cancelled": each.cancelled,
            "place": each.room.place,
            "link": each.room.link,
        }
        for each in meetings
    ]


def _recordings(found: RsvpSchedule, texts: Texts, zone: str) -> list[ScreenButton]:
    """Return links to the latest recordings."""
    return [
        link(texts.label("rsvp.seen_again", day=texts.weekday(each.starts_at, zone)), url)
        for each in found.recorded
        if (url := each.recording)
    ]


def _to_earlier(found: RsvpSchedule, texts: Texts) -> list[ScreenButton]:
    return [tap(texts.label("rsvp.earlier"), OpenEarlierSessions(0))] if found.over else []


def _line(session: Session, answer: RsvpAnswer | None, texts: Texts, zone: str) -> Markup:
    return texts(
        "rsvp.line",
        day=texts.day(session.starts_at, zone),
        span=texts.span(session.starts_at, session.length, zone),
        answer=texts(f"rsvp.said.{answer or 'open'}"),
    )


def _to_all(found: RsvpSchedule, texts: Texts) -> list[ScreenButton]:
    series = found.series
    if len(series) < 2 or not found.unanswered:  # noqa: PLR2004 - one is no series
        return []
    return [tap(all_label(len(series), texts), ComeToAllInList(series[0].id, series[0].revision))]
