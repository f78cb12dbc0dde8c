"""A state machine of the outbox: whatever happens in any order, nothing is lost or said too often.

Hypothesis enqueues, lets Telegram refuse, be silent or lose answers, kills the bot between any two
steps, moves the clock, and lets people block, leave, come back and delete their data. The sender,
the outbox and the gate are the real ones, on a real SQLite file (`in_place`).
"""

import asyncio
import os
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from bot.act import Act
from bot.areas import PERSONAL_DATA
from bot.membership.chat import storage as chats
from bot.membership.domain import CohortId
from bot.membership.visitor.storage import load_visitors
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.people.mydata.service import delete_person, leave
from bot.storage.database import Rows, Tx
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.results import OutgoingCall
from tests.builders import add_person, enrol
from tests.faults.in_place import SmallBot
from tests.faults.judge import Judge, Person
from tests.faults.three_people import CHATS, template

EXAMPLES = int(os.environ.get("ROMLEUK_SOAK_MACHINES", "120"))
STEPS = 40
KINDS = {
    Lane.URGENT: "session.moved",
    Lane.REMINDER: "session.evening",
    Lane.BULK: "announcement.part",
}
ANSWERS = ("ok", "429", "429 long", "lost", "lost before", "502", "garbage", "refused")
SETTLES = 400
"""So many rounds are more than enough to send or to end everything."""
BETWEEN_TRIES = 5.0
"""After so many seconds of the loop a row is tried again whose answer was lost."""
MEMORY = Path("/dev/shm")
people = st.sampled_from(CHATS)
answers = st.one_of(
    st.lists(st.sampled_from(ANSWERS), max_size=4),
    st.builds(lambda kind, many: [kind] * many, st.sampled_from(ANSWERS), st.integers(3, 8)),
)
"""Each on its own, or the same several times, as in an outage."""


