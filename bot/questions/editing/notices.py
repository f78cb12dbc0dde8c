"""Says above the new words of a message who edited it."""

from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import ASKED, Drop
from bot.questions.editing import screens, service
from bot.questions.notices import GONE, load_thread
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


@notices.kind(service.CHANGED, policy=ASKED)
async def changed(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    found = await load_thread(context, row)
    part = None if found is None else found.part(row.number("part"))
    if found is None or part is None:
        return GONE
    if to.person_id != found.details.question.person_id and not found.speaks(to.person_id):
        return GONE
    screen = screens.changed(part, context.now, context.texts(to), zone=to.zone)
    return calls.say(row.chat_id, screen, silent=True)
