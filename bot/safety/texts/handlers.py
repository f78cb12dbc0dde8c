"""Shows what to do when somebody may be in danger, and the words where people write freely."""

from markupsafe import Markup

from bot.locale import Texts
from bot.refusals import NoSuchContent, require
from bot.safety.buttons import WhatToDo
from bot.safety.texts import screens, service
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("safety")


@routes.tap(WhatToDo, ends_dialog=True)
async def what_to_do(turn: Turn, _button: WhatToDo) -> None:
    words = require(
        await service.what_to_do(turn.act, turn.texts.language, demo=turn.bot.demo), NoSuchContent
    )
    written = turn.message or turn.quoted
    said = 0 if written is None else written.message_id
    more = [[screens.contact_button(said, turn.texts)]] if turn.visitor.enrolments else []
    turn.show(screens.what_to_do(words, turn.texts, more=more))


async def open_prompt(turn: Turn, texts: Texts | None = None) -> Markup | None:
    """Return the words of the course for places where people write freely; None without them."""
    language = (texts or turn.texts).language
    return await service.open_prompt(turn.act, language, demo=turn.bot.demo)
