"""Claimed rows pass the gate and are written: each becomes a call, or is put off or closed."""

import logging
from dataclasses import replace

from bot.outbox import storage as outbox
from bot.outbox.domain import OutboxRow, Recipient
from bot.outbox.gate import storage as claims
from bot.outbox.gate.domain import Defer, Drop, Send, decide_on_row
from bot.outbox.holding.domain import Holds
from bot.storage import set_aside
from bot.storage.failures import DatabaseUnavailable
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.kinds import Notices, RenderContext
from bot.telegram.outgoing.results import OutgoingCall

log = logging.getLogger(__name__)


async def prepare_call(
    context: RenderContext, notices: Notices, holds: Holds, row: OutboxRow, to: Recipient
) -> OutgoingCall | Defer | Drop:
    """Return the call of a leased row, or why it is not sent now, which is then saved.

    A row that cannot be written is closed as failed, so that it does not stop the others.
    """
    try:
        verdict = holds.verdict(row, now=context.now) or decide_on_row(
            row, to, notices.policy(row), now=context.now
        )
        if isinstance(verdict, Send):
            written = await _render(context, notices, row, to)
            if isinstance(written, Call):
                return _outgoing(row, written, verdict)
            verdict = written
    except DatabaseUnavailable:
        raise
    except Exception as error:  # one broken row must not stop the others
        log.exception("render.failed", extra={"row": row.id, "kind": row.kind})
        await set_aside.note(context.tx, claims.PLACE, row.id, error, now=context.now)
        verdict = Drop(state="failed", reason=type(error).__name__)
    _close(context, row, verdict)
    return verdict


async def _render(
    context: RenderContext, notices: Notices, row: OutboxRow, to: Recipient
) -> Call | Drop:
    async with context.tx.savepoint():
        return await notices.render(context, row, to)


def _close(context: RenderContext, row: OutboxRow, verdict: Defer | Drop) -> None:
    """Delay or end a row that may not be sent now."""
    tx = context.tx
    match verdict:
        case Defer(until=until, reason=reason):
            outbox.put_back(
                tx, row.id, row.fence, due_at=until, reason=reason, counts_as_attempt=False
            )
        case Drop(state=state, reason=reason):
            outbox.mark_ended(tx, row.id, row.fence, state=state, reason=reason, now=context.now)


def _outgoing(row: OutboxRow, call: Call, verdict: Send) -> OutgoingCall:
    body = dict(call.body)
    if "chat_id" in body:  # the chat may have another id since the call was written
        body["chat_id"] = row.chat_id
    if verdict.silent and call.method.startswith(("send", "copy")):
        body["disable_notification"] = True
    if row.edits_message_id is not None:
        body["message_id"] = row.edits_message_id
    return OutgoingCall(
        id=row.id,
        chat_id=row.chat_id,
        call=replace(call, body=body),
        lane=row.lane,
        kind=row.kind,
        fence=row.fence,
        attempts=row.attempts,
        unknowns=row.unknowns,
        due_at=row.due_at,
        expires_at=row.expires_at,
        day=verdict.day,
    )
