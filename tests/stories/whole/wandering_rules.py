"""Rules that hold after every step of a random walk."""

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from bot.learning.preview import buttons as preview
from bot.locale import Catalogue
from bot.membership.audit import storage as audit
from bot.outbox.gate.domain import is_quiet
from bot.storage.database import Row, Rows, Tx
from bot.storage.dialect import from_ms
from telegram_simulator.calls import Call
from tests.stories.whole.locked_screen import LockedScreen, said
from tests.stories.whole.wandering import ODD, SIGHT, Walk
from tests.world import Message, Phone, World, labels, words

CATALOGUE = Catalogue()
SORRY = ("common.failure_apology", "common.failure_job", "common.failure_file")
PLACEHOLDER = re.compile(r"(?<![\w{]){[a-z_]+}(?!})")
ESCAPED = re.compile(r"&(?:amp|lt|gt|quot|#\d+);")
KEY = re.compile(r"\b[a-z]+(?:_[a-z]+)*\.[a-z_.]*[a-z]\b")
VALUE = re.compile(r"<[^<>]*>|\{[^{}]*\}|\n")
AS_SENT = "message.above"
"""The line above an announcement, in the language of the announcement."""
BOTH = "· · ·"
"""The line between two languages of a text that is not signed in one of them."""
PREVIEWS = tuple(
    f"{each.prefix}:"
    for each in (preview.PreviewCard, preview.PreviewItem, preview.PreviewAnswer,
                 preview.PreviewMoment, preview.PreviewChoice, preview.PreviewCase,
                 preview.PreviewAloud)
)  # fmt: skip
"""The prefixes of buttons that show the course in a language that a coordinator chooses."""
DAILY = 2
SAME = "message is not modified"
"""Telegram's error for an edit that changes nothing, which does no harm."""
ON_TIME = {"session.start"}
"""Kinds that also come at night, without sound."""
ON_TOP = {
    "announcement.urgent", "announcement.correction", "announcement.more", "people.let_in",
    "people.phone_left", "question.answer", "question.foot", "question.seen", "question.shown",
    "session.moved", "session.cancelled", "session.new_link",
}  # fmt: skip
"""Kinds that participants may get as a third message of a day, or at night."""


@dataclass(slots=True)
class Rules:
    """Checks after each step what is new since the last one."""

    walk: Walk
    locked: LockedScreen
    calls_seen: int = 0
    rows_seen: set[int] = field(default_factory=set)

    @property
    def world(self) -> World:
        """The bot and its Telegram."""
        return self.walk.world

    async def begin(self) -> None:
        """Check only what happens from now on."""
        self.calls_seen = self.world.simulator.api.calls.last_id
        rows = await self.world.app.database.run(_said_unasked)
        self.rows_seen = {row["id"] for row in rows}
        await self.locked.tells()

    async def faults(self, who: Phone | None) -> list[str]:
        """Return the violations after a step of somebody, or after a leap of the clock."""
        calls = self.world.simulator.api.calls.find(after=self.calls_seen, limit=10_000)
        self.calls_seen = self.world.simulator.api.calls.last_id
        people = await self.world.app.database.run(_people)
        found = await self.world.app.database.run(_buried)
        found += [f"{c.method} refused: {c.error}" for c in calls if is_refused(c)]
        for message in said(calls):
            found += _of_message(message, people.get(message["chat"]["id"]))
        found += await self._unasked(people)
        found += await self.locked.tells()
        if who is not None and who.key == who.chat_key:
            if not any(call.chat == who.key for call in calls):
                found.append("nobody answers")
            if self.world.acts.find_chat(who.key).id in people:
                found += _way_on(who)
        return found

    async def _unasked(self, people: dict[int, Row]) -> list[str]:
        """Participants get nothing at night, and at most two a day."""
        rows = await self.world.app.database.run(_said_unasked)
        found: list[str] = []
        days: Counter[tuple[int, str]] = Counter()
        for row in rows:
            person = people.get(row["chat_id"])
            is_new = row["id"] not in self.rows_seen
            if person is None or person["runs"] or row["kind"] in ON_TOP:
                continue
            at = from_ms(row["done_at"]).astimezone(ZoneInfo(person["zone"]))
            days[row["chat_id"], f"{at:%a %d %b}"] += 1
            if is_new and row["kind"] not in ON_TIME and _is_night(at, person):
                found.append(f"{row['kind']} came at {at:%H:%M}")
        self.rows_seen |= {row["id"] for row in rows}
        return found + [f"{n} unasked on {day}" for (_, day), n in days.items() if n > DAILY]


