"""Asks whether nobody was at a meeting, and says what was noted."""

from datetime import datetime

from bot.locale import Texts
from bot.sessions.attendance.screens import attendance_list, list_title
from bot.sessions.buttons import NobodyWasThere, ShowAttendance, UndoNobody
from bot.sessions.desk.service import SessionDetails
from bot.sessions.nobody.service import NobodyNoted
from bot.telegram.kit.screen import Screen, paragraphs, tap


def ask_nobody(found: SessionDetails, texts: Texts) -> Screen:
    """Ask once, since everybody then counts as absent."""
    session = found.session
    return Screen(
        text=paragraphs(list_title(session, texts), texts.count("nobody.ask", len(found.seen))),
        buttons=[
            [tap(texts.label("nobody.yes"), NobodyWasThere(session.id))],
            [tap(texts.label("sessions.to_attendance"), ShowAttendance(session.id))],
        ],
    )


def noted(found: NobodyNoted, texts: Texts, *, now: datetime) -> Screen:
    """Show the list of attendance with what was noted, and its undo."""
    undo = UndoNobody(found.details.session.id, found.noted_at)
    return attendance_list(
        found.details,
        texts,
        said=texts("nobody.saved"),
        undo=[tap(texts.label("common.undo"), undo)],
        now=now,
    )


def undone(found: SessionDetails, texts: Texts, *, now: datetime) -> Screen:
    return attendance_list(found, texts, said=texts("nobody.undone"), now=now)
