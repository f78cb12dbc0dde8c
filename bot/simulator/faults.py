"""What goes wrong on purpose: rules for tests, five switches for the page, a log of what fired."""

import fnmatch
import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from bot.simulator.access import migrated
from bot.simulator.methods.answering import TOO_OLD
from bot.simulator.methods.receiving import OTHER
from bot.simulator.refusals import Json, Refusal, bad, conflict, forbidden, too_many, unauthorized

BEFORE = frozenset(
    [
        "429",
        "blocked",
        "deactivated",
        "kicked",
        "chat_not_found",
        "migrate",
        "unauthorized",
        "500",
        "502",
        "drop_before",
        "hang_before",
        "409",
        "expired_callback",
    ]
)
AFTER = frozenset(["invalid_json", "truncated", "drop_after_commit", "hang_after_commit", "slow"])
QUEUE = frozenset(["duplicate", "id_jump"])
KINDS = BEFORE | AFTER | QUEUE
SWITCHES = ("down", "flood", "blocked", "slow", "drop")
SENDS = ("send", "copy", "forward")
FLOOD_SECONDS = 3.0
SLOW_MS = 2400
HANG_MS = 3_600_000
_LOGGED = 10_000


@dataclass(slots=True, kw_only=True)
class Rule:
    """Which calls are hit, how often, and with what. `times` None: without end."""

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

    def fits(self, method: str, chat_id: int | None) -> bool:
        """Whether a call is one of those."""
        if self.chat is not None and self.chat != chat_id:
            return False
        return fnmatch.fnmatchcase(method.lower(), self.method.lower())

    def public(self) -> Json:
        """As the page and tests see it."""
        return {name: getattr(self, name) for name in self.__slots__}


RESTART = Refusal(500, "Internal Server Error: restart")
_SOMEWHERE = -1_004_999_999_999  # a supergroup, when a rule names none
_REFUSALS: dict[str, Callable[[Rule], Refusal]] = {
    "429": lambda rule: too_many(rule.retry_after),
    "blocked": lambda _: forbidden("bot was blocked by the user"),
    "deactivated": lambda _: forbidden("user is deactivated"),
    "kicked": lambda _: forbidden("bot was kicked from the supergroup chat"),
    "chat_not_found": lambda _: bad("chat not found"),
    "migrate": lambda rule: migrated(rule.migrate_to or _SOMEWHERE),
    "unauthorized": lambda _: unauthorized(),
    "409": lambda _: conflict(OTHER),
    "expired_callback": lambda _: bad(TOO_OLD),
    "500": lambda _: RESTART,
}


def refusal_of(rule: Rule) -> Refusal:
    """What a call is refused with by a rule."""
    return _REFUSALS[rule.kind](rule)


@dataclass(slots=True)
class Faults:
    """The rules in force. `monotonic` is real time in seconds: for the switch *flood*."""

    rng: Random
    monotonic: Callable[[], float]
    rules: list[Rule] = field(default_factory=list)
    switches: dict[str, bool] = field(default_factory=lambda: dict.fromkeys(SWITCHES, False))
    fired: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SWITCHES, 0))
    log: deque[Json] = field(default_factory=lambda: deque(maxlen=_LOGGED))
    dropped: dict[tuple[int, str, str], int] = field(default_factory=dict)
    _flooded: dict[tuple[int, int], float] = field(default_factory=dict)
    _last: int = 0

    @property
    def any(self) -> bool:
        """Whether a call has to be looked at."""
        return bool(self.rules or self.dropped) or any(self.switches.values())

    def add(self, rule: Rule) -> Rule:
        """Put a rule in force."""
        self._last += 1
        rule.id = self._last
        self.rules.append(rule)
        return rule

    def clear(self, rule_id: int | None = None) -> None:
        """Take away one rule, or all rules and switches."""
        self.rules = [r for r in self.rules if rule_id is not None and r.id != rule_id]
        if rule_id is None:
            self.dropped.clear()
            self._flooded.clear()
            self.switches = dict.fromkeys(SWITCHES, False)
            self.fired = dict.fromkeys(SWITCHES, 0)

    def strike(self, method: str, bot_id: int, chat_id: int | None) -> Rule | None:
        """The rule that hits this call, if any; it is counted."""
        return self._switched(method, bot_id, chat_id) or self._ruled(method, chat_id)

    def _ruled(self, method: str, chat_id: int | None) -> Rule | None:
        for rule in self.rules:
            if not rule.fits(method, chat_id):
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

    def _switched(self, method: str, bot_id: int, chat_id: int | None) -> Rule | None:
        on = self.switches
        if on["down"]:
            return self._count("down", Rule(kind="drop_before"))
        if on["slow"] and method != "getUpdates":
            return self._count("slow", Rule(kind="slow", ms=SLOW_MS))
        if on["flood"] and method.startswith(SENDS) and chat_id is not None:
            return self._flood(bot_id, chat_id)
        if on["drop"] and method.startswith(SENDS):
            return Rule(kind="drop_after_commit", id=-1)
        return None

    def _flood(self, bot_id: int, chat_id: int) -> Rule | None:
        """The first send gets 429; for three seconds every one does, then one passes."""
        now = self.monotonic()
        began = self._flooded.setdefault((bot_id, chat_id), now)
        left = began + FLOOD_SECONDS - now
        if left <= 0:
            del self._flooded[bot_id, chat_id]
            return None
        return self._count("flood", Rule(kind="429", retry_after=math.ceil(left)))

    def _count(self, name: str, rule: Rule) -> Rule:
        self.fired[name] += 1
        return rule

    def count(self, name: str) -> None:
        """A switch has hit a call."""
        self.fired[name] += 1

    def public(self, changed: str | None = None) -> Json:
        """The event `fault`."""
        return {
            "faults": dict(self.switches),
            "fired": dict(self.fired),
            "changed": changed,
            "rules": [rule.public() for rule in self.rules],
        }
