"""The coordinators' morning: what it shows is read when it goes, and again when it is edited."""

from bot.desk.morning import storage
from bot.desk.morning.service import EDIT, KIND, today_for
from bot.desk.today import screens
from bot.membership.domain import PersonId
from bot.outbox.domain import Owed, Recipient
from bot.outbox.gate.domain import ASKED, WORK, Drop
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.kit.screen import Screen
from bot.telegram.outgoing.kinds import Desk, Renders

renders = Renders()
GONE = Drop(state="dropped", reason="no longer so")


@renders.kind(KIND, manners=WORK)
async def today(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """The morning's message."""
    screen = await _screen(desk, row, to)
    return GONE if screen is None else calls.say(row.chat_id, screen)


@renders.kind(EDIT, manners=ASKED)
async def edit(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """The same message, with what has become true; left alone while it shows something else."""
    person = PersonId(row.number("person"))
    day = await storage.of_person(desk.tx, person)
    screen = await _screen(desk, row, to)
    if day is None or day.is_away or screen is None or row.edits_message_id is None:
        return GONE
    return calls.show(row.chat_id, row.edits_message_id, screen, only_edit=True)


async def _screen(desk: Desk, row: Owed, to: Recipient) -> Screen | None:
    person = PersonId(row.number("person"))
    found = await today_for(desk.tx, person, desk.house.courses, now=desk.now)
    if found is None:
        return None
    if len(found.boards) == 1:
        return screens.day(found.boards[0], desk.texts(to))
    return screens.several(found.boards, desk.texts(to))
