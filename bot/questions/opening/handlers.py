"""The asker opens an answer, closes it, or says that it helped."""

from bot.questions.buttons import CloseAnswer, OpenAnswer, ThatHelps
from bot.questions.opening import screens, service
from bot.refusals import StaleButton
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls

routes = Routes("questions")


@routes.tap(OpenAnswer, private=True)
async def open_answer(turn: Turn, button: OpenAnswer) -> None:
    above = turn.tapped_message_id
    if above is None:
        raise StaleButton
    opened = await service.open_answer(turn.act, button.question, chat=turn.chat_id, above=above)
    turn.show(screens.above(opened, turn.texts, zone=turn.person.zone))


@routes.tap(CloseAnswer)
async def close_answer(turn: Turn, button: CloseAnswer) -> None:
    """Delete the answers from the chat, and turn the message above them back into Home.

    A message that is too old to be deleted becomes Home itself.
    """
    await service.hide(turn.act, button.question, chat=turn.chat_id)
    if turn.tapped_message_id is not None and turn.can_delete_message:
        turn.reply("delete", calls.delete(turn.chat_id, turn.tapped_message_id))
        turn.tapped_message_id = button.above
    await turn.go_home()


@routes.tap(ThatHelps)
async def that_helps(turn: Turn, button: ThatHelps) -> None:
    await service.helped(turn.act, button.question)
    turn.show(screens.thanks(button, turn.texts))
