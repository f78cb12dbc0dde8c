"""Finds the question of a message that was edited."""

from typing import NamedTuple

from bot.membership.domain import ChatId
from bot.questions.domain import PartId, QuestionId
from bot.storage.database import Tx


class FoundPart(NamedTuple):
    """A message of a question, by its ids."""

    question: QuestionId
    part: PartId


async def find_part(tx: Tx, chat: ChatId, message: int) -> FoundPart | None:
    row = await tx.one(
        "SELECT question_id, id FROM question_parts"
        " WHERE chat_id = :chat AND message_id = :message ORDER BY id DESC LIMIT 1",
        chat=chat,
        message=message,
    )
    return None if row is None else FoundPart(QuestionId(row["question_id"]), PartId(row["id"]))
