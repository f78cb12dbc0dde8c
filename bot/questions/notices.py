"""Loads the question of a notice, and copies its messages."""

from bot.locale import Texts
from bot.outbox.domain import OutboxRow
from bot.outbox.gate.domain import Drop
from bot.questions import service
from bot.questions.domain import QuestionId, QuestionPart
from bot.questions.ringing import screens as desk_screens
from bot.questions.service import Thread
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import RenderContext

GONE = Drop(state="dropped", reason="no longer so")


def copy_of_part(row: OutboxRow, part: QuestionPart, texts: Texts, *, reply_to: int | None) -> Call:
    """Copy a message, or say that its author has deleted it."""
    gone = calls.say(row.chat_id, desk_screens.deleted(texts), silent=True, reply_to=reply_to)
    return calls.copy(
        row.chat_id, part.chat_id, part.message_id, silent=True, reply_to=reply_to, instead=gone
    )


async def load_thread(context: RenderContext, row: OutboxRow) -> Thread | None:
    """Load a question once for all outbox rows that are claimed together."""
    question = QuestionId(row.number("question"))
    key = ("question", question)
    if key not in context.memo:
        context.memo[key] = await service.find_question(context.tx, question)
    found: Thread | None = context.memo[key]
    return found
