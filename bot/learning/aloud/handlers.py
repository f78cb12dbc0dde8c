"""Handles a sentence to say: said aloud, or typed and deleted again."""

from typing import Any

from bot.learning.aloud import screens, service
from bot.learning.aloud.buttons import LeaveAloud, OpenAloud, SaidAloud, TickAloud
from bot.learning.aloud.domain import TYPED_FOR
from bot.outbox.jobs.storage import Job
from bot.safety.guard.handlers import REHEARSAL
from bot.safety.typed_questions.handlers import TYPED_WITHIN
from bot.safety.typed_questions.screens import only_text
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.job_tools import Finish, JobTools
from bot.telegram.incoming.messages import ContentType, Incoming
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls

routes = Routes("learning")
SAYING = "aloud"


@routes.tap(OpenAloud)
async def open_aloud(turn: Turn, button: OpenAloud) -> None:
    opened = await service.open_aloud(turn.act, turn.enrolment.id, button.item)
    turn.ask(SAYING, screens.asked(opened, turn.texts), TYPED_WITHIN, item=button.item)


@routes.tap(SaidAloud, ends_dialog=True)
async def said_aloud(turn: Turn, button: SaidAloud) -> None:
    opened = await service.open_aloud(turn.act, turn.enrolment.id, button.item)
    turn.show(screens.compared(opened, 0, turn.texts))


@routes.dialog(SAYING, guard=REHEARSAL)
async def typed(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Show one way to say it, and let the typed sentence be deleted; nothing keeps its words.

    The dialog stays open until then: a rehearsal may come in several messages, and may be grave.
    """
    if said.kind is not ContentType.TEXT:
        turn.say(only_text(said.message_id, turn.texts))
        return
    service.delete_later(turn.act, turn.chat_id, said.message_id)
    enrolment, item = turn.enrolment.id, dialog["item"]
    opened = await service.open_aloud(turn.act, enrolment, item, typed=True)
    turn.ask(SAYING, screens.compared(opened, 0, turn.texts), TYPED_FOR, item=item)


@routes.tap(TickAloud)
async def tick(turn: Turn, button: TickAloud) -> None:
    enrolment, is_typed = turn.enrolment.id, button.typed == 1
    opened = await service.open_aloud(turn.act, enrolment, button.item, typed=is_typed)
    turn.show(screens.compared(opened, button.ticks, turn.texts))


@routes.tap(LeaveAloud, ends_dialog=True)
async def leave(turn: Turn, button: LeaveAloud) -> None:
    await service.go_on(turn.act, turn.enrolment.id, button.item, turn.chat_id)
    await turn.go_home(news=turn.texts("aloud.gone_on"))


@routes.job(service.DELETION)
async def delete_typed(job: Job, _tools: JobTools) -> Finish:
    """Delete a typed sentence from the chat."""

    async def finish(turn: Turn) -> None:
        turn.reply("delete", calls.delete(turn.chat_id, job.about["message"]))

    return finish
