"""Delivers one row: waits for its turn, posts it, and reacts to Telegram's answer.

Telegram may answer that a group has another id now, that the message to edit or to copy is gone, or
that it cannot read the formatting. Then the row waits for another turn, and is posted once more in
another form.
"""

import logging
from collections.abc import Callable
from dataclasses import replace

from telegram.ext import ExtBot

from bot.clock import Clock
from bot.outbox.gate.domain import Drop
from bot.outbox.pacing.domain import backoff
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.last_edits import LastEdits
from bot.telegram.outgoing.lease_keeper import LeaseKeeper
from bot.telegram.outgoing.pace import Pace
from bot.telegram.outgoing.posting import (
    Accepted,
    BadMarkup,
    ChatMoved,
    MessageGone,
    NoAnswer,
    NotSent,
    PostOutcome,
    RateLimited,
    TokenRevoked,
    UnknownFileId,
    post,
)
from bot.telegram.outgoing.results import OutgoingCall, TakenOver
from bot.telegram.outgoing.uploads import FileContent, Uploads
from bot.telegram.outgoing.variants import replacement, without_markup

log = logging.getLogger(__name__)

EPHEMERAL_TRIES = 3
EPHEMERAL_SECONDS = 30.0


class Deliverer:
    """Posts rows.

    `moved` is called with the new id of a group before its row is posted there. `outcome_unknown`
    is called before a reply without a row is sent once more.
    """

    def __init__(
        self,
        *,
        bot: ExtBot[None],
        uploads: Uploads,
        clock: Clock,
        pace: Pace,
        moved: Callable[[OutgoingCall, ChatMoved], None],
        outcome_unknown: Callable[[], None],
        leases: LeaseKeeper,
    ) -> None:
        self._bot = bot
        self._uploads = uploads
        self._clock = clock
        self._pace = pace
        self._moved = moved
        self._outcome_unknown = outcome_unknown
        self._leases = leases
        self._last_edits = LastEdits(clock)

    async def send(self, row: OutgoingCall) -> PostOutcome | Drop | TakenOver:
        """Send a row as soon as the rate limits allow; errors of drawing its file are raised.

        Raises `DatabaseUnavailable` if nobody knows whether the row still belongs to this worker.
        """
        if self._leases.alone and self._last_edits.shows_already(row):
            return Accepted()
        try:
            return await self._send(row)
        finally:
            self._pace.note_ended(row)

    async def _send(self, row: OutgoingCall) -> PostOutcome | Drop | TakenOver:
        failures = tries = 0
        while True:
            await self._wait_for_turn(row)
            if not await self._leases.still_has(row):
                return TakenOver()
            if row.expires_at is not None and row.expires_at <= self._clock.now():
                return Drop(state="expired", reason="expired")
            outcome = await self._post(row)
            if isinstance(outcome, NotSent):
                failures += 1
                self._pace.note_ended(row)
                self._pace.pause(backoff(failures))
                log.warning("telegram.unreachable", extra={"failures": failures})
                continue
            if isinstance(outcome, TokenRevoked) and row.id is None:
                continue  # it waits in memory until the token works again
            tries += 1
            if not _retry_from_memory(row, outcome, tries):
                return outcome
            if isinstance(outcome, RateLimited):
                await self._clock.sleep(outcome.seconds)
            else:
                row.unknowns += 1
                log.warning("outcome.unknown", extra={"row": None, "kind": row.kind})
                self._outcome_unknown()

    async def _post(self, row: OutgoingCall) -> PostOutcome:
        drawing = row.call.drawing
        if drawing is None:
            return await self._post_fitting(row)
        return await self._uploads.post(drawing, lambda content: self._post_fitting(row, content))

    async def _post_fitting(
        self, row: OutgoingCall, content: FileContent | None = None
    ) -> PostOutcome:
        """Post a row; if Telegram's answer asks for another form, post it once more."""
        outcome = await self._post_once(row, content)
        if isinstance(outcome, ChatMoved):
            self._follow(row, outcome)
            outcome = await self._post_once(row, content)
        instead = _instead(row.call, outcome)
        if instead is not None:
            row.call = instead
            outcome = await self._post_once(row, content)
        if isinstance(outcome, BadMarkup):
            log.error("markup.refused", extra={"kind": row.kind, "reason": outcome.reason})
            row.call = without_markup(row.call)
            outcome = await self._post_once(row, content)
        return outcome

    async def _post_once(self, row: OutgoingCall, content: FileContent | None) -> PostOutcome:
        if not row.has_turn:
            await self._wait_for_turn(row)
        row.has_turn = False
        row.posting = True
        self._last_edits.forget(row.chat_id)
        outcome = await post(self._bot, row.call, content)
        row.posting = False
        self._last_edits.note(row, outcome)
        if not isinstance(outcome, RateLimited | NoAnswer | NotSent):
            self._pace.note_answer(row)
        return outcome

    async def _wait_for_turn(self, row: OutgoingCall) -> None:
        await self._pace.wait(row)
        row.has_turn = True

    def _follow(self, row: OutgoingCall, moved: ChatMoved) -> None:
        """Report the new id of the chat, and continue with it."""
        self._moved(replace(row), moved)
        row.chat_id = moved.chat_id
        row.call = replace(row.call, body={**row.call.body, "chat_id": moved.chat_id})


def _instead(call: Call, outcome: PostOutcome) -> Call | None:
    """Return the call to make if the message, or the file that Telegram had, is gone."""
    if isinstance(outcome, UnknownFileId) and call.drawing is None:
        return call.instead
    return replacement(call) if isinstance(outcome, MessageGone) else None


def _retry_from_memory(row: OutgoingCall, outcome: PostOutcome, tries: int) -> bool:
    """Tell whether to retry a reply without a row at once: there is no later retry.

    Replies to strangers exist in memory only; to get one twice is better than never.
    """
    if row.id is not None or tries >= EPHEMERAL_TRIES:
        return False
    if isinstance(outcome, NoAnswer):
        return row.may_repeat
    return isinstance(outcome, RateLimited) and outcome.seconds <= EPHEMERAL_SECONDS
