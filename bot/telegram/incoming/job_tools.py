"""Where errands are done: outside every transaction, with what slow work needs.

An errand has two halves. The first is slow and changes nothing: it fetches, reads, draws. It
returns the second, which is quick, and runs as a `Turn` in a transaction of its own:

    @routes.errand("people.roster")
    async def read_roster(errand: Errand, workshop: Workshop) -> Finish:
        content = await workshop.fetch(errand.about["file"], limit=MOST_BYTES)
        rows = await asyncio.to_thread(read, content)

        async def finish(turn: Turn) -> None:
            turn.say(screens.rows(rows, turn.texts))

        return finish

A handler leaves it with `turn.leave(kind, ...)`. What raises is tried again, `Refusal`s are not.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import quote

from telegram.error import BadRequest
from telegram.ext import ExtBot

from bot.outbox.jobs.storage import Job
from bot.refusals import FileGone, FileTooLarge
from bot.storage.database import Database
from bot.telegram.incoming.context import BotContext, Turn
from bot.telegram.request import AiohttpRequest, DownloadTooLarge, JsonBody

Finish = Callable[[Turn], Awaitable[None]]
"""The quick half: what the turn says and changes happens together, once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JobTools:
    """What slow work may use: the files at Telegram, the database to read, the house."""

    telegram: ExtBot[None]
    database: Database
    bot: BotContext

    async def fetch(self, file_id: str, *, limit: int) -> bytes:
        """Return a file that somebody sent, of at most `limit` bytes.

        Raises `FileTooLarge` (before the download where Telegram knows the size), `FileGone`,
        and PTB's NetworkError, after which it may work another time.
        """
        request = self.telegram.request
        assert isinstance(request, AiohttpRequest)
        path = await self._find(file_id, limit)
        try:
            return await request.download(
                f"{self.telegram.base_file_url}/{quote(path)}", limit=limit
            )
        except DownloadTooLarge as error:
            raise FileTooLarge from error

    async def _find(self, file_id: str, limit: int) -> str:
        """Ask Telegram where a file lies (https://core.telegram.org/bots/api#getfile)."""
        body = JsonBody({"file_id": file_id})
        try:
            found = await self.telegram.request.post(f"{self.telegram.base_url}/getFile", body)
        except BadRequest as error:
            too_large = "too big" in error.message.lower()
            raise (FileTooLarge if too_large else FileGone) from error
        if not isinstance(found, dict) or not isinstance(found.get("file_path"), str):
            raise FileGone
        if found.get("file_size", 0) > limit:
            raise FileTooLarge
        return str(found["file_path"])


JobHandler = Callable[[Job, JobTools], Awaitable[Finish]]
"""The slow half of an errand; what it returns is the quick one."""
