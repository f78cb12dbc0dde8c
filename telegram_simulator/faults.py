"""Simulated faults: rules for tests, five switches for the page, a log of what fired."""

import fnmatch
import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from telegram_simulator.access import migrated
from telegram_simulator.api_errors import (
    ApiError,
    Json,
    bad_request,
    conflict,
    forbidden,
    not_found,
    too_many_requests,
    unauthorized,
)
from telegram_simulator.methods.answering import TOO_OLD
from telegram_simulator.methods.receiving import OTHER_POLLER

NOT_EXECUTED = frozenset(
    [
        "429",
        "blocked",
        "deactivated",
        "kicked",
        "chat_not_found",
        "migrate",
        "unauthorized",
        "not_found",
        "500",
        "502",
        "drop_before",
        "hang_before",
        "409",
        "expired_callback",
    ]
)
EXECUTED = frozenset(
    ["invalid_json", "truncated", "drop_after_commit", "hang_after_commit", "slow"]
)
QUEUE_KINDS = frozenset(["duplicate", "id_jump"])
KINDS = NOT_EXECUTED | EXECUTED | QUEUE_KINDS
ONLY_IN = {"409": "getupdates", "expired_callback": "answer*query"}
"""The methods of a kind that makes sense in no other; a rule may still name another."""
ABOUT_CHATS = frozenset(["blocked", "deactivated", "kicked", "chat_not_found", "migrate"])
SWITCHES = ("down", "flood", "blocked", "slow", "drop")
SENDS = ("send", "copy", "forward")
FLOOD_SECONDS = 3.0
SLOW_MS = 2400
HANG_MS = 3_600_000
_LOG_SIZE = 10_000


@dataclass(slots=True, kw_only=True)
class Rule:
    """Which calls fail, how often and how; `times` None: always; `retry_after` in seconds."""

    id: int = 0
    method: str = "*"
    chat: int | None = None
    kind: str
    times: int | None = 1
    probability: float = 1.0
    skip: int = 0
    retry_after: int = 3
    ms: int | None = None
    migrate_to: int | None = None
    count: int = 1

    def matches(self, method: str, chat_id: int | None) -> bool:
        """Whether the rule is about this call.

        A rule for all methods does not spend itself on a call that its kind cannot be about, such
        as the next getUpdates.
        """
        if self.chat is not None and self.chat != chat_id:
            return False
        if self.method == "*":
            sensible = chat_id is not None or self.kind not in ABOUT_CHATS
            return sensible and fnmatch.fnmatchcase(method.lower(), ONLY_IN.get(self.kind, "*"))
        return fnmatch.fnmatchcase(method.lower(), self.method.lower())

    def public(self) -> Json:
        """Return the fields of the rule for the page and tests."""
        return {name: getattr(self, name) for name in self.__slots__}


RESTART = ApiError(500, "Internal Server Error: restart")
_DEFAULT_SUPERGROUP = -1_004_999_999_999  # the new id if a rule gives none
_ERRORS: dict[str, Callable[[Rule], ApiError]] = {
    "429": lambda rule: too_many_requests(rule.retry_after),
    "blocked": lambda _: forbidden("bot was blocked by the user"),
    "deactivated": lambda _: forbidden("user is deactivated"),
    "kicked": lambda _: forbidden("bot was kicked from the supergroup chat"),
    "chat_not_found": lambda _: bad_request("chat not found"),
    "migrate": lambda rule: migrated(rule.migrate_to or _DEFAULT_SUPERGROUP),
    "unauthorized": lambda _: unauthorized(),
    "not_found": lambda _: not_found(),
    "409": lambda _: conflict(OTHER_POLLER),
    "expired_callback": lambda _: bad_request(TOO_OLD),
    "500": lambda _: RESTART,
}


def error_for(rule: Rule) -> ApiError:
    """Return the error that a call gets by a rule."""
    return _ERRORS[rule.kind](rule)


@dataclass(slots=True)
class Faults:
    """All rules and switches. `monotonic` is real time in seconds, for the switch *flood*."""

    rng: Random
    monotonic: Callable[[], float]
    rules: list[Rule] = field(default_factory=list)
    switches: dict[str, bool] = field(default_factory=lambda: dict.fromkeys(SWITCHES, False))
    fired: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SWITCHES, 0))
    log: deque[Json] = field(default_factory=lambda: deque(maxlen=_LOG_SIZE))
    dropped: dict[tuple[int, str, str], int] = field(default_factory=dict)
    _flooded: dict[tuple[int, int], float] = field(default_factory=dict)
    _last: int = 0

    @property
    def active(self) -> bool:
        """Whether calls must be checked for faults."""
        return bool(self.rules or self.dropped) or any(self.switches.values())

    def add(self, rule: Rule) -> Rule:
        """Add a rule and give it an id."""
        self._last += 1
        rule.id = self._last
        self.rules.append(rule)
        return rule

    def clear(self, rule_id: int | None = None) -> None:
        """Remove one rule, or all rules and switches."""
        self.rules = [r for r in self.rules if rule_id is not None and r.id != rule_id]
        if rule_id is None:
            self.dropped.clear()
            self._flooded.clear()
            self.switches = dict.fromkeys(SWITCHES, False)
            self.fired = dict.fromkeys(SWITCHES, 0)

    def rule_for_call(self, method: str, bot_id: int, chat_id: int | None) -> Rule | None:
        """Return the rule that this call meets, if any, and count it."""
        return self._switch_rule(method, bot_id, chat_id) or self._matching_rule(method, chat_id)

    def _matching_rule(self, method: str, chat_id: int | None) -> Rule | None:
        for rule in self.rules:
            if not rule.matches(method, chat_id):
                continue
            if rule.skip > 0:
                rule.skip -= 1
                continue
            if rule.probability < 1.0 and self.rng.random() >= rule.probability:
                continue
            if rule.times is not None:
                rule.times -= 1
                if rule.times <= 0:
                    self.rules.remove(rule)
            return rule
        return None

    def _switch_rule(self, method: str, bot_id: int, chat_id: int | None) -> Rule | None:
        on = self.switches
        if on["down"]:
            return self._counted("down", Rule(kind="drop_before"))
        if on["slow"] and method != "getUpdates":
            return self._counted("slow", Rule(kind="slow", ms=SLOW_MS))
        if on["flood"] and method.startswith(SENDS) and chat_id is not None:
            return self._flood(bot_id, chat_id)
        if on["drop"] and method.startswith(SENDS):
            return Rule(kind="drop_after_commit", id=-1)
        return None

    def _flood(self, bot_id: int, chat_id: int) -> Rule | None:
        """Refuse each send to a chat for three seconds after the first, then let one pass."""
        now = self.monotonic()
        began = self._flooded.setdefault((bot_id, chat_id), now)
        left = began + FLOOD_SECONDS - now
        if left <= 0:
            del self._flooded[bot_id, chat_id]
            return None
        return self._counted("flood", Rule(kind="429", retry_after=math.ceil(left)))

    def _counted(self, name: str, rule: Rule) -> Rule:
        self.count(name)
        return rule

    def count(self, name: str) -> None:
        """Count a call that a switch has hit."""
        self.fired[name] += 1

    def public(self, changed: str | None = None) -> Json:
        """Return the fields of the event `fault`."""
        return {
            "faults": dict(self.switches),
            "fired": dict(self.fired),
            "changed": changed,
            "rules": [rule.public() for rule in self.rules],
        }
