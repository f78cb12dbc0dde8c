"""A coordinator corrects whether somebody attended a meeting."""

from dataclasses import replace

from bot.act import Act
from bot.membership.domain import PersonId
from bot.refusals import StaleButton
from bot.sessions.attendance import storage
from bot.sessions.attendance.domain import Attendance
from bot.sessions.briefings.service import refresh
from bot.sessions.desk.service import SessionDetails, open_details
from bot.sessions.domain import SessionId
from bot.sessions.service import note


async def correct(
    act: Act, session: SessionId, person: PersonId, state: Attendance
) -> SessionDetails:
    """Save a coordinator's word on whether somebody was there; it overrides any other."""
    card = await open_details(act, session)
    somebody = next((each for each in card.seen if each.person == person), None)
    by, found = act.visitor.person, card.session
    if somebody is None or by is None or found.cancelled or not found.has_begun(now=act.now):
        raise StaleButton
    storage.correct(act.tx, session, person, state, by=by.id, now=act.now)
    detail = {"person": person, "state": str(state)}
    await note(act, "session.attendance", session, detail=detail)
    refresh(act, found)
    return replace(
        card, seen=tuple(await storage.attendance_by_name(act.tx, session, card.cohort.id))
    )
