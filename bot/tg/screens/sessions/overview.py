"""What a leader sees of meetings: all of them, one, its link, and what they said."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from markupsafe import Markup

from bot.domain.sessions.rooms import host_of
from bot.domain.sessions.session import Answer, Reason, Session
from bot.locale import Texts
from bot.services.sessions.meetings import Opened, OpenedOne
from bot.services.sessions.rsvp import Answered, AnsweredAll, Excused
from bot.tg.buttons.sessions import (
    AnswerInList,
    AnswerSession,
    ComeToAllInList,
    GetCalendar,
    GiveReason,
    OpenLink,
    OpenSession,
    OpenSessions,
)
from bot.tg.screens.screen import Key, Screen, copy, in_rows, lines, link, paragraphs, tap
from bot.tg.screens.ways import to_home

MOST_DAYS = 9
COPY_LENGTH = 256  # https://core.telegram.org/bots/api#copytextbutton
_ROOMS = (
    ("zoom.us", "session.room.zoom"),
    ("meet.google.com", "session.room.meet"),
    ("teams.microsoft.com", "session.room.teams"),
    ("teams.live.com", "session.room.teams"),
)


def overview(found: Opened, texts: Texts, *, zone: str) -> Screen:
    """All meetings ahead, with what was said about each; times in `zone`."""
    shown = found.meetings[:MOST_DAYS]
    if not shown:
        return Screen(
            text=paragraphs(texts("session.title"), texts("session.none")),
            keys=[_recordings(found, texts, zone), [to_home(texts)]],
        )
    one_link = len({each.room.link for each in shown}) == 1 and shown[0].room.link is not None
    days = [tap(texts.weekday(each.starts_at, zone), OpenSession(each.id)) for each in shown]
    return Screen(
        text=paragraphs(
            texts("session.title"),
            lines(*(_line(each, found.answers.get(each.id), texts, zone) for each in shown)),
            _footnote(texts, zone, one_link=one_link and len(shown) > 1),
        ),
        keys=[
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


def day(found: OpenedOne, texts: Texts, *, zone: str) -> Screen:
    """Will you be there?"""
    session = found.session
    return Screen(
        text=paragraphs(
            texts("session.when", **_when(session, texts, zone)),
            session.title or None,
            texts("session.day"),
        ),
        keys=[
            [
                tap(texts.label("session.come"), _in_list(session, Answer.YES)),
                tap(texts.label("session.not_sure"), _in_list(session, Answer.MAYBE)),
            ],
            [tap(texts.label("session.cannot"), _in_list(session, Answer.NO))],
            [
                tap(texts.label("session.link"), OpenLink(session.id)),
                tap(texts.label("session.sessions"), OpenSessions()),
            ],
        ],
    )


def answered(outcome: Answered, texts: Texts, *, zone: str) -> Screen:
    """One line with a way back; a no is asked for its reason."""
    session = outcome.session
    when = _when(session, texts, zone)
    if outcome.answer is Answer.NO:
        return _why(session, texts("session.why", **when), texts)
    return Screen(
        text=texts(f"session.answered.{outcome.answer}", **when),
        keys=[[_change(session, texts)]],
    )


def answered_all(outcome: AnsweredAll, texts: Texts, *, zone: str) -> Screen:
    """The same for a whole series."""
    series = outcome.series
    clocks = {texts.clock(each.starts_at, zone) for each in series}
    days = texts.days((each.starts_at for each in series), zone)
    if len(clocks) == 1:
        text = texts("session.answered.all", days=days, time=clocks.pop())
    else:
        text = texts("session.answered.all_days", days=days)
    return Screen(text=text, keys=[[tap(texts.label("session.change"), OpenSessions())]])


def excused(outcome: Excused, texts: Texts) -> Screen:
    """Thanks for saying no."""
    yes = answer_button(outcome.session, Answer.YES)
    return Screen(
        text=texts("session.excused_thanks"),
        keys=[
            [tap(texts.label("session.after_all"), yes)],
            [tap(texts.label("session.sessions"), OpenSessions())],
        ],
    )


def room(session: Session, texts: Texts, *, zone: str) -> Screen:
    """How to join a meeting."""
    kept, when = session.room, texts("session.when", **_when(session, texts, zone))
    if kept.link is None:
        return Screen(text=paragraphs(when, texts("session.room.later")), keys=[[to_home(texts)]])
    copies = [copy(texts.label("session.copy"), kept.link)] if len(kept.link) <= COPY_LENGTH else []
    return Screen(
        text=paragraphs(when, _how(session, texts)),
        keys=[[link(texts.label("session.join"), kept.link)], [*copies, to_home(texts)]],
    )


def calendar_note(texts: Texts) -> Screen:
    """What stands under the calendar file: nothing that tells."""
    return Screen(text=texts("session.calendar.file"))


def calendar_events(meetings: Sequence[Session], texts: Texts) -> list[dict[str, Any]]:
    """What the calendar file is made of, cancelled ones too: same UID, higher SEQUENCE."""
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


def answer_button(session: Session, answer: Answer) -> AnswerSession:
    """The button that gives an answer to a meeting as it is planned now."""
    return AnswerSession(session.id, session.revision, str(answer)[0])


def room_name(url: str, texts: Texts) -> str:
    """What a link leads to, such as "Zoom", or its host."""
    host = host_of(url)
    key = next((key for known, key in _ROOMS if host == known or host.endswith(f".{known}")), None)
    return host if key is None else texts.label(key)


def _in_list(session: Session, answer: Answer) -> AnswerInList:
    return AnswerInList(session.id, session.revision, str(answer)[0])


def _recordings(found: Opened, texts: Texts, zone: str) -> list[Key]:
    """The latest meetings that can be seen again."""
    return [
        link(texts.label("session.seen_again", day=texts.weekday(each.starts_at, zone)), url)
        for each in found.recorded
        if (url := each.recording)
    ]


def _how(session: Session, texts: Texts) -> Markup:
    kept = session.room
    assert kept.link is not None
    parts = [Markup.escape(room_name(kept.link, texts))]
    if kept.number:
        parts.append(texts("session.room.number", number=kept.number))
    if kept.passcode:
        parts.append(texts("session.room.passcode", passcode=kept.passcode))
    if kept.telephone:
        parts.append(texts("session.room.telephone", number=kept.telephone))
    return Markup(" · ").join(parts)


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


def _to_all(found: Opened, texts: Texts) -> list[Key]:
    series = found.series
    if len(series) < 2 or not found.unanswered:  # noqa: PLR2004 - one is no series
        return []
    return [tap(all_label(len(series), texts), ComeToAllInList(series[0].id, series[0].revision))]


def all_label(count: int, texts: Texts) -> str:
    """Say "I come to all three": the number in words as far as people say it so."""
    words = count if 2 <= count <= 5 else "more"  # noqa: PLR2004 - the catalogue's words
    return texts.label(f"session.all.{words}", n=count)


def _why(session: Session, text: Markup, texts: Texts) -> Screen:
    def reason(which: Reason) -> Key:
        return tap(texts.label(f"session.why.{which}"), GiveReason(session.id, str(which)))

    return Screen(
        text=text,
        keys=[
            [reason(Reason.FIELD), reason(Reason.MEETING)],
            [reason(Reason.HEALTH), reason(Reason.LINE)],
            [reason(Reason.UNSAID)],
        ],
    )


def _when(session: Session, texts: Texts, zone: str) -> dict[str, str]:
    return {
        "day": texts.day(session.starts_at, zone),
        "time": texts.clock(session.starts_at, zone),
    }


def _change(session: Session, texts: Texts) -> Key:
    return tap(texts.label("session.change"), OpenSession(session.id))
