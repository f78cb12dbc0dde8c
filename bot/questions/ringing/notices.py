"""Notify coordinators of a question, with copies of its messages below."""

from datetime import datetime

from markupsafe import Markup

from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate.domain import ASKED, FOR_STAFF, Drop
from bot.questions.domain import PartId, QuestionKind, QuestionState
from bot.questions.joined_lines.domain import with_lines
from bot.questions.notices import GONE, copy_of_part, load_thread
from bot.questions.ringing import screens, service
from bot.questions.ringing.service import REQUESTED
from bot.questions.service import Thread
from bot.safety.texts import service as safety_texts
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Call
from bot.telegram.kit.screen import Screen
from bot.telegram.outgoing.kinds import Notices, RenderContext

notices = Notices()


_WAITS = frozenset({QuestionState.OPEN, QuestionState.TAKEN})


async def _opened(context: RenderContext, row: OutboxRow, _to: Recipient) -> None:
    """Send copies of the messages that rang, below the one that was opened."""
    found = await load_thread(context, row)
    if found is not None:
        await service.note_seen(context.act, found)
        rang = {*row.numbers("parts")} if "parts" in row.about else {p.id for p in found.unanswered}
        parts = with_lines(found.parts, {PartId(each) for each in rang})
        service.enqueue_copies(context.act, row, found.id, parts)


@notices.kind(service.RING, policy=FOR_STAFF, cover="ringing.cover_question", opened=_opened)
@notices.kind(service.RING + REQUESTED, policy=ASKED)
async def ring(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    found = await _for_them(context, row, to)
    if found is None or not (context.opening or _is_wanted(found, row, to, now=context.now)):
        return GONE
    note = _note(found, row, context, to)
    return calls.say(row.chat_id, await _screen(found, context, to, note=note))


@notices.kind(service.COPY, policy=FOR_STAFF)
async def copy_unopened(_context: RenderContext, _row: OutboxRow, _to: Recipient) -> Call | Drop:
    """Drop a copy that an earlier release enqueued with its ring: it comes when that is opened."""
    return GONE


@notices.kind(service.COPY + REQUESTED, policy=ASKED)
async def copy(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    found = await _for_them(context, row, to)
    part = None if found is None else found.part(row.number("part"))
    if found is None or part is None:
        return GONE
    return copy_of_part(row, part, context.texts(to), reply_to=found.above(row.chat_id))


@notices.kind(service.LINE + REQUESTED, policy=ASKED)
async def line(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    found = await _for_them(context, row, to)
    part = None if found is None else found.part(row.number("part"))
    if part is None:
        return GONE
    return calls.say(
        row.chat_id, screens.said_by(part, context.texts(to), zone=to.zone), silent=True
    )


@notices.kind(service.EDIT, policy=ASKED, edits_covered=True)
async def edit(context: RenderContext, row: OutboxRow, to: Recipient) -> Call | Drop:
    """Update the message that rang to the present state."""
    found = await _for_them(context, row, to)
    if found is None or row.edits_message_id is None:
        return GONE
    screen = await _screen(found, context, to)
    return calls.show(row.chat_id, row.edits_message_id, screen, only_edit=True)


@notices.kind(service.DELETE, policy=ASKED)
async def delete(_context: RenderContext, row: OutboxRow, _to: Recipient) -> Call | Drop:
    """Delete a message that was taken back, deleted or closed."""
    if row.edits_message_id is None:
        return Drop(state="dropped", reason="never sent")
    return calls.delete(row.chat_id, row.edits_message_id)


async def _screen(
    found: Thread, context: RenderContext, to: Recipient, *, note: Markup | None = None
) -> Screen:
    return screens.ring(
        found.details,
        context.texts(to),
        reader=to.person_id,
        zone=to.zone,
        now=context.now,
        note=note,
        relay=await _relay(found, context, to),
        course=context.bot.courses.get(found.details.course),
    )


def _note(found: Thread, row: OutboxRow, context: RenderContext, to: Recipient) -> Markup | None:
    if row.about.get("unopened"):
        return screens.unopened(context.texts(to))
    if row.about.get("stands_in"):
        return screens.no_coordinator(found.details, context.texts(to))
    return screens.overdue(context.texts(to)) if row.about.get("again") else None


async def _relay(found: Thread, context: RenderContext, to: Recipient) -> Markup | None:
    """Return the course's words about a person who wants to be contacted."""
    question = found.details.question
    if question.kind is not QuestionKind.CONTACT:
        return None
    language = context.texts(to).language
    return await safety_texts.relay(
        context.act, question.cohort_id, language, demo=context.bot.demo
    )


def _is_wanted(found: Thread, row: OutboxRow, to: Recipient, *, now: datetime) -> bool:
    """Tell whether it still has to ring: it is not answered, nor taken by another who is there."""
    if row.kind.endswith(REQUESTED):
        return True
    question = found.details.question
    taker = next((p for p in found.responders if p.person_id == question.taken_by), None)
    is_there = taker is None or not taker.is_away(now=now)
    anothers = question.taken_by not in {None, to.person_id} and is_there
    return question.state in _WAITS and (not anothers or bool(row.about.get("again")))


async def _for_them(context: RenderContext, row: OutboxRow, to: Recipient) -> Thread | None:
    """Return the question of a row; None if its reader may not answer it any more."""
    found = await load_thread(context, row)
    return found if found is not None and found.speaks(to.person_id) else None
