"""How updates come to the bot: by polling, or by a webhook. Both acknowledge after commit."""

from typing import Protocol


class Receiver(Protocol):
    """Receives updates: call `start`, run `run` as a task, and call `stop` once."""

    name: str
    """The name of its task."""

    @property
    def heard_at(self) -> float:
        """When Telegram was last heard from, in seconds of the process's clock; 0 before."""

    @property
    def trouble(self) -> str:
        """What is wrong with receiving although Telegram answers; empty if nothing."""

    @property
    def unstored(self) -> str:
        """Why the latest updates could not be stored, again and again; empty if they could."""

    @property
    def pending(self) -> int | None:
        """How many updates wait at Telegram; None if not known."""

    async def start(self) -> None:
        """Do what must succeed before the bot counts as started."""

    async def run(self) -> None:
        """Receive until stopped. Raises `TelegramFailure` if retries cannot help."""

    async def stop(self) -> None:
        """Receive no more, and acknowledge what is committed."""
