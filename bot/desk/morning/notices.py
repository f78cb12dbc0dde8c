"""The coordinators' morning message is read from the database when it is sent or edited."""

from dataclasses import replace

from bot.desk.inbox.screens import how_many_wait, with_waiting
from bot.desk.morning import storage
from bot.desk.morning.service import EDIT, KIND, load_today_of, note_seen
from bot.desk.today import screens
from bot.membership.domain import PersonId
from bot.membership.visitor.storage import load_visitors
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import ASKED, FOR_STAFF, Drop
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.kit.screen import Screen
from bot.telegram.outgoing.kinds import Notices, RenderContext
from bot.telegram.slots import Slots, find_waiting

notices = Notices()
GONE = Drop(state="dropped", reason="no longer so")


async def _opened(context: RenderContext, row: OutboxRow, _to: Recipient) -> None:
    """Keep the message up to date from now on, since it shows the day again; note who is seen."""
    person = PersonId(row.number("person"))
    storage.note_opened(context.tx, person, row.id)
    found = await load_today_of(context.act, person)
    if found is not None:
        note_seen(context.act, person, found.told)


@notices.kind(KIND, policy=FOR_STAFF, cover="morning.today", opened=_opened)
async def today(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    screen = await _screen(context, row, to)
    return GONE if screen is None else calls.say(row.chat_id, screen)


@notices.kind(EDIT, policy=ASKED, edits_covered=True)
async def edit(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Edit the message to the current state, unless it shows another screen."""
    person = PersonId(row.number("person"))
    day = await storage.of_person(context.tx, person)
    screen = await _screen(context, row, to)
    if day is None or day.is_away or screen is None or row.edits_message_id is None:
        return GONE
    return calls.show(row.chat_id, row.edits_message_id, screen, only_edit=True)


async def _screen(context: RenderContext, row: OutboxRow, to: Recipient) -> Screen | None:
    person = PersonId(row.number("person"))
    found = await load_today_of(context.act, person)
    if found is None:
        return None
    texts = context.texts(to)
    visitor = (await load_visitors(context.tx, [to.chat_id]))[to.chat_id]
    act = replace(context.act, visitor=visitor)
    cohorts = [board.cohort for board in found.told]
    waiting = await find_waiting(context.bot.part(Slots), act, cohorts, texts)
    if len(found.boards) == 1:
        [board], [mine] = found.boards, waiting
        return with_waiting(screens.day(board, texts), mine, board.cohort.id, texts)
    said = [how_many_wait(each, texts) for each in waiting]
    return screens.several(found.told, said, found.boards, texts)
