"""What coordinators are told of meetings, written when it is sent, with what is true then."""

from bot.outbox.domain import Owed, Recipient
from bot.outbox.gate.domain import ASKED, Drop, Manners, YieldsTo
from bot.sessions.briefings import screens, service
from bot.sessions.domain import SessionId
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.kit.screen import Screen
from bot.telegram.outgoing.kinds import Desk, Renders

renders = Renders()

BRIEFING = Manners(capped=False, spaced=False, yields_to=YieldsTo.NOBODY, on_quiet_days=True)
"""One of a coordinator's two a day, but never held back: an hour later it tells nothing."""


@renders.kind("session.eve", manners=BRIEFING)
async def eve(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """Who comes tomorrow."""
    if to.person_id is None:
        return Drop(state="dropped", reason="gone")
    session, revision = _about(row)
    found = await service.eve(desk.tx, session, to.person_id, revision=revision, now=desk.now)
    if isinstance(found, str):
        return Drop(state="dropped", reason=found)
    course = desk.house.courses.get(found.cohort.course)
    return calls.say(row.chat_id, screens.eve(found, course, desk.texts(to), now=desk.now))


@renders.kind("session.over", manners=BRIEFING)
async def over(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """Who was there."""
    written = await _over(desk, row, to)
    return written if isinstance(written, Drop) else calls.say(row.chat_id, written)


@renders.kind("session.over_again", manners=ASKED)
async def over_again(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """The same message says what is known by now."""
    if row.edits_message_id is None:
        return Drop(state="dropped", reason="never sent")
    written = await _over(desk, row, to)
    if isinstance(written, Drop):
        return written
    return calls.show(row.chat_id, row.edits_message_id, written, only_edit=True)


async def _over(desk: Desk, row: Owed, to: Recipient) -> Screen | Drop:
    if to.person_id is None:
        return Drop(state="dropped", reason="gone")
    session, revision = _about(row)
    found = await service.over(desk.tx, session, to.person_id, revision=revision)
    if isinstance(found, str):
        return Drop(state="dropped", reason=found)
    return screens.over(found, desk.texts(to), now=desk.now)


def _about(row: Owed) -> tuple[SessionId, int]:
    return SessionId(row.number("session")), row.number("revision")
