"""What goes with a call as a file: its bytes the first time, then the name Telegram gave it.

Whatever several people want at the same time is uploaded by one of them, and the others wait:
the result of an upload stands in the database only a moment later. Files about one person are
drawn anew each time, and nothing of them is kept.
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
Content = bytes | str
Post = Callable[[Content], Awaitable[PostOutcome]]
RECENT_MOST = 256
"""So many names of files are remembered until they surely stand in the database."""


class Uploads:
    """Finds or makes the files of one bot."""

    def __init__(self, bot_id: Callable[[], int], draw: Draw, database: Database) -> None:
        self._bot_id = bot_id
        self._draw = draw
        self._database = database
        self._lately: OrderedDict[str, str] = OrderedDict()
        self._doors: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def post(self, drawing: Drawing, post: Post) -> PostOutcome:
        """Post a call with its file; once more with the bytes if Telegram has forgotten it.

        Raises what drawing raises.
        """
        if drawing.private:
            return await post(await self._draw(drawing))
        key = drawing.key()
        if (known := await self._known(key)) is not None:
            outcome = await post(known)
            if not isinstance(outcome, UnknownFileId):
                return outcome
            self._lately.pop(key, None)
            return self._noted(key, await post(await self._draw(drawing)))
        async with self._door(key):
            known = self._lately.get(key)
            return self._noted(key, await post(known or await self._draw(drawing)))

    async def _known(self, key: str) -> str | None:
        if (lately := self._lately.get(key)) is not None:
            return lately
        known = await self._database.run(
            lambda tx: storage.known_file_ids(tx, [key], self._bot_id())
        )
        return known.get(key)

    def _noted(self, key: str, outcome: PostOutcome) -> PostOutcome:
        if isinstance(outcome, Accepted) and outcome.file_id is not None:
            self._lately[key] = outcome.file_id
            if len(self._lately) > RECENT_MOST:
                self._lately.popitem(last=False)
        return outcome

    @asynccontextmanager
    async def _door(self, key: str) -> AsyncIterator[None]:
        """Let one at a time through who wants the same file."""
        door = self._doors.setdefault(key, asyncio.Lock())
        async with door:
            yield
