"""The notices that ring for coordinators, with the messages of the question below them."""

from markupsafe import Markup

from bot.outbox.domain import Owed, Recipient
from bot.outbox.gate.domain import ASKED, WORK, Drop
from bot.questions.domain import State
from bot.questions.notices import GONE, copied, found_by
from bot.questions.ringing import screens, service
from bot.questions.ringing.service import LOOKED
from bot.questions.service import Thread
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Desk, Renders

renders = Renders()


_WAITS = frozenset({State.OPEN, State.TAKEN})


@renders.kind(service.RING, manners=WORK)
@renders.kind(service.RING + LOOKED, manners=ASKED)
async def ring(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """The line that rings, with its keys."""
    found = await _for_them(desk, row, to)
    if found is None or not _is_wanted(found, row, to):
        return GONE
    texts = desk.texts(to)
    screen = screens.ring(
        found.asked,
        texts,
        reader=to.person_id,
        zone=to.zone,
        now=desk.now,
        note=_note(found, row, desk, to),
    )
    return calls.say(row.chat_id, screen)


@renders.kind(service.COPY, manners=WORK)
@renders.kind(service.COPY + LOOKED, manners=ASKED)
async def copy(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """A message below that line, copied by its id, without a sound of its own."""
    found = await _for_them(desk, row, to)
    part = None if found is None else found.part(row.number("part"))
    if found is None or part is None or not _is_wanted(found, row, to):
        return GONE
    return copied(row, part, desk.texts(to), reply_to=found.above(row.chat_id))


@renders.kind(service.LINE + LOOKED, manners=ASKED)
async def line(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """Whose words come next in a conversation."""
    found = await _for_them(desk, row, to)
    part = None if found is None else found.part(row.number("part"))
    if part is None:
        return GONE
    return calls.say(row.chat_id, screens.said_by(part, desk.texts(to), zone=to.zone), silent=True)


@renders.kind(service.EDIT, manners=ASKED)
async def edit(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """The line says what is true now."""
    found = await _for_them(desk, row, to)
    if found is None or row.edits_message_id is None:
        return GONE
    screen = screens.ring(
        found.asked, desk.texts(to), reader=to.person_id, zone=to.zone, now=desk.now
    )
    return calls.show(row.chat_id, row.edits_message_id, screen, only_edit=True)


@renders.kind(service.DELETE, manners=ASKED)
async def delete(_desk: Desk, row: Owed, _to: Recipient) -> Call | Drop:
    """What was taken back, erased or closed goes from a chat."""
    if row.edits_message_id is None:
        return Drop(state="dropped", reason="never sent")
    return calls.delete(row.chat_id, row.edits_message_id)


def _note(found: Thread, row: Owed, desk: Desk, to: Recipient) -> Markup | None:
    if row.about.get("stands_in"):
        return screens.no_coordinator(found.asked, desk.texts(to))
    return screens.overdue(desk.texts(to)) if row.about.get("again") else None


def _is_wanted(found: Thread, row: Owed, to: Recipient) -> bool:
    """What was answered or taken by another meanwhile need not ring any more."""
    if row.kind.endswith(LOOKED):
        return True
    question = found.asked.question
    anothers = question.taken_by not in {None, to.person_id}
    return question.state in _WAITS and (not anothers or bool(row.about.get("again")))


async def _for_them(desk: Desk, row: Owed, to: Recipient) -> Thread | None:
    """Return what a row is about, if its reader still speaks for that cohort."""
    found = await found_by(desk, row)
    return found if found is not None and found.speaks(to.person_id) else None
