"""Questions of the stories: a course with two coordinators, and a leader who asks."""

from dataclasses import dataclass
from typing import Any

from bot.storage.database import Tx
from tests.stories.cast import Founded, coordinator, found, participant
from tests.world import Message, Phone, World, labels, local, words

TUESDAY = local("2023-05-23 10:12")


@dataclass(slots=True)
class Helpline:
    """A cohort, its two coordinators, and somebody who takes part; Tuesday, 10:12."""

    world: World
    founded: Founded
    sophea: Phone
    bora: Phone
    dara: Phone

    async def asks(self, text: str = "Can we meet later on Monday?") -> None:
        await self.dara.sends("/ask")
        await self.dara.sends(text)

    async def answers(self, coordinator: Phone, text: str) -> None:
        """Reply to the latest question in a coordinator's chat."""
        await coordinator.sends(text, reply_to=rung(coordinator)["message_id"])


async def make_helpline(world: World) -> Helpline:
    founded = await found(world, "Lotus House")
    sophea = await coordinator(world, founded)
    bora = await coordinator(world, founded, key="bora", name="Bora")
    dara = await participant(world, founded, "sok", "Sok Dara")
    await world.travel(TUESDAY)
    return Helpline(world=world, founded=founded, sophea=sophea, bora=bora, dara=dara)


def rung(phone: Phone) -> Message:
    """The latest line above a question in a coordinator's chat."""
    for message in reversed(phone.messages):
        if words(message).startswith(("Question · ", "Please contact · ")):
            return message
    raise AssertionError(f"nothing rang at {phone.key}:\n{phone.all_words}")


def rings(phone: Phone) -> list[str]:
    """The first lines of all that rang."""
    heads = (words(each).partition("\n")[0] for each in phone.messages)
    return [head for head in heads if head.startswith(("Question · ", "Please contact · "))]


def keys_of(phone: Phone) -> list[str]:
    """The buttons under the latest line above a question."""
    return labels(rung(phone))


def texts_in(phone: Phone) -> list[str]:
    return [words(each) for each in phone.messages]


def voices_in(phone: Phone) -> list[Any]:
    return [each for each in phone.messages if "voice" in each]


async def rows_of(world: World, table: str) -> list[dict[str, Any]]:
    """Everything in a table."""

    async def work(tx: Tx) -> list[dict[str, Any]]:
        return [dict(row) for row in await tx.ask(f"SELECT * FROM {table} ORDER BY 1")]

    return await world.app.database.run(work)
