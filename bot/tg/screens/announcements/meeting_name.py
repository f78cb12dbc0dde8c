"""How a meeting is called where people are chosen by it: its day and time."""

from bot.domain.sessions.session import Session
from bot.locale import Texts


def meeting_name(session: Session, texts: Texts) -> str:
    """Return "Mon 29 May, 09:00"."""
    at, zone = session.starts_at, session.zone
    return texts.label("when.at", day=texts.day(at, zone), time=texts.clock(at, zone))
