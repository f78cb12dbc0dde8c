"""The notices that ring for coordinators, with the messages of the question below them."""

from markupsafe import Markup

from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import ASKED, FOR_STAFF, Drop
from bot.questions.domain import State
from bot.questions.notices import GONE, copied, found_by
from bot.questions.ringing import screens, service
from bot.questions.ringing.service import LOOKED
from bot.questions.service import Thread
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


_WAITS = frozenset({State.OPEN, State.TAKEN})


@notices.kind(service.RING, policy=FOR_STAFF)
@notices.kind(service.RING + LOOKED, policy=ASKED)
async def ring(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """The line that rings, with its buttons."""
    found = await _for_them(context, row, to)
    if found is None or not _is_wanted(found, row, to):
        return GONE
    texts = context.texts(to)
    screen = screens.ring(
        found.asked,
        texts,
        reader=to.person_id,
        zone=to.zone,
        now=context.now,
        note=_note(found, row, context, to),
    )
    return calls.say(row.chat_id, screen)


@notices.kind(service.COPY, policy=FOR_STAFF)
@notices.kind(service.COPY + LOOKED, policy=ASKED)
async def copy(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """A message below that line, copied by its id, without a sound of its own."""
    found = await _for_them(context, row, to)
    part = None if found is None else found.part(row.number("part"))
    if found is None or part is None or not _is_wanted(found, row, to):
        return GONE
    return copied(row, part, context.texts(to), reply_to=found.above(row.chat_id))


@notices.kind(service.LINE + LOOKED, policy=ASKED)
async def line(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Whose words come next in a conversation."""
    found = await _for_them(context, row, to)
    part = None if found is None else found.part(row.number("part"))
    if part is None:
        return GONE
    return calls.say(
        row.chat_id, screens.said_by(part, context.texts(to), zone=to.zone), silent=True
    )


@notices.kind(service.EDIT, policy=ASKED)
async def edit(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """The line says what is true now."""
    found = await _for_them(context, row, to)
    if found is None or row.edits_message_id is None:
        return GONE
    screen = screens.ring(
        found.asked, context.texts(to), reader=to.person_id, zone=to.zone, now=context.now
    )
    return calls.show(row.chat_id, row.edits_message_id, screen, only_edit=True)


@notices.kind(service.DELETE, policy=ASKED)
async def delete(_context: RenderContext, row: OutboxRow, _to: Recipient) -> Call | Drop:
    """What was taken back, erased or closed goes from a chat."""
    if row.edits_message_id is None:
        return Drop(state="dropped", reason="never sent")
    return calls.delete(row.chat_id, row.edits_message_id)


def _note(found: Thread, row: OutboxRow, context: RenderContext, to: Recipient) -> Markup | None:
    if row.about.get("stands_in"):
        return screens.no_coordinator(found.asked, context.texts(to))
    return screens.overdue(context.texts(to)) if row.about.get("again") else None


def _is_wanted(found: Thread, row: OutboxRow, to: Recipient) -> bool:
    """What was answered or taken by another meanwhile need not ring any more."""
    if row.kind.endswith(LOOKED):
        return True
    question = found.asked.question
    anothers = question.taken_by not in {None, to.person_id}
    return question.state in _WAITS and (not anothers or bool(row.about.get("again")))


async def _for_them(context: RenderContext, row: OutboxRow, to: Recipient) -> Thread | None:
    """Return what a row is about, if its reader still speaks for that cohort."""
    found = await found_by(context, row)
    return found if found is not None and found.speaks(to.person_id) else None
