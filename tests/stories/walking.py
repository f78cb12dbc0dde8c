"""Walks through the shipped story: begun, stepped, and what the tables know of them."""

from bot.catalog.course import Choice, Node, Scenario
from bot.storage.database import Tx
from tests.world import Phone, World

NUMBER = "1"
"""The shipped story's number in the list; the cases come behind it."""
STORY = "m4.s1"


def eleven_gates(world: World) -> Scenario:
    [course] = world.app.context.courses.values()
    return course.scenario(STORY)


async def begins(phone: Phone) -> None:
    """From the command through the word before to the first moment."""
    await phone.sends("/simulate")
    await phone.taps(NUMBER)
    await phone.taps("Begin")


async def chooses(phone: Phone, *letters: str) -> None:
    """Choose, and go on to the next moment, or to the look back."""
    for letter in letters:
        await phone.taps(letter)
        await phone.taps(phone.buttons[0])


def way(story: Scenario, letters: str) -> list[tuple[Node, Choice]]:
    """The moments that these letters lead through, each with the choice that is made there."""
    made: list[tuple[Node, Choice]] = []
    at = story.start
    for letter in letters:
        node = story.node(at)
        choice = node.choices["ABCD".index(letter)]
        at = story.onward(choice, story.carried((n.id, c.id) for n, c in made))
        made.append((node, choice))
    return made


async def kept_walks(world: World) -> list[tuple[str, str]]:
    """What was chosen in every walk, oldest first, and how it stands."""

    async def work(tx: Tx) -> list[tuple[str, str]]:
        walks = await tx.ask("SELECT * FROM walks ORDER BY id")
        steps = await tx.ask("SELECT * FROM walk_steps ORDER BY walk_id, step")
        made = {
            walk["id"]: "".join(each["choice"] for each in steps if each["walk_id"] == walk["id"])
            for walk in walks
        }
        return [(made[walk["id"]], _state(walk)) for walk in walks]  # type: ignore[arg-type]

    return await world.app.database.run(work)


def _state(walk: dict[str, object]) -> str:
    if walk["given_up_at"] is not None:
        return "given up"
    return "open" if walk["finished_at"] is None else "finished"


def carried(phone: Phone, label: str) -> str:
    """The callback data of a button of the newest message."""
    rows = phone.last["reply_markup"]["inline_keyboard"]
    found: str = next(key["callback_data"] for row in rows for key in row if key["text"] == label)
    return found
