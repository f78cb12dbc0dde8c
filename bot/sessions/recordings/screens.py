"""Coordinators add a recording; people who were absent get it."""

from datetime import datetime

from bot.catalog.course import Unit
from bot.days import local_day
from bot.learning.recap.buttons import OpenUnit
from bot.locale import Texts
from bot.sessions.desk.buttons import TellRecording
from bot.sessions.domain import Session
from bot.sessions.recordings.service import RecordingAnnounced, RecordingSaved
from bot.sessions.screens import back_button, card_values
from bot.telegram.kit.screen import Screen, ScreenButton, link, paragraphs, tap
from bot.telegram.kit.ways import ask_button


def recording(
    session: Session, unit: Unit | None, texts: Texts, *, zone: str, now: datetime
) -> Screen:
    """What people need who were absent, with the recording."""
    lessons = [] if unit is None else [tap(texts.label("session.lessons.short"), OpenUnit(unit.id))]
    today = local_day(session.starts_at, zone) == local_day(now, zone)
    key = "session.recorded.today" if today else "session.recorded"
    text = texts(key, day=texts.day(session.starts_at, zone))
    ask = [ask_button(texts, "ask.short")]
    return Screen(text=text, buttons=[[*lessons, *recording_buttons(session, texts)], ask])


def recording_buttons(session: Session, texts: Texts) -> list[ScreenButton]:
    """Return the button to the recording, if there is one."""
    if session.recording is None:
        return []
    return [link(texts.label("session.recording"), session.recording)]


def ask_recording(session: Session, texts: Texts, *, unread: bool = False) -> Screen:
    """Where is the recording?"""
    key = "sessions.no_recording" if unread else "sessions.ask_recording"
    return Screen(
        text=paragraphs(texts("sessions.card", **card_values(session, texts)), texts(key)),
        buttons=[[back_button(session, texts)]],
    )


def recorded(outcome: RecordingSaved, texts: Texts) -> Screen:
    """The recording is saved; should the people who were absent get it?"""
    session, absent = outcome.session, outcome.absent
    tell = [tap(texts.count("sessions.tell", absent), TellRecording(session.id))] if absent else []
    return Screen(
        text=paragraphs(
            texts("sessions.card", **card_values(session, texts)),
            texts("sessions.recorded"),
            texts("sessions.others_find_it"),
        ),
        buttons=[tell, [back_button(session, texts)]],
    )


def announced(outcome: RecordingAnnounced, texts: Texts) -> Screen:
    """How many people get the recording, now or with the closing message."""
    told = outcome.told
    return Screen(
        text=paragraphs(
            texts("sessions.card", **card_values(outcome.session, texts)),
            texts.count("sessions.telling", told) if told else texts("sessions.told_later"),
        ),
        buttons=[[back_button(outcome.session, texts)]],
    )
