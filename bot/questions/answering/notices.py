"""Tells the asker that there is an answer, and sends it when they open it."""

from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import ASKED, AWAITED, Drop
from bot.questions.answering import screens, service
from bot.questions.answering.service import PUSH
from bot.questions.domain import QuestionId
from bot.questions.notices import GONE, copy_of_part, load_thread
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.kit.screen import Screen
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind(PUSH, policy=AWAITED)
async def push(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    found = await load_thread(context, row)
    if found is None or not found.details.takes_part or found.details.question.unseen_since is None:
        return GONE
    return calls.say(row.chat_id, screens.push(found.id, context.texts(to)))


@notices.again(PUSH)
async def push_again(context: RenderContext, row: OutboxRow, to: Recipient) -> Screen | None:
    """Say again that there is an answer, so that it can be opened once more."""
    found = await load_thread(context, row)
    if found is None or not found.details.takes_part:
        return None
    return screens.push(found.id, context.texts(to))


@notices.kind(service.SHOWN, policy=ASKED, closes=True)
async def shown(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Copy an answer by its id; it quotes the question."""
    found = await load_thread(context, row)
    part = None if found is None else found.part(row.number("part"))
    if found is None or part is None:
        return GONE
    before = found.answered_part
    quoted = before.message_id if before is not None and before.chat_id == row.chat_id else None
    return copy_of_part(row, part, context.texts(to), reply_to=quoted)


@notices.kind(service.FOOT, policy=ASKED, closes=True)
async def foot(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    above = row.number("above")
    screen = screens.foot(QuestionId(row.number("question")), above, context.texts(to))
    return calls.say(row.chat_id, screen, silent=True)