async def at_the_end(world: World) -> list[str]:
    """Return the violations at the end of a walk."""
    entries = await world.app.database.run(audit.entries)
    broken = audit.first_broken(entries)
    return [] if broken is None else [f"the audit is broken at {entries[broken]}"]


def is_refused(call: Call) -> bool:
    return call.problem and SAME not in (call.error or "")


def _is_night(at: datetime, person: Row) -> bool:
    return is_quiet(at.hour * 60 + at.minute, person["quiet_from"], person["quiet_until"])


async def _people(tx: Tx) -> dict[int, Row]:
    rows = await tx.ask(
        "SELECT c.id AS chat, p.language, p.zone, p.quiet_from, p.quiet_until,"
        " (SELECT count(*) FROM roles r WHERE r.person_id = p.id) AS runs"
        " FROM chats c JOIN people p ON p.id = c.person_id"
    )
    return {row["chat"]: row for row in rows}


async def _buried(tx: Tx) -> list[str]:
    dead = await tx.ask("SELECT kind, error FROM dead_updates")
    failed = await tx.ask("SELECT kind, reason FROM outbox WHERE state = 'failed'")
    jobs = await tx.ask("SELECT kind FROM errands WHERE state = 'failed'")
    return [
        *(f"an update is buried: {row['kind']} {row['error']}" for row in dead),
        *(f"a row failed: {row['kind']} {row['reason']}" for row in failed),
        *(f"a job failed: {row['kind']}" for row in jobs),
    ]


async def _said_unasked(tx: Tx) -> Rows:
    return await tx.ask(
        "SELECT id, chat_id, message_id, kind, done_at FROM outbox"
        " WHERE lane > 0 AND state = 'sent' AND edits_id IS NULL"
        " AND message_id IS NOT NULL AND chat_id > 0"
    )


def _of_message(message: Message, person: Row | None) -> Iterator[str]:
    text = "\n".join([words(message), *labels(message)])
    plain = text.replace(ODD, "")
    yield from (f"{key} is said" for key in SORRY if any(each in text for each in _strings(key)))
    for looks in (PLACEHOLDER, ESCAPED):
        if seen := looks.search(plain):
            yield f"{seen[0]} stands in {text!r}"
    if buttons := CATALOGUE.keys("en").intersection(KEY.findall(plain)):
        yield f"{buttons} of the catalogue stand in {text!r}"
    if person is not None and person["language"] == "km" and not _is_foreign(message):
        yield from (f"{part!r} in Khmer: {text!r}" for part in _english_only() if part in plain)


def _is_foreign(message: Message) -> bool:
    """Whether a message is deliberately in another language, or in both."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    data = [key.get("callback_data", "") for row in rows for key in row]
    previews = any(each.startswith(PREVIEWS) for each in data)
    return previews or BOTH in words(message)


def _way_on(who: Phone) -> Iterator[str]:
    """Check that one of the newest messages has a button.

    Hiding leaves none: only neutral lines, and what the bot said before somebody came in.
    """
    left = {*_strings("common.name"), *_strings("common.refusal_stranger")}
    if all(words(each) in left for each in who.messages):
        return
    if not any(labels(each) for each in who.messages[-2 * SIGHT :]):
        yield f"no way on from {words(who.last)!r}"


def _strings(key: str) -> list[str]:
    return _string("en", key) + _string("km", key)


def _string(language: str, key: str) -> list[str]:
    text = CATALOGUE.message(language, key).string
    found = [text] if isinstance(text, str) else list(text or ())
    return [html.unescape(each) for each in found]


@cache
def _english_only() -> tuple[str, ...]:
    """Return parts of English texts, of two words or more, that are in no Khmer text."""
    khmer = "\n".join(each for key in CATALOGUE.keys("km") for each in _string("km", key))
    khmer += "\n".join(_string("en", AS_SENT))
    parts = {
        part.strip(" .,:;()–—")
        for key in CATALOGUE.keys("en")
        for each in _string("en", key)
        for part in VALUE.split(each)
    }
    return tuple(
        part for part in sorted(parts) if len(part) > 9 and " " in part and part not in khmer
    )
