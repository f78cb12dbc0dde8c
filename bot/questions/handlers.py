"""Accepts messages to the coordinators, wherever they are asked for."""

from bot.questions.domain import AcceptedMessage, NotAccepted, Thanked, accept_question
from bot.questions.screens import not_here, nothing_yet
from bot.safety.guard.domain import words_of
from bot.safety.guard.handlers import THANKS, message_kind
from bot.safety.typed_questions.domain import is_bare_yes
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import ContentType, Incoming
from bot.telegram.kit import calls


def accepts_message(turn: Turn, said: Incoming, *, asked: bool = True, first: bool = True) -> bool:
    """Tell whether a text or voice message can be passed on; answer any other message.

    The guard has let it pass. `asked`: the bot waits for words, so thanks are no answer.
    `first`: it would be the first message of a question, which a bare "yes" cannot be.
    """
    voice, words = said.kind is ContentType.VOICE, words_of(turn.act.courses)
    if first and is_bare_yes(said.text):
        turn.say(nothing_yet(turn.texts))
        return False
    match accept_question(message_kind(said), said.text, words, voice=voice):
        case AcceptedMessage():
            return True
        case Thanked():
            turn.reply("reaction", calls.react(turn.chat_id, said.message_id, THANKS))
            if asked:
                turn.say(nothing_yet(turn.texts))
        case NotAccepted():
            turn.say(not_here(said.message_id, turn.texts))
    return False
