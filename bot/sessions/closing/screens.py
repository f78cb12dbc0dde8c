"""After a meeting: the picture, the rating, the lessons."""

from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup

from bot.catalog.course import Picture, Unit
from bot.days import local_day
from bot.learning.recap.buttons import OpenUnit
from bot.locale import Texts
from bot.sessions.buttons import LetQuote, PickPicture, RateSession
from bot.sessions.closing.service import NOT_THERE, WITHOUT_PICTURE, AfterSession
from bot.sessions.domain import Session
from bot.sessions.recordings.screens import recording_buttons
from bot.telegram.kit.destinations import OpenHome
from bot.telegram.kit.screen import Screen, ScreenButton, in_rows, tap
from bot.telegram.kit.ways import ask_button

A_MINUTE_READS = 1.5
"""Lessons read in a minute; a question takes 36 seconds."""
A_MINUTE_ANSWERS = 1.67


def closing(session: Session, pictures: Sequence[Picture], texts: Texts) -> Screen:
    """Were you there? By the picture that the trainer showed, if one was planned."""
    not_there = [tap(texts.label("session.closing.not_there"), PickPicture(session.id, NOT_THERE))]
    if session.picture is None or not pictures:
        there = PickPicture(session.id, WITHOUT_PICTURE)
        return Screen(
            text=texts("session.closing.plain"),
            buttons=[[tap(texts.label("session.closing.there"), there)], not_there],
        )
    buttons = [
        tap(f"{each.emoji} {each.name.in_(texts.language)}", PickPicture(session.id, each.id))
        for each in pictures
    ]
    return Screen(text=texts("session.closing"), buttons=[*in_rows(buttons, 2), not_there])


def pulse(session: Session, texts: Texts) -> Screen:
    """How useful was it?"""
    scores = [tap(str(score), RateSession(session.id, score)) for score in range(1, 6)]
    skip = tap(texts.label("session.pulse.skip"), RateSession(session.id, 0))
    return Screen(text=texts("session.pulse"), buttons=[scores, [skip]])


def thanks(
    said: AfterSession, unit: Unit | None, texts: Texts, *, zone: str, now: datetime
) -> Screen:
    """Thanks, when the next meeting is, the lessons, and permission to quote a good word."""
    return Screen(
        text=_thanks(said.later, texts, zone=zone, now=now),
        buttons=[
            [] if unit is None else [_lessons(unit, texts)],
            recording_buttons(said.session, texts),
            [ask_button(texts, "ask.change")],
            _quote(said, texts),
            [tap(texts.label("session.close"), OpenHome())],
        ],
    )


def excused(session: Session, unit: Unit | None, texts: Texts) -> Screen:
    """What people need who said that they cannot come."""
    ask = [ask_button(texts, "ask.short")]
    if unit is None:
        return Screen(
            text=texts("session.excused.plain"), buttons=[recording_buttons(session, texts), ask]
        )
    lessons = tap(texts.label("session.lessons.short"), OpenUnit(unit.id))
    return Screen(
        text=texts("session.excused", minutes=_all_minutes(unit)),
        buttons=[[lessons, *recording_buttons(session, texts)], ask],
    )


def _quote(said: AfterSession, texts: Texts) -> list[ScreenButton]:
    """A box to tick; people who do not tick it are not quoted."""
    if not said.is_quotable:
        return []
    key = "session.quote.may" if said.may_quote else "session.quote.may_not"
    return [tap(texts.label(key), LetQuote(said.session.id, 0 if said.may_quote else 1))]


def _thanks(later: Session | None, texts: Texts, *, zone: str, now: datetime) -> Markup:
    if later is None:
        return texts("session.thanks")
    tomorrow = (local_day(later.starts_at, zone) - local_day(now, zone)).days == 1
    return texts(
        "session.thanks.tomorrow" if tomorrow else "session.thanks.next",
        day=texts.day(later.starts_at, zone),
        time=texts.clock(later.starts_at, zone),
    )


def _lessons(unit: Unit, texts: Texts) -> ScreenButton:
    minutes = max(1, round(len(unit.cards) / A_MINUTE_READS))
    return tap(texts.label("session.lessons", minutes=minutes), OpenUnit(unit.id))


def _all_minutes(unit: Unit) -> int:
    reading = len(unit.cards) / A_MINUTE_READS
    return max(1, round(reading + len(unit.items) / A_MINUTE_ANSWERS))
