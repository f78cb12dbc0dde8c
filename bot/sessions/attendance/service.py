"""A coordinator corrects whether somebody attended a meeting."""

from dataclasses import replace
from datetime import datetime

from bot.membership.domain import PersonId, Visitor
from bot.refusals import StaleButton
from bot.sessions.attendance import storage
from bot.sessions.attendance.domain import Attendance
from bot.sessions.briefings.service import refresh
from bot.sessions.desk.service import Card, open_card
from bot.sessions.domain import SessionId
from bot.sessions.service import note
from bot.storage.database import Tx


async def correct(
    tx: Tx,
    visitor: Visitor,
    session: SessionId,
    person: PersonId,
    state: Attendance,
    *,
    now: datetime,
) -> Card:
    """Keep a coordinator's word on whether somebody was there; it stands above any other."""
    card = await open_card(tx, visitor, session)
    somebody = next((each for each in card.seen if each.person == person), None)
    by, found = visitor.person, card.session
    if somebody is None or by is None or found.cancelled or not found.has_begun(now=now):
        raise StaleButton
    storage.correct(tx, session, person, state, by=by.id, now=now)
    detail = {"person": person, "state": str(state)}
    await note(tx, visitor, "session.attendance", session, detail=detail, now=now)
    refresh(tx, found, now=now)
    return replace(card, seen=tuple(await storage.listed(tx, session, card.cohort.id)))
