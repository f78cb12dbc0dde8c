"""Accepts messages to the coordinators, wherever they are asked for."""

from bot.questions.domain import AcceptedMessage, NotAccepted, Thanked, accept_question
from bot.questions.screens import not_here
from bot.safety.guard.domain import words_of
from bot.safety.guard.handlers import THANKS, message_kind
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import ContentType, Incoming
from bot.telegram.kit import calls


def accepts_message(turn: Turn, said: Incoming) -> bool:
    """Tell whether a text or voice message can be passed on; answer any other message.

    The guard has let it pass.
    """
    voice, words = said.kind is ContentType.VOICE, words_of(turn.act.courses)
    match accept_question(message_kind(said), said.text, words, voice=voice):
        case AcceptedMessage():
            return True
        case Thanked():
            turn.reply("reaction", calls.react(turn.chat_id, said.message_id, THANKS))
        case NotAccepted():
            turn.say(not_here(said.message_id, turn.texts))
    return False
