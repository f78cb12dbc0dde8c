"""[Say what to change] after a meeting: the next message goes to the coordinators as feedback."""

from datetime import timedelta
from typing import Any

from bot.questions.buttons import LetQuoteWords
from bot.questions.domain import QuestionForm
from bot.questions.feedback import screens, service
from bot.questions.handlers import accepts_message
from bot.safety.guard.handlers import EVERYTHING
from bot.safety.texts.handlers import open_prompt
from bot.sessions.buttons import SayWhatToChange
from bot.sessions.domain import SessionId
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import ContentType, Incoming
from bot.telegram.incoming.router import Routes

routes = Routes("questions")

DIALOG = "feedback"
HEARD_WITHIN = timedelta(hours=12)
"""How long a text is feedback; later it may be a question, to which an answer is promised."""


@routes.tap(SayWhatToChange)
async def ask_what_to_change(turn: Turn, button: SayWhatToChange) -> None:
    asking = await service.prepare(turn.act, button.session)
    care = await open_prompt(turn)
    screen = screens.prompt(asking, care, turn.texts)
    turn.ask(DIALOG, screen, HEARD_WITHIN, session=button.session)


@routes.dialog(DIALOG, guard=EVERYTHING)
async def read(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Pass feedback on after the guard read it; refuse others than text and voice."""
    if not accepts_message(turn, said):
        return
    sent = await service.give(
        turn.act,
        SessionId(dialog["session"]),
        chat=turn.chat_id,
        message=said.message_id,
        said=QuestionForm.VOICE if said.kind is ContentType.VOICE else QuestionForm.TEXT,
    )
    turn.end_dialog()
    turn.show(screens.given(sent.question, turn.texts, may_quote=False, may_take_back=True))


@routes.tap(LetQuoteWords)
async def let_quote(turn: Turn, button: LetQuoteWords) -> None:
    may = button.may == 1
    details = await service.let_quote(turn.act, button.question, may=may)
    back = details.question.may_be_taken_back
    turn.show(screens.given(button.question, turn.texts, may_quote=may, may_take_back=back))
