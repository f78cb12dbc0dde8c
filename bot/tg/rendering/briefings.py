"""What coordinators are told of meetings, written when it is sent, with what is true then."""

from bot.domain.delivery.gate import ASKED, Drop, Manners, YieldsTo
from bot.domain.delivery.lanes import Owed, Recipient
from bot.domain.sessions.session import SessionId
from bot.services.sessions import briefings
from bot.tg import calls
from bot.tg.calls import Call
from bot.tg.rendering.kinds import Desk, Renders
from bot.tg.screens.screen import Screen
from bot.tg.screens.sessions import briefings as screens

renders = Renders()

BRIEFING = Manners(capped=False, spaced=False, yields_to=YieldsTo.NOBODY, on_quiet_days=True)
"""One of a coordinator's two a day, but never held back: an hour later it tells nothing."""


@renders.kind("session.eve", manners=BRIEFING)
async def eve(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """Who comes tomorrow."""
    if to.person_id is None:
        return Drop(state="dropped", reason="gone")
    session, revision = _about(row)
    found = await briefings.eve(desk.tx, session, to.person_id, revision=revision, now=desk.now)
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
    found = await briefings.over(desk.tx, session, to.person_id, revision=revision)
    if isinstance(found, str):
        return Drop(state="dropped", reason=found)
    return screens.over(found, desk.texts(to), now=desk.now)


def _about(row: Owed) -> tuple[SessionId, int]:
    return SessionId(row.number("session")), row.number("revision")
