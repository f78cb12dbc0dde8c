"""Sends voice notes and pictures without sound when somebody asks, and deletes them again."""

import logging

from bot.catalog.course import MediumKind
from bot.learning.buttons import CloseMedium, LessonMedium, QuestionMedium
from bot.learning.handlers import delete_tapped
from bot.learning.media import screens, service
from bot.learning.media.service import RequestedFile
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Drawing

log = logging.getLogger(__name__)

routes = Routes("learning")


@routes.tap(LessonMedium)
async def send_of_lesson(turn: Turn, button: LessonMedium) -> None:
    wanted, language = (button.card, button.kind), turn.texts.language
    if button.attempt:
        found = await service.of_lesson_in_run(turn.act, button.attempt, *wanted, language=language)
    else:
        found = await service.of_lesson(turn.act, turn.enrolment.id, *wanted, language=language)
    _send(turn, found)


@routes.tap(QuestionMedium)
async def send_of_question(turn: Turn, button: QuestionMedium) -> None:
    found = await service.of_question(
        turn.act,
        button.attempt,
        button.place,
        button.beside,
        button.kind,
        language=turn.texts.language,
    )
    _send(turn, found)


@routes.tap(CloseMedium)
async def close(turn: Turn, _button: CloseMedium) -> None:
    delete_tapped(turn)


def _send(turn: Turn, found: RequestedFile) -> None:
    screen, medium = screens.caption(found, turn.texts), found.medium
    if medium.file_id is not None:
        gone = calls.say(turn.chat_id, screens.gone(turn.texts), silent=True)
        turn.reply("medium", calls.known_voice(turn.chat_id, screen, medium.file_id, instead=gone))
        return
    if not medium.file.is_file():  # somebody changed the course under the running bot
        log.warning("media.gone", extra={"what": f"{found.beside}:{found.of}"})
        turn.toast(turn.texts.label("media.gone"), alert=True)
        return
    about = {
        "course": found.course.id,
        "beside": found.beside,
        "of": found.of,
        "digest": medium.digest,
    }
    if medium.kind is MediumKind.VOICE:
        drawing = Drawing(field="voice", recipe="media", about=about, filename="voice.ogg")
        call = calls.voice(turn.chat_id, screen, drawing, seconds=medium.seconds, silent=True)
    else:
        name = f"picture{medium.file.suffix}"
        drawing = Drawing(field="photo", recipe="media", about=about, filename=name)
        call = calls.picture(turn.chat_id, screen, drawing, silent=True)
    turn.reply("medium", call)
