"""The outcome of a row after its call: it has ended, or it is sent later, and when."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.clock import Clock
from bot.outbox.domain import OUTCOME_UNKNOWN
from bot.outbox.gate.domain import Drop
from bot.outbox.pacing.domain import backoff
from bot.telegram.outgoing.in_flight import InFlightLimit
from bot.telegram.outgoing.outages import OutageProbe
from bot.telegram.outgoing.pace import Pace
from bot.telegram.outgoing.posting import (
    Accepted,
    BadMarkup,
    ChatMoved,
    ChatUnreachable,
    MessageGone,
    NoAnswer,
    PostOutcome,
    RateLimited,
    Rejected,
    TokenRevoked,
    UnknownFileId,
)
from bot.telegram.outgoing.results import (
    OutgoingCall,
    Requeued,
    RowResult,
    TakenOver,
)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class InternalFailure:
    """The bot itself failed before it made the call."""

    reason: str
    counts_as_attempt: bool


class Conclusions:
    """Turns outcomes into results and reports them to `InFlightLimit`.

    `bot_id` names the bot, `wake` lets the sender look for due rows.
    """

    def __init__(
        self,
        *,
        bot_id: Callable[[], int],
        clock: Clock,
        in_flight: InFlightLimit,
        pace: Pace,
        probe: OutageProbe,
        wake: Callable[[], None],
    ) -> None:
        self._bot_id = bot_id
        self._clock = clock
        self._in_flight = in_flight
        self._pace = pace
        self._probe = probe
        self._wake = wake

    def conclude(
        self, row: OutgoingCall, outcome: PostOutcome | Drop | TakenOver | InternalFailure
    ) -> bool:
        """Save the result of a row; return False if the rest of its chat must wait."""
        match outcome:
            case Accepted() | Drop() | TakenOver():
                self.note(row, outcome)
            case Rejected(reason=reason) | BadMarkup(reason=reason) | UnknownFileId(reason=reason):
                self.note(row, Drop(state="failed", reason=reason))
            case MessageGone():
                self.note(row, Drop(state="failed", reason="message gone"))
            case ChatUnreachable():
                self.note(row, outcome)
                return False
            case _:
                self._requeue(row, outcome)
                return False
        return True

    def _requeue(self, row: OutgoingCall, outcome: PostOutcome | InternalFailure) -> None:
        match outcome:
            case RateLimited(seconds=seconds):
                self._save_rate_limited(row, seconds)
            case NoAnswer(reason=reason):
                self._probe.start()
                self.save_unknown(row, backoff(row.attempts), reason)
            case InternalFailure(reason=reason, counts_as_attempt=counts):
                wait = backoff(row.attempts)
                self.save_requeued(row, wait, reason, counts_as_attempt=counts)
            case ChatMoved():
                self.note(row, Drop(state="failed", reason="moved twice"))
            case TokenRevoked():
                self.save_requeued(row, 0, "token", counts_as_attempt=False)
            case _:
                raise AssertionError(outcome)

    def save_unknown(self, row: OutgoingCall, seconds: float, reason: str) -> None:
        """Send a row again whose answer was lost; end it if that happened before."""
        details = {"row": row.id, "kind": row.kind, "reason": reason}
        if row.may_repeat:
            log.warning("outcome.unknown", extra=details)
            self.save_requeued(row, seconds, reason, counts_as_attempt=True, unknown=True)
        else:
            log.error("outcome.unknown_twice", extra=details)
            self.note(row, Drop(state="failed", reason=OUTCOME_UNKNOWN))

    def _save_rate_limited(self, row: OutgoingCall, seconds: float) -> None:
        """Silence the chat for `seconds`, and all chats if several were refused at once."""
        now, silent = self._clock.now(), self._pace.note_rate_limit(row.chat_id, seconds)
        log.warning("chat.silenced", extra={"row": row.id, "kind": row.kind, "seconds": seconds})
        if silent:
            log.error("bot.silenced", extra={"seconds": round(silent, 1)})
        self.note(
            row,
            Requeued(
                chat_until=now + timedelta(seconds=seconds),
                reason="429",
                counts_as_attempt=False,
                silent_until=now + timedelta(seconds=silent) if silent else None,
                refused_for=timedelta(seconds=seconds),
            ),
        )
        asyncio.get_running_loop().call_later(seconds, self._wake)

    def save_requeued(
        self,
        row: OutgoingCall,
        seconds: float,
        reason: str,
        *,
        counts_as_attempt: bool,
        unknown: bool = False,
    ) -> None:
        """Make a row pending again, and delay its chat by `seconds`."""
        until = self._clock.now() + timedelta(seconds=seconds) if seconds else None
        self.note(
            row,
            Requeued(
                chat_until=until,
                reason=reason,
                counts_as_attempt=counts_as_attempt,
                unknown=unknown,
            ),
        )
        if seconds:
            asyncio.get_running_loop().call_later(seconds, self._wake)

    def note(
        self,
        row: OutgoingCall,
        what: Accepted | Drop | Requeued | ChatUnreachable | ChatMoved | TakenOver,
        *,
        slot: bool = True,
    ) -> None:
        """Save a result with the next commit; `slot`: the row has a place in flight until then."""
        self._in_flight.note(
            RowResult(row=row, what=what, at=self._clock.now(), bot_id=self._bot_id(), slot=slot)
        )
