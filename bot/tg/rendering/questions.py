"""What is said unasked about questions: what rings at coordinators, and that there is an answer."""

from markupsafe import Markup

from bot.domain.delivery.gate import ASKED, AWAITED, WORK, Drop
from bot.domain.delivery.lanes import Owed, Recipient
from bot.domain.questions.question import Part, QuestionId, State
from bot.locale import Texts
from bot.services.questions import opening, ringing, thread
from bot.services.questions.answering import PUSH
from bot.services.questions.ringing import LOOKED
from bot.services.questions.thread import Thread
from bot.tg import calls
from bot.tg.calls import Call
from bot.tg.rendering.kinds import Desk, Renders
from bot.tg.screens.questions import answers
from bot.tg.screens.questions import desk as desk_screens

renders = Renders()

GONE = Drop(state="dropped", reason="no longer so")
_WAITS = frozenset({State.OPEN, State.TAKEN})


@renders.kind(ringing.RING, manners=WORK)
@renders.kind(ringing.RING + LOOKED, manners=ASKED)
async def ring(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """The line that rings, with its keys."""
    found = await _for_them(desk, row, to)
    if found is None or not _is_wanted(found, row, to):
        return GONE
    texts = desk.texts(to)
    screen = desk_screens.ring(
        found.asked,
        texts,
        reader=to.person_id,
        zone=to.zone,
        now=desk.now,
        note=_note(found, row, desk, to),
    )
    return calls.say(row.chat_id, screen)


@renders.kind(ringing.COPY, manners=WORK)
@renders.kind(ringing.COPY + LOOKED, manners=ASKED)
async def copy(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """A message below that line, copied by its id, without a sound of its own."""
    found = await _for_them(desk, row, to)
    part = None if found is None else found.part(row.number("part"))
    if found is None or part is None or not _is_wanted(found, row, to):
        return GONE
    return _copied(row, part, desk.texts(to), reply_to=found.above(row.chat_id))


@renders.kind(ringing.LINE + LOOKED, manners=ASKED)
async def line(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """Whose words come next in a conversation."""
    found = await _for_them(desk, row, to)
    part = None if found is None else found.part(row.number("part"))
    if part is None:
        return GONE
    return calls.say(
        row.chat_id, desk_screens.said_by(part, desk.texts(to), zone=to.zone), silent=True
    )


@renders.kind(ringing.EDIT, manners=ASKED)
async def edit(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """The line says what is true now."""
    found = await _for_them(desk, row, to)
    if found is None or row.edits_message_id is None:
        return GONE
    screen = desk_screens.ring(
        found.asked, desk.texts(to), reader=to.person_id, zone=to.zone, now=desk.now
    )
    return calls.show(row.chat_id, row.edits_message_id, screen, only_edit=True)


@renders.kind(ringing.DELETE, manners=ASKED)
async def delete(_desk: Desk, row: Owed, _to: Recipient) -> Call | Drop:
    """What was taken back, erased or closed goes from a chat."""
    if row.edits_message_id is None:
        return Drop(state="dropped", reason="never sent")
    return calls.delete(row.chat_id, row.edits_message_id)


@renders.kind(PUSH, manners=AWAITED)
async def push(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """There is an answer."""
    found = await _found(desk, row)
    if found is None or not found.asked.takes_part or found.asked.question.unseen_since is None:
        return GONE
    return calls.say(row.chat_id, answers.push(found.id, desk.texts(to)))


@renders.kind(opening.SHOWN, manners=ASKED)
async def shown(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """An answer, copied by its id; it quotes what was asked."""
    found = await _found(desk, row)
    part = None if found is None else found.part(row.number("part"))
    if found is None or part is None:
        return GONE
    asked = found.answered_part
    quoted = asked.message_id if asked is not None and asked.chat_id == row.chat_id else None
    return _copied(row, part, desk.texts(to), reply_to=quoted)


@renders.kind(opening.FOOT, manners=ASKED)
async def foot(desk: Desk, row: Owed, to: Recipient) -> Call | Drop:
    """Did this help?"""
    above = row.number("above")
    screen = answers.foot(QuestionId(row.number("question")), above, desk.texts(to))
    return calls.say(row.chat_id, screen, silent=True)


def _copied(row: Owed, part: Part, texts: Texts, *, reply_to: int | None) -> Call:
    """Copy somebody's message, or say that its writer has deleted it meanwhile."""
    gone = calls.say(row.chat_id, desk_screens.deleted(texts), silent=True, reply_to=reply_to)
    return calls.copy(
        row.chat_id, part.chat_id, part.message_id, silent=True, reply_to=reply_to, instead=gone
    )


def _note(found: Thread, row: Owed, desk: Desk, to: Recipient) -> Markup | None:
    if row.about.get("stands_in"):
        return desk_screens.no_coordinator(found.asked, desk.texts(to))
    return desk_screens.overdue(desk.texts(to)) if row.about.get("again") else None


def _is_wanted(found: Thread, row: Owed, to: Recipient) -> bool:
    """What was answered or taken by another meanwhile need not ring any more."""
    if row.kind.endswith(LOOKED):
        return True
    question = found.asked.question
    anothers = question.taken_by not in {None, to.person_id}
    return question.state in _WAITS and (not anothers or bool(row.about.get("again")))


async def _for_them(desk: Desk, row: Owed, to: Recipient) -> Thread | None:
    """Return what a row is about, if its reader still speaks for that cohort."""
    found = await _found(desk, row)
    return found if found is not None and found.speaks(to.person_id) else None


async def _found(desk: Desk, row: Owed) -> Thread | None:
    """Load a question once for all rows of a claim."""
    question = QuestionId(row.number("question"))
    key = ("question", question)
    if key not in desk.memo:
        desk.memo[key] = await thread.find(desk.tx, question)
    found: Thread | None = desk.memo[key]
    return found
