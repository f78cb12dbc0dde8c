"""Coordinators remind the people who have not answered, once a day."""

from dataclasses import dataclass, replace
from datetime import date

from bot.act import Act
from bot.days import local_day
from bot.membership.domain import PersonId
from bot.outbox.domain import Lane
from bot.outbox.forecast.domain import Timing
from bot.outbox.gate.domain import SESSION
from bot.refusals import StaleButton
from bot.sessions.domain import Session, SessionId
from bot.sessions.reminders import storage as reminders
from bot.sessions.service import note_session_change, require_for_coordinator
from bot.sessions.timing.service import timing_now
from bot.sessions.unanswered import storage

KIND = "session.ask"
POLICY = replace(SESSION, yields_to_promises=True)
"""It is no step that other messages leave room for, so it leaves room for what was promised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """People who can be reminded of answering; nobody if that was done today, or it has begun."""

    people: tuple[PersonId, ...] = ()
    asked_today: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedAgain:
    """People are reminded of answering. `timing` says when; None if there are too many people."""

    session: Session
    people: int
    timing: Timing | None


async def find_unanswered(act: Act, session: Session) -> Unanswered:
    if session.cancelled or session.has_begun(now=act.now):
        return Unanswered()
    if await storage.were_asked(act.tx, session, _today(act, session)):
        return Unanswered(asked_today=True)
    return Unanswered(people=tuple(await storage.unanswered(act.tx, session.id, session.cohort_id)))


async def ask_again(act: Act, session: SessionId) -> AskedAgain:
    """Remind people who have not answered; raise `StaleButton` if nobody can be reminded now."""
    found = await require_for_coordinator(act, session)
    people = (await find_unanswered(act, found)).people
    if not people:
        raise StaleButton
    timing = await timing_now(act, people, POLICY)
    reminders.enqueue_each(
        act.tx,
        people,
        lane=Lane.REMINDER,
        kind=KIND,
        about={"session": session, "revision": found.revision},
        dedup=storage.dedup(found, _today(act, found)),
        due_at=act.now,
        expires_at=found.starts_at,
        now=act.now,
    )
    await note_session_change(act, "session.ask_again", session)
    return AskedAgain(session=found, people=len(people), timing=timing)


def _today(act: Act, session: Session) -> date:
    return local_day(act.now, session.zone)
