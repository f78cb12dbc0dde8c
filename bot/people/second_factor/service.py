"""Coordinators set up a second factor and type its codes; colleagues reset it."""

from datetime import timedelta
from typing import Final

import pyotp

from bot.act import Act
from bot.membership.domain import ChatId, CohortId, PersonId
from bot.membership.staff import storage as staff
from bot.people.second_factor import storage
from bot.people.second_factor.domain import (
    MOST_FAILURES,
    SESSION,
    AcceptedCode,
    Access,
    CodeResult,
    Factor,
    NotSetUp,
    Paused,
    Wrong,
    matching_step,
    pause_after,
)
from bot.people.service import enqueue_message, note_in_audit
from bot.refusals import NotAllowed, StaleButton

TOLD: Final = "people.codes_wrong"
TOLD_WITHIN: Final = timedelta(days=7)


async def access_of(act: Act, person: PersonId) -> Access:
    factor = await storage.load(act.tx, person)
    return Access(
        has_factor=factor is not None and factor.confirmed_at is not None,
        session_until=await storage.session_until(act.tx, person, now=act.now),
    )


async def offer(act: Act) -> str:
    """Make a secret for the visitor and return it; it is shown once, in a picture.

    Raises `NotAllowed` for people without a role, and `StaleButton` if a secret is confirmed: a
    colleague has to reset that first.
    """
    if not act.visitor.grants:
        raise NotAllowed
    known = await storage.load(act.tx, act.person.id)
    if known is not None and known.confirmed_at is not None:
        raise StaleButton
    secret = pyotp.random_base32()
    storage.offer(act.tx, act.person.id, secret, now=act.now)
    await note_in_audit(act, "factor.offer", f"person:{act.person.id}")
    return secret


async def check_code(act: Act, code: str) -> CodeResult:
    """Check a code of the visitor; the right one opens a session, five wrong ones begin a pause.

    The pauses grow, and colleagues are told: somebody else may have the phone.
    Nothing is raised for a wrong code, since a refusal would roll its count back.
    """
    factor = await storage.load(act.tx, act.person.id)
    if factor is None or not factor.is_usable(act.now):
        return NotSetUp()
    if factor.paused_until is not None and factor.paused_until > act.now:
        return Paused(until=factor.paused_until)
    step = matching_step(factor, code, now=act.now)
    return await (_refuse(act, factor) if step is None else _accept(act, factor, step))


async def _accept(act: Act, factor: Factor, step: int) -> AcceptedCode:
    person, until = act.person.id, act.now + SESSION
    storage.accept(act.tx, person, step, now=act.now)
    storage.open_session(act.tx, person, until=until, now=act.now)
    first = factor.confirmed_at is None
    await note_in_audit(act, "factor.confirm" if first else "session.open", f"person:{person}")
    return AcceptedCode(until=until, first=first)


async def _refuse(act: Act, factor: Factor) -> Wrong | Paused:
    person, failures = act.person.id, factor.failures + 1
    pause = pause_after(failures)
    if pause is None:
        storage.note_failure(act.tx, person, failures=failures, paused_until=None)
        return Wrong(left=MOST_FAILURES - failures % MOST_FAILURES)
    until = act.now + pause
    storage.note_failure(act.tx, person, failures=failures, paused_until=until)
    await note_in_audit(act, "factor.pause", f"person:{person}")
    await _tell_colleagues(act)
    return Paused(until=until)


async def _tell_colleagues(act: Act) -> None:
    """Tell who runs the visitor's cohorts, and administrators, at most once a day."""
    told: dict[ChatId, CohortId | None] = dict.fromkeys(await staff.chats_of_administrators(act.tx))
    for grant in act.visitor.grants:
        if grant.cohort_id is not None:
            for chat, _ in await staff.chats_of_coordinators(act.tx, grant.cohort_id):
                told.setdefault(chat, grant.cohort_id)
    for chat, cohort in told.items():
        if chat != act.person.telegram_id:  # a private chat has the id of its account
            about = {"cohort": cohort, "person": act.person.id}
            dedup = f"{TOLD}:{act.person.id}:{act.now.date().isoformat()}:{chat}"
            enqueue_message(act, chat, TOLD, about, keep=TOLD_WITHIN, dedup=dedup)


async def reset(act: Act, person: PersonId) -> None:
    """Delete somebody's second factor and end their session; the caller has checked the right.

    Raises `StaleButton` if there is none.
    """
    if await storage.load(act.tx, person) is None:
        raise StaleButton
    storage.delete(act.tx, person)
    storage.end_sessions(act.tx, person, now=act.now)
    await note_in_audit(act, "factor.reset", f"person:{person}")


async def end_session(act: Act, person: PersonId) -> None:
    """End somebody's session; the caller has checked the right to do it."""
    storage.end_sessions(act.tx, person, now=act.now)
    await note_in_audit(act, "session.end", f"person:{person}")
