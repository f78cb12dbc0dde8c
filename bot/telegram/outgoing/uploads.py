"""Sends files: the bytes the first time, after that the file_id that Telegram returned.

If several people get the same file at the same time, the first call uploads it and the others
wait, since the file_id is in the database only a moment later. Files about one person are drawn
each time, and their file_ids are not saved.
"""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

from bot.storage.database import Database
from bot.telegram.kit.calls import Drawing
from bot.telegram.outgoing import storage
from bot.telegram.outgoing.posting import Accepted, PostOutcome, UnknownFileId

Draw = Callable[[Drawing], Awaitable[bytes]]
FileContent = bytes | str
Post = Callable[[FileContent], Awaitable[PostOutcome]]
RECENT_MOST = 256
"""How many file_ids are kept in memory until they are in the database."""


class Uploads:
    """Finds or draws the files of one bot."""

    def __init__(self, bot_id: Callable[[], int], draw: Draw, database: Database) -> None:
        self._bot_id = bot_id
        self._draw = draw
        self._database = database
        self._recent: OrderedDict[str, str] = OrderedDict()
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def post(self, drawing: Drawing, post: Post) -> PostOutcome:
        """Post a call with its file; post the bytes if Telegram has forgotten the file_id.

        Errors of drawing the file are raised.
        """
        if drawing.private:
            return await post(await self._draw(drawing))
        key = drawing.key()
        if (known := await self._known(key)) is not None:
            outcome = await post(known)
            if not isinstance(outcome, UnknownFileId):
                return outcome
            self._recent.pop(key, None)
            return self._remembered(key, await post(await self._draw(drawing)))
        async with self._one_upload(key):
            known = self._recent.get(key)
            return self._remembered(key, await post(known or await self._draw(drawing)))

    async def _known(self, key: str) -> str | None:
        if (recent := self._recent.get(key)) is not None:
            return recent
        known = await self._database.run(
            lambda tx: storage.known_file_ids(tx, [key], self._bot_id())
        )
        return known.get(key)

    def _remembered(self, key: str, outcome: PostOutcome) -> PostOutcome:
        if isinstance(outcome, Accepted) and outcome.file_id is not None:
            self._recent[key] = outcome.file_id
            if len(self._recent) > RECENT_MOST:
                self._recent.popitem(last=False)
        return outcome

    @asynccontextmanager
    async def _one_upload(self, key: str) -> AsyncIterator[None]:
        """Let only one call at a time upload the same file."""
        lock = self._locks.setdefault(key, asyncio.Lock())
        async with lock:
            yield
