"""The asker opens an answer, hides it again, says that it helped, or asks on by replying."""

from bot.domain.questions.question import QuestionId
from bot.domain.refusals import StaleButton
from bot.services.questions import opening
from bot.tg import calls
from bot.tg.buttons.questions import CloseAnswer, OpenAnswer, ThatHelps
from bot.tg.context import Turn
from bot.tg.handlers.router import Routes
from bot.tg.screens.questions import answers as screens

routes = Routes("questions")


@routes.tap(OpenAnswer)
async def open_answer(turn: Turn, button: OpenAnswer) -> None:
    """Turn the tapped message into the line above; the answers come below it."""
    above = turn.tapped_message_id
    if above is None:
        raise StaleButton
    opened = await opening.open_answer(
        turn.tx,
        turn.person.id,
        QuestionId(button.question),
        chat=turn.chat_id,
        above=above,
        now=turn.now,
    )
    turn.show(screens.above(opened, turn.texts, zone=turn.person.zone))


@routes.tap(CloseAnswer)
async def close_answer(turn: Turn, button: CloseAnswer) -> None:
    """Take the answers out of the chat, and turn the line above them back into Home.

    What is too old to be taken out becomes Home itself.
    """
    question = QuestionId(button.question)
    await opening.hide(turn.tx, turn.person.id, question, chat=turn.chat_id, now=turn.now)
    if turn.tapped_message_id is not None and turn.can_take_out:
        turn.reply("delete", calls.delete(turn.chat_id, turn.tapped_message_id))
        turn.tapped_message_id = button.above
    await turn.go_home()


@routes.tap(ThatHelps)
async def that_helps(turn: Turn, button: ThatHelps) -> None:
    """It helped, and the question is done."""
    question = QuestionId(button.question)
    await opening.helped(turn.tx, turn.person.id, question, now=turn.now)
    turn.show(screens.thanks(question, button.above, turn.texts))
