"""Messages that nobody asked for: thanked, guarded, sent away, or asked about. None is kept."""

from bot.domain.safety.stray import Answer, Came, answer
from bot.services.people import running
from bot.services.questions.offering import offer
from bot.tg import calls
from bot.tg.buttons.announcements import DeleteMine, Nothing
from bot.tg.context import Turn
from bot.tg.handlers.router import Routes
from bot.tg.handlers.safety.guarding import stop
from bot.tg.incoming import Incoming, Kind
from bot.tg.screens.questions.asking import ask_key, offered
from bot.tg.screens.safety import unasked as screens

routes = Routes("safety")

THANKS = "🙏"
DESK_ALBUM = "desk.album"
_CAME = {
    Kind.TEXT: Came.TEXT,
    Kind.STICKER: Came.STICKER,
    Kind.CONTACT: Came.POINTER,
    Kind.LOCATION: Came.POINTER,
    Kind.OTHER: Came.POINTER,
}


def came(said: Incoming) -> Came:
    """Return what somebody sent, as far as it matters for what becomes of it."""
    return _CAME.get(said.kind, Came.FILE)


async def hear_stray(turn: Turn, said: Incoming) -> None:
    """Answer somebody who has joined."""
    match answer(came(said), said.text, coordinates=bool(turn.visitor.grants)):
        case Answer.THANKED:
            turn.reply("reaction", calls.react(turn.chat_id, said.message_id, THANKS))
        case Answer.ASK_DESK:
            await _ask_desk(turn, said)
        case Answer.NOT_TAKEN:
            learns = turn.visitor.enrolment is not None
            ask = [ask_key(turn.texts)] if learns else []
            turn.say(screens.not_taken(said.message_id, turn.texts, ask=ask))
        case Answer.ASK:
            await _offer(turn, said)
        case (Answer.DANGER | Answer.GUARDED) as risk:
            await stop(turn, said, danger=risk is Answer.DANGER)


async def _offer(turn: Turn, said: Incoming) -> None:
    """Offer to pass it on; the question answers the message, so that a tap finds it again."""
    found = await offer(turn.tx, turn.visitor, turn.chat_id, reply_to=said.reply_to, now=turn.now)
    if found is None:
        turn.say(screens.choices(turn.texts, learns=turn.visitor.enrolment is not None))
        return
    screen = offered(found, turn.texts)
    turn.reply("ask", calls.say(turn.chat_id, screen, reply_to=said.message_id))


async def _ask_desk(turn: Turn, said: Incoming) -> None:
    """Ask a coordinator; the question answers the message, so that a tap finds it again."""
    places = await running.open_cohorts(turn.tx, turn.visitor)
    if not places:
        turn.say(screens.choices(turn.texts, learns=turn.visitor.enrolment is not None))
    elif said.media_group is None:
        screen = screens.what_with_this(places, turn.texts)
        turn.reply("ask", calls.say(turn.chat_id, screen, reply_to=said.message_id))
    elif (turn.dialog or {}).get("album") != said.media_group:
        turn.begin(DESK_ALBUM, album=said.media_group)
        turn.say(screens.album(places, turn.texts))


@routes.tap(DeleteMine)
async def delete_mine(turn: Turn, button: DeleteMine) -> None:
    """Delete what somebody sent, here and nowhere else, or say that it is too old."""
    if turn.can_take_out:  # what was sent is as old as the answer to it
        turn.reply("delete", calls.delete(turn.chat_id, button.message))
        turn.show(screens.deleted(turn.texts))
    else:
        turn.toast(turn.texts.label("media.too_old"), alert=True)
        await turn.go_home()


@routes.tap(Nothing)
async def nothing(turn: Turn, _button: Nothing) -> None:
    """Take the question away, or turn one that is too old for that into Home."""
    if turn.tapped_message_id is not None and turn.can_take_out:
        turn.reply("delete", calls.delete(turn.chat_id, turn.tapped_message_id))
    else:
        await turn.go_home()