class OutboxMachine(RuleBasedStateMachine):
    """Three people, one bot, and everything that may happen to them."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.exists() else None)
        path = Path(self.folder.name) / "romleuk.db"
        path.write_bytes(template())
        self.bot = SmallBot(path)
        self.people = {chat: Person() for chat in CHATS}
        self.judge = Judge(self.bot, self.people)

    # ---- what happens -----------------------------------------------------------------

    @rule(
        chat=people,
        lane=st.sampled_from([Lane.URGENT, Lane.URGENT, Lane.REMINDER, Lane.BULK]),
        minutes=st.one_of(st.none(), st.sampled_from([1, 90, 2000])),
        later=st.sampled_from([0, 0, 0, 45]),
        twice=st.booleans(),
    )
    def enqueue(
        self, chat: int, lane: Lane, minutes: int | None, later: int, *, twice: bool
    ) -> None:
        """Something is due for somebody, perhaps later; `twice`: it is planned once more."""
        if not self.people[chat].in_chat:
            return
        text = f"{lane.name} {len(self.judge.said)}"
        due = self.bot.clock.now() + timedelta(minutes=later)
        expires = None if minutes is None else due + timedelta(minutes=minutes)
        message = NewMessage(
            chat_id=chat,
            lane=lane,
            kind=KINDS[lane],
            due_at=due,
            expires_at=expires,
            dedup=text,
            call=_say(chat, text).to_json(),
        )
        for _ in range(2 if twice else 1):
            row = self.bot.run(lambda tx: self._enqueue(tx, message))
        self.judge.note(text, row, chat, lane)
        if expires is not None:
            self.bot.telegram.expires[text] = expires

    async def _enqueue(self, tx: Tx, message: NewMessage) -> int:
        outbox.enqueue(tx, [message], now=self.bot.clock.now())
        return await _number(tx, "SELECT id AS n FROM outbox WHERE dedup = :d", d=message.dedup)

    @rule(chat=people, many=st.integers(1, 3))
    def answer(self, chat: int, many: int) -> None:
        """Somebody taps, and gets replies; they are sent from memory."""
        if not self.people[chat].in_chat or chat in self.bot.telegram.blocked:
            return
        texts = [f"REPLY {len(self.judge.said) + number}" for number in range(many)]
        calls = [_say(chat, text) for text in texts]
        now = self.bot.clock.now()
        made = self.bot.run(
            lambda tx: outbox.reply(tx, [(chat, "say", it.to_json()) for it in calls], now=now)
        )
        batch = []
        for text, call, row in zip(texts, calls, made, strict=True):
            assert row is not None
            self.judge.note(text, row.id, chat, Lane.REPLY)
            if row.leased:
                batch.append(
                    OutgoingCall(id=row.id, chat_id=chat, call=call, kind="say", due_at=now)
                )
        self.bot.do(self._accept(batch))

    async def _accept(self, batch: list[OutgoingCall]) -> None:
        self.bot.sender.accept(batch)

    @rule(
        coming=answers, meanwhile=st.sampled_from(["", "", "erase", "leave", "block"]), who=people
    )
    def send(self, coming: list[str], meanwhile: str, who: int) -> None:
        """The sender sends what is due, while Telegram answers so, and somebody does something."""
        self.bot.telegram.coming.extend(coming)
        if meanwhile:
            self.bot.do(self._meanwhile(meanwhile, who))
        for _ in coming or [""]:
            assert self.bot.do(self.bot.settle())
            if not self.bot.telegram.coming:
                break
            self.bot.do(asyncio.sleep(BETWEEN_TRIES))
        self.judge.look()

    async def _meanwhile(self, what: str, who: int) -> None:
        """Begin to send, and let somebody act before Telegram answers."""
        self.bot.sender.wake()
        await asyncio.sleep(0.02)
        match what:
            case "erase":
                await self._erase(who)
            case "leave":
                await self._leave(who)
            case _:
                self._block(who)

    @rule(steps=st.integers(0, 12), coming=answers)
    def crash(self, steps: int, coming: list[str]) -> None:
        """The bot is killed after so many trips and calls, and starts again."""
        self.bot.telegram.coming.extend(coming)
        self.bot.fuse.left = steps
        self.bot.do(self.bot.settle())
        self.bot.do(self.bot.die())
        self.judge.look()
        self.bot.telegram.coming.clear()
        self.judge.excuse_leased()
        for person in self.people.values():
            person.allowed_while_blocked += 1
        self.bot.do(self.bot.rise())

    @rule(minutes=st.sampled_from([-1500, -40, 1, 31, 200, 1440, 3000]))
    def move_clock(self, minutes: int) -> None:
        """The clock jumps."""
        self.bot.clock.set(self.bot.clock.now() + timedelta(minutes=minutes))

    @rule(chat=people)
    def block(self, chat: int) -> None:
        """Somebody blocks the bot, which does not learn of it."""
        self._block(chat)

    def _block(self, chat: int) -> None:
        if chat not in self.bot.telegram.blocked:
            person = self.people[chat]
            person.calls_while_blocked, person.allowed_while_blocked = 0, 1
            person.events.add("block")
            self.bot.telegram.blocked.add(chat)

    @rule(chat=people)
    def unblock(self, chat: int) -> None:
        """Somebody unblocks the bot, which learns of it."""
        self.bot.telegram.blocked.discard(chat)
        self.bot.run(lambda tx: _do(chats.reopen, tx, chat_id=chat))

    @rule(chat=people)
    def leave(self, chat: int) -> None:
        """Somebody leaves the course."""
        self.bot.do(self._leave(chat))

    async def _leave(self, chat: int) -> None:
        person = self.people[chat]
        if not person.in_chat or not person.is_member:
            return
        person.is_member = False
        person.events.add("leave")
        await self.bot.database.run(lambda tx: self._leave_in(tx, chat))

    async def _leave_in(self, tx: Tx, chat: int) -> None:
        visitor = (await load_visitors(tx, [chat]))[chat]
        act = Act(tx=tx, now=self.bot.clock.now(), visitor=visitor)
        await leave(act, visitor.enrolments[0].id)

    @rule(chat=people)
    def erase(self, chat: int) -> None:
        """Somebody deletes everything that is stored of them."""
        self.bot.do(self._erase(chat))

    async def _erase(self, chat: int) -> None:
        person = self.people[chat]
        if not person.in_chat:
            return
        flying = await self.bot.database.run(lambda tx: self._erase_in(tx, chat))
        person.in_chat = False
        person.events.add("erase")
        self.judge.note_erased(chat, flying)

    async def _erase_in(self, tx: Tx, chat: int) -> set[int]:
        found = await tx.ask(
            "SELECT id FROM outbox WHERE chat_id = :c AND state = 'leased'", c=chat
        )
        visitor = (await load_visitors(tx, [chat]))[chat]
        act = Act(tx=tx, now=self.bot.clock.now(), visitor=visitor)
        assert visitor.person is not None
        await delete_person(act, visitor.person.id, PERSONAL_DATA)
        return {row["id"] for row in found}

    @rule(chat=people)
    def join(self, chat: int) -> None:
        """Somebody who left or deleted everything comes in again.

        After deleting, that takes a message to the bot, which nobody can send who blocks it.
        """
        person = self.people[chat]
        if not person.in_chat:
            self.bot.telegram.blocked.discard(chat)
        self.bot.run(lambda tx: self._join(tx, chat, is_known=person.in_chat))
        person.in_chat = person.is_member = True

    async def _join(self, tx: Tx, chat: int, *, is_known: bool) -> None:
        if is_known:
            visitor = (await load_visitors(tx, [chat]))[chat]
            assert visitor.person is not None
            number = visitor.person.id
        else:
            number = await add_person(tx, account=chat)
            tx.do("UPDATE people SET quiet_from = 0, quiet_until = 0 WHERE id = :id", id=number)
        await enrol(tx, number, CohortId(1), now=self.bot.clock.now())

    def teardown(self) -> None:
        """In the end all goes well, and everything comes to its end."""
        try:
            self.bot.telegram.coming.clear()
            self._finish()
            self.judge.look()
            self.judge.check_end(self.bot.run(_rows))
        finally:
            self.bot.close()
            self.folder.cleanup()

    def _finish(self) -> None:
        for _ in range(SETTLES):
            assert self.bot.do(self.bot.settle())
            due = self.bot.run(outbox.next_due)
            if due is None:
                return
            self.bot.clock.set(max(due, self.bot.clock.now()))
        raise AssertionError("something waits for ever")


def _say(chat: int, text: str) -> Call:
    return Call(method="sendMessage", body={"chat_id": chat, "text": text})


async def _do(act: Any, tx: Tx, **parameters: Any) -> None:
    act(tx, **parameters)


async def _number(tx: Tx, sql: str, **parameters: Any) -> int:
    row = await tx.one(sql, **parameters)
    assert row is not None
    number: int = row["n"]
    return number


async def _rows(tx: Tx) -> Rows:
    return await tx.ask("SELECT * FROM outbox ORDER BY id")


TestOutbox = OutboxMachine.TestCase
TestOutbox.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=STEPS,
    derandomize="ROMLEUK_SOAK_MACHINES" not in os.environ,  # the gate tries the same ones each time
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
