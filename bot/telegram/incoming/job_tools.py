"""What a job handler gets: access to files at Telegram and to the database.

A job has two halves. The first half is slow and changes nothing: it downloads, reads, draws. It
returns the second half, which is quick and runs as a `Turn` in its own transaction:

    @routes.job("people.roster")
    async def read_roster(job: Job, tools: JobTools) -> Finish:
        content = await tools.fetch(job.about["file"], limit=MOST_BYTES)
        rows = await compute(read, content)

        async def finish(turn: Turn) -> None:
            turn.say(screens.rows(rows, turn.texts))

        return finish

A handler starts a job with `turn.start_job(kind, ...)`. A job that raises is tried again, unless
it raises a `Refusal`.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from urllib.parse import quote

from telegram.error import BadRequest
from telegram.ext import ExtBot

from bot.act import Act
from bot.clock import Clock
from bot.membership.domain import Visitor
from bot.membership.visitor.storage import load_visitors
from bot.outbox.jobs.storage import Job
from bot.refusals import FileGone, FileTooLarge
from bot.storage.database import Database, Tx
from bot.telegram.general_client import DownloadTooLarge
from bot.telegram.incoming.context import BotContext, Turn
from bot.telegram.request import JsonBody, TelegramRequest

T = TypeVar("T")
Finish = Callable[[Turn], Awaitable[None]]
"""The quick half: its replies and changes are committed together, once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JobTools:
    """What a job may use: Telegram's files, the database, the bot's context, the clock."""

    telegram: ExtBot[None]
    database: Database
    bot: BotContext
    clock: Clock

    async def act(self, job: Job, use_case: Callable[[Act], Awaitable[T]], *, now: datetime) -> T:
        """Run a use case in a transaction of its own, as the person who started the job."""

        async def work(tx: Tx) -> T:
            visitor = (await load_visitors(tx, [job.chat_id])).get(job.chat_id, Visitor())
            return await use_case(Act(tx=tx, now=now, visitor=visitor, courses=self.bot.courses))

        return await self.database.run(work)

    async def fetch(self, file_id: str, *, limit: int) -> bytes:
        """Return a file that somebody sent, of at most `limit` bytes.

        Raises `FileTooLarge` (before the download if Telegram knows the size), `FileGone`, and
        PTB's NetworkError, after which another try may work.
        """
        request = self.telegram.request
        assert isinstance(request, TelegramRequest)
        path = await self._file_path(file_id, limit)
        try:
            return await request.download(
                f"{self.telegram.base_file_url}/{quote(path)}", limit=limit
            )
        except DownloadTooLarge as error:
            raise FileTooLarge from error

    async def _file_path(self, file_id: str, limit: int) -> str:
        """Ask Telegram for the path of a file (https://core.telegram.org/bots/api#getfile)."""
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
"""The slow half of a job; it returns the quick half."""
