"""Shows meetings that are over, with buttons to recordings and lessons."""

from markupsafe import Markup

from bot.learning.recap.buttons import OpenUnit
from bot.locale import Texts
from bot.sessions.buttons import OpenEarlierSessions, OpenSessions
from bot.sessions.domain import Session
from bot.sessions.earlier.service import EarlierMeetings
from bot.telegram.kit.screen import Screen, ScreenButton, lines, link, paragraphs, tap
from bot.telegram.kit.ways import page_turns, to_home


def earlier(found: EarlierMeetings, texts: Texts, *, zone: str) -> Screen:
    """List a page of meetings; a button has the number of its meeting."""
    page = found.page
    listed = [_line(number, each, texts, zone) for number, each in page.numbered]
    return Screen(
        text=paragraphs(
            texts("sessions.session_title"),
            texts.count("earlier.title", page.total) if listed else texts("earlier.none"),
            lines(*listed) if listed else None,
        ),
        buttons=[
            *(_ways(number, each, found, texts) for number, each in page.numbered),
            page_turns(page, OpenEarlierSessions, texts),
            [tap(texts.label("sessions.label"), OpenSessions()), to_home(texts)],
        ],
    )


def _line(number: int, session: Session, texts: Texts, zone: str) -> Markup:
    key = "earlier.line.titled" if session.title else "earlier.line"
    day = texts.day(session.starts_at, zone)
    line = texts(key, number=number, day=day, title=session.title)
    return line if session.recording else line + texts("earlier.no_recording")


def _ways(
    number: int, session: Session, found: EarlierMeetings, texts: Texts
) -> list[ScreenButton]:
    ways = []
    if session.recording is not None:
        ways.append(link(texts.label("earlier.recording", number=number), session.recording))
    unit = found.units.get(session.id)
    if unit is not None:
        ways.append(tap(texts.label("earlier.lessons", number=number), OpenUnit(unit.id)))
    return ways
