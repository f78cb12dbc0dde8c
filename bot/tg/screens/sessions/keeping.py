"""What coordinators keep with a meeting later: its link, and its recording."""

from bot.domain.sessions.session import Session
from bot.locale import Texts
from bot.services.sessions.desk import Announced, Held, Recorded
from bot.tg.buttons.session_desk import TellRecording
from bot.tg.screens.screen import Screen, paragraphs, tap
from bot.tg.screens.sessions.attendance import back_key
from bot.tg.screens.sessions.check import room_line
from bot.tg.screens.sessions.desk import card_values


def ask_recording(session: Session, texts: Texts, *, unread: bool = False) -> Screen:
    """Where is the recording?"""
    key = "sessions.no_recording" if unread else "sessions.ask_recording"
    return Screen(
        text=paragraphs(texts("sessions.card", **card_values(session, texts)), texts(key)),
        keys=[[back_key(session, texts)]],
    )


def recorded(outcome: Recorded, texts: Texts) -> Screen:
    """The recording is kept; shall those who were not there get it?"""
    session, absent = outcome.session, outcome.absent
    tell = [tap(texts.count("sessions.tell", absent), TellRecording(session.id))] if absent else []
    return Screen(
        text=paragraphs(
            texts("sessions.card", **card_values(session, texts)),
            texts("sessions.recorded"),
            texts("sessions.others_find_it"),
        ),
        keys=[tell, [back_key(session, texts)]],
    )


def announced(outcome: Announced, texts: Texts) -> Screen:
    """So many people get the recording, now or with the closing message."""
    told = outcome.told
    return Screen(
        text=paragraphs(
            texts("sessions.card", **card_values(outcome.session, texts)),
            texts.count("sessions.telling", told) if told else texts("sessions.told_later"),
        ),
        keys=[[back_key(outcome.session, texts)]],
    )


def ask_link(session: Session, texts: Texts, *, unread: bool = False) -> Screen:
    """What is the link of a meeting?"""
    return Screen(
        text=paragraphs(
            texts("sessions.card", **card_values(session, texts)),
            texts("sessions.unread.link") if unread else None,
            texts("sessions.which_link"),
        ),
        keys=[[back_key(session, texts)]],
    )


def held(outcome: Held, texts: Texts) -> Screen:
    """The link is kept, for so many days."""
    days = texts.days((each.starts_at for each in outcome.meetings), outcome.session.zone)
    several = len(outcome.meetings) > 1
    return Screen(
        text=paragraphs(
            texts("sessions.card", **card_values(outcome.session, texts)),
            room_line(outcome.session.room, texts, all_of_them=False),
            texts("sessions.linked", days=days) if several else None,
            texts.count("sessions.linked_told", outcome.told) if outcome.told else None,
        ),
        keys=[[back_key(outcome.session, texts)]],
    )
