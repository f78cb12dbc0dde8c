"""Shows what to do in danger, words where people write freely, and consent as a file."""

from markupsafe import Markup

from bot.catalog.course import Course
from bot.locale import Texts
from bot.refusals import NoSuchContent, require
from bot.safety.buttons import WhatToDo
from bot.safety.texts import screens, service
from bot.safety.texts.domain import CONSENT, consent_to_keep, reader_first
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls

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


def send_consent(turn: Turn, course: Course, texts: Texts) -> None:
    """Send the whole text on consent as a file, in all languages; the reader's comes first.

    The row of this reply has the same kind as others after a tap: who took it is not stored.
    """
    asked = consent_to_keep(course, texts.language, months=turn.bot.periods.inactive_months)
    languages = reader_first(course.safety_text(CONSENT).text.languages, texts.language)
    drawing = screens.consent_file(asked, languages, texts)
    turn.reply("after", calls.document(turn.chat_id, screens.file_caption(texts), drawing))
