"""A message that its author edited is heard by the area that works with it."""

from bot.announcements.editing import handlers as announcements
from bot.questions.editing import handlers as questions
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import Incoming


async def handle_edited(turn: Turn, said: Incoming) -> bool:
    """Let questions and announcements look at it; return whether it concerned one of them."""
    if await questions.handle_edited(turn, said):
        return True
    return await announcements.handle_edited(turn, said)
