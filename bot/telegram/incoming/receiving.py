"""How updates come to the bot: it polls, or a webhook gets them. Both acknowledge after commit."""

from typing import Protocol


class Receiver(Protocol):
    """Receives updates: `start` it, run `run` as a task, and `stop` it once."""

    name: str
    """What its task is called."""

    @property
    def heard_at(self) -> float:
        """When Telegram was last heard of, in seconds of the process's clock; 0 before."""

    @property
    def trouble(self) -> str:
        """What is wrong with receiving although Telegram answers; empty if nothing."""

    @property
    def pending(self) -> int | None:
        """How many updates wait at Telegram; None if it does not tell."""

    async def start(self) -> None:
        """Do what must succeed before the bot counts as started."""

    async def run(self) -> None:
        """Receive until stopped. Raises `TelegramFailure` if retries cannot help."""

    async def stop(self) -> None:
        """Receive no more, and acknowledge what is committed."""
