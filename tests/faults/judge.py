"""What must hold after each step of the state machine, and in the end."""

import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from itertools import combinations

from bot.membership.domain import Reach
from bot.outbox.domain import OUTCOME_UNKNOWN, Lane
from bot.storage.database import Row, Rows
from tests.faults.in_place import Called, SmallBot

ENDED = {"sent", "expired", "skipped", "dropped", "failed"}


@dataclass(slots=True)
class Message:
    """What was enqueued: its row, and what may excuse that it does not arrive exactly once."""

    row: int
    chat: int
    lane: Lane
    called_before: int = 0
    may_repeat: int = 0
    may_arrive_after_erasing: bool = False
    erased: bool = False


@dataclass(slots=True)
class Person:
    """What has happened to somebody since the beginning."""

    events: set[str] = field(default_factory=set)
    in_chat: bool = True
    is_member: bool = True
    calls_while_blocked: int = 0
    allowed_while_blocked: int = 1


class Judge:
    """Knows what was enqueued for whom, and compares it with what Telegram was asked to do."""

    def __init__(self, bot: SmallBot, people: dict[int, Person]) -> None:
        self.bot = bot
        self.people = people
        self.said: dict[str, Message] = {}
        self._read_to = 0

    def note(self, text: str, row: int, chat: int, lane: Lane) -> None:
        """Take down what was enqueued."""
        self.said[text] = Message(row=row, chat=chat, lane=lane)

    def note_erased(self, chat: int, flying: set[int]) -> None:
        """Take down that somebody deleted their data while these rows were in flight."""
        for message in self.said.values():
            if message.chat == chat and not message.erased:
                message.erased = True
                message.called_before = len(self.bot.telegram.log)
                message.may_arrive_after_erasing = message.row in flying

    def look(self) -> None:
        """Check every call since the last look."""
        for called in self.bot.telegram.log[self._read_to :]:
            self._check_call(called)
        self._read_to = len(self.bot.telegram.log)

    def _check_call(self, called: Called) -> None:
        message, person = self.said[called.text], self.people[called.chat]
        assert not called.expired, f"{called.text} was sent after it expired"
        if message.erased and called.number > message.called_before:
            assert message.may_arrive_after_erasing, f"{called.text} came after erasing"
        if called.blocked:
            person.calls_while_blocked += 1
            most = person.allowed_while_blocked
            assert person.calls_while_blocked <= most, f"{called.chat} was called while it blocks"
        copies = sum(each.executed and each.text == called.text for each in self.bot.telegram.log)
        lost = sum(
            each.text == called.text and each.executed and not each.told
            for each in self.bot.telegram.log
        )
        assert copies <= 1 + message.may_repeat + lost, f"{called.text} came {copies} times"
        assert copies <= 2 + message.may_repeat, f"{called.text} came {copies} times"

    def excuse_leased(self) -> None:
        """Let rows repeat that were in flight when the bot died."""
        with closing(sqlite3.connect(self.bot.path)) as database:
            found = {n for (n,) in database.execute("SELECT id FROM outbox WHERE state='leased'")}
        for message in self.said.values():
            message.may_repeat += message.row in found and not message.erased

    def check_end(self, rows: Rows) -> None:
        left = {row["id"]: row for row in rows}
        executed = Counter(each.text for each in self.bot.telegram.log if each.executed)
        for text, message in self.said.items():
            if message.erased:
                continue
            assert message.row in left, f"the row of {text} is lost"
            self._check_row(text, left[message.row], self.people[message.chat], executed[text])
        self._check_order(left)

    def _check_row(self, text: str, row: Row, person: Person, copies: int) -> None:
        state, reason = row["state"], row["reason"]
        assert state in ENDED, f"{text} is still {state}"
        match state:
            case "sent":
                assert copies, f"{text} counts as sent, and nobody got it"
            case "expired":
                assert row["expires_at"] is not None
            case "skipped":
                assert reason == Reach.BLOCKED
                assert "block" in person.events
            case "dropped":
                assert reason == "left"
                assert "leave" in person.events
            case _:
                assert reason == OUTCOME_UNKNOWN, reason
                calls = [each for each in self.bot.telegram.log if each.text == text]
                assert sum(not each.told for each in calls) >= 2  # more if it died between two

    def _check_order(self, left: dict[int, Row]) -> None:
        first: dict[str, Called] = {}
        for called in self.bot.telegram.log:
            if called.executed:
                first.setdefault(called.text, called)
        for (a, one), (b, two) in combinations(self.said.items(), 2):
            if (one.chat, one.lane) != (two.chat, two.lane) or one.erased or two.erased:
                continue
            if a in first and b in first:
                _check_pair(one, two, first[a], first[b], left)


def _check_pair(
    one: Message, two: Message, first: Called, second: Called, left: dict[int, Row]
) -> None:
    """Check that the earlier row came first, if both waited when the later one was sent.

    If the clock went back between them, the later one is due earlier, and either may come first.
    """
    due = left[one.row]["due_at"]
    if due > left[two.row]["due_at"] or due > second.at.timestamp() * 1000:
        return
    assert first.number < second.number, f"{second.text} overtook {first.text}"
