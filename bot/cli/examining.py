"""The state of a running bot, for `health`, for monitors, and for itself.

If Telegram cannot be reached, this is reported, but it is no fault of the bot: a restart would not
help.
"""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.act import Act
from bot.app import App
from bot.desk.alarms.service import messages_wait_too_long
from bot.housekeeping.watch import little_room
from bot.storage.dialect import to_ms
from bot.storage.failures import DatabaseUnavailable, DiskFails
from bot.storage.trial import try_to_store
from bot.telegram.token_watch import DOUBT_SECONDS

TICK_LIMIT = 300.0
"""Seconds after which the ticker hangs: it is called every five."""
POLL_LIMIT = 180.0
"""Silence of Telegram is reported after these seconds; a poll waits up to 50 s for news."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """Faults that a restart may fix; silence and notes are shown beside them.

    `silence`: nothing comes from Telegram, or it cannot deliver.
    """

    faults: tuple[str, ...]
    silence: tuple[str, ...]
    notes: tuple[str, ...]


async def answer(app: App, _params: Mapping[str, Any]) -> dict[str, Any]:
    """Answer the request `health` in the running bot."""
    found = await examine(app)
    return {"faults": found.faults, "notes": (*found.silence, *found.notes)}


async def examine(app: App) -> Health:
    """Check the database, the tasks and the ticker of a running bot."""
    now = time.monotonic()
    faults = list(_standing_still(app, now))
    notes = []
    try:
        at = app.clock.now()
        if await app.database.run(lambda tx: messages_wait_too_long(Act(tx=tx, now=at))):
            notes.append("messages wait for more than 15 minutes: `doctor` and the log say why")
        await try_to_store(app.database, now_ms=to_ms(at))
        if (line := little_room(app.database)) is not None:
            notes.append(line)
    except DiskFails as error:
        faults.append(f"nothing can be stored, so people get no replies: {error}")
    except DatabaseUnavailable as error:
        faults.append(f"the database cannot be used: {error}")
    else:
        if app.receiver.unstored:
            faults.append(f"what people send cannot be stored: {app.receiver.unstored}")
    silence = tuple(_silence(app, now))
    return Health(faults=tuple(faults), silence=silence, notes=tuple(notes))


def _standing_still(app: App, now: float) -> Iterator[str]:
    for task in app.tasks:
        if task.done():
            yield f"the task {task.get_name()} has ended"
    if (late := now - app.ticker.ticked_at) > TICK_LIMIT:
        yield f"nothing was planned for {late:.0f} s"
    if (doubted := app.token.doubted_seconds) is not None:
        yield (
            f"Telegram has refused the token for {doubted:.0f} s; the bot asks for at most"
            f" {DOUBT_SECONDS / 60:.0f} minutes whether it works after all"
        )


def _silence(app: App, now: float) -> Iterator[str]:
    heard_at = app.receiver.heard_at
    if heard_at and (silent := now - heard_at) > POLL_LIMIT:
        yield f"Telegram has not answered for {silent:.0f} s; the bot tries again by itself"
    if app.receiver.trouble:
        yield app.receiver.trouble
