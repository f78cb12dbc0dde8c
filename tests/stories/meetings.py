"""Meetings of the stories: made by a coordinator's taps, as everybody makes them."""

from datetime import datetime

from bot.sessions.buttons import OpenDeskSessions
from bot.storage.database import Rows, Tx
from bot.storage.dialect import from_ms
from tests.stories.cast import Founded
from tests.world import PHNOM_PENH, Phone, World

LINK = "https://zoom.us/j/12345678901"
INVITATION = f"{LINK}\nMeeting ID: 123 4567 8901\nPasscode: 2468\nDial +855 23 456 789"


async def open_meetings(coordinator: Phone, founded: Founded) -> None:
    """Open the coordinators' list of meetings."""
    await coordinator.sends("/desk")
    await coordinator.forges(OpenDeskSessions(founded.cohort).pack())


async def taps_first(phone: Phone, beginning: str) -> None:
    """Press the button whose label begins so; the rest of it is a number."""
    await phone.taps(next(each for each in phone.buttons if each.startswith(beginning)))


async def three_days(coordinator: Phone, founded: Founded, *, create: str = "Create") -> None:
    """Plan all three parts from Monday 29 May 2023 on, 09:00, by taps and one paste."""
    await open_meetings(coordinator, founded)
    await coordinator.taps("+ New")
    await coordinator.taps("All three, day by day")
    await coordinator.sends("29/5")
    await coordinator.taps("09:00")
    await coordinator.sends(INVITATION)
    await taps_first(coordinator, create)


async def shown_picture(world: World) -> str:
    """Return the picture that the trainer shows in the first meeting."""

    async def work(tx: Tx) -> str:
        row = await tx.one("SELECT picture FROM sessions ORDER BY starts_at LIMIT 1")
        assert row is not None
        return str(row["picture"])

    course = world.app.context.courses["community-liberation-toolkit"]
    return course.picture(await world.app.database.run(work)).emoji


async def one_day(
    world: World, coordinator: Phone, founded: Founded, day: str, time: str = "9:00"
) -> None:
    """Plan one meeting of the first part, and tell people."""
    await open_meetings(coordinator, founded)
    for label in ("+ New", "Part 1"):
        await coordinator.taps(label)
    for text in (day, time, LINK):
        await coordinator.sends(text)
    await taps_first(coordinator, "Create")
    await world.travel(world.clock.now())


async def unasked(world: World, phone: Phone) -> list[str]:
    """What the bot said unasked to somebody, as it was first written: "Mon 29 08:50 ..."."""
    chat = world.acts.find_chat(phone.key).id
    rows = await _sent(world, chat)
    said = {
        call["response"]["result"]["message_id"]: call["request"]["text"]
        for call in world.calls("sendMessage")
        if call["request"]["chat_id"] == chat and call["response"].get("ok")
    }
    return [
        f"{_local(row['done_at']):%a %d %H:%M} "
        + said[row["message_id"]].removeprefix("Romleuk\n\n")
        for row in rows
    ]


async def states(world: World, kind: str) -> list[tuple[str, str | None]]:
    """What became of the rows of a kind, and why."""

    async def work(tx: Tx) -> list[tuple[str, str | None]]:
        rows = await tx.ask("SELECT state, reason FROM outbox WHERE kind = :k ORDER BY id", k=kind)
        return [(row["state"], row["reason"]) for row in rows]

    return await world.app.database.run(work)


def keys_of(phone: Phone) -> list[dict[str, str]]:
    """The buttons under the message that somebody was shown last, as Telegram has them."""
    return [key for row in rows_of(phone) for key in row]


def rows_of(phone: Phone) -> list[list[dict[str, str]]]:
    """The same buttons, row by row."""
    newest = max(
        phone.messages, key=lambda each: phone.world.freshness(phone.chat_key, each["message_id"])
    )
    rows: list[list[dict[str, str]]] = newest["reply_markup"]["inline_keyboard"]
    return rows


async def _sent(world: World, chat: int) -> Rows:
    async def work(tx: Tx) -> Rows:
        return await tx.ask(
            "SELECT kind, done_at, message_id FROM outbox WHERE chat_id = :chat AND lane > 0"
            " AND state = 'sent' AND edits_id IS NULL AND message_id IS NOT NULL ORDER BY id",
            chat=chat,
        )

    return await world.app.database.run(work)


def _local(stored: int) -> datetime:
    return from_ms(stored).astimezone(PHNOM_PENH)
