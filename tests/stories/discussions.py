"""Discussions of the stories: a linked group, who is in it, and what is said there."""

import re
from dataclasses import dataclass
from datetime import timedelta

from bot.storage.database import Tx
from tests.stories.cast import Founded, coordinator, found, participant
from tests.world import Phone, World, labels, local, words

NAMES = ("Sok Dara", "Chan Thida", "Vann Rith", "Keo Sina", "Pich Bopha")
KEYS = ("sok", "chan", "vann", "keo", "pich")
SHOWN = timedelta(seconds=10)
CLOSE = "Close this step and continue"
READ = "📖 Read"
STORY, CASE = "🧭 Eleven gates", "📄 The card that never came"


@dataclass(slots=True)
class Class:
    """A cohort whose group is linked, with five leaders, a coordinator and an outsider in it."""

    world: World
    founded: Founded
    sophea: Phone
    leaders: list[Phone]
    outsider: Phone
    group: str

    def inside(self, phone: Phone) -> Phone:
        """Somebody's view of the group."""
        return self.world.in_group(phone, self.group)

    @property
    def room(self) -> Phone:
        """The group as the first leader sees it."""
        return self.inside(self.leaders[0])

    @property
    def said(self) -> list[str]:
        """What the bot said in the group, oldest first."""
        return [words(each) for each in self.room.messages]

    async def reads(self, phone: Phone, label: str = READ) -> str:
        """Follow the newest link of this label into somebody's own chat; return what stands there.

        Telegram opens the chat, and whoever taps Start sends the payload of the link.
        """
        urls = [
            key["url"]
            for message in self.room.messages
            for row in message.get("reply_markup", {}).get("inline_keyboard", [])
            for key in row
            if "url" in key and key["text"] == label
        ]
        opened, _, payload = urls[-1].partition("?start=")
        assert opened == f"https://t.me/{self.world.app.context.bot_username}"
        await phone.starts(payload)
        return phone.sees

    async def votes(self, *choices: str) -> None:
        """Let the leaders tap these buttons, one each, in order; and the counts be shown."""
        for leader, choice in zip(self.leaders, choices, strict=False):
            await self.inside(leader).taps(choice)
        await self.world.travel(self.world.clock.now() + SHOWN)


async def make_class(world: World) -> Class:
    """Found a course whose group is linked by its coordinator."""
    founded = await found(world, "Lotus House")
    sophea = await coordinator(world, founded, name="Sophea, Chab Dai")
    leaders = [
        await participant(world, founded, key, name) for key, name in zip(KEYS, NAMES, strict=True)
    ]
    outsider = world.person("outsider", name="Visitor")
    group = world.group("class", "Our class", *leaders, sophea, outsider)
    world.simulator.stage.member(group, world.app.context.bot_username, "member", by="sophea")
    await world.settle()
    await world.in_group(sophea, group).sends("/link")
    await world.travel(local("2023-05-22 10:00"))
    return Class(
        world=world,
        founded=founded,
        sophea=sophea,
        leaders=leaders,
        outsider=outsider,
        group=group,
    )


async def begun(world: World, what: str = STORY) -> Class:
    """A class in whose group a story or case was just started."""
    course = await make_class(world)
    await course.sophea.sends("/desk")
    await course.sophea.taps("⋯ More")
    await course.sophea.taps("💬 In the group")
    await course.sophea.taps(what)
    await course.sophea.taps("Start in the group")
    return course


def assert_nobody_is_named(course: Class) -> None:
    """Nothing in the group names anybody, by list or by Telegram."""
    everything = "\n".join(course.said + [" ".join(labels(each)) for each in course.room.messages])
    parts = {part for name in NAMES for part in re.split(r"[ ,]+", name)} | {"Sophea", "Visitor"}
    assert not {part for part in parts if re.search(rf"\b{part}\b", everything)}


async def votes_kept(world: World) -> list[tuple[int, str]]:
    """All votes: step and choice, by step and person."""

    async def work(tx: Tx) -> list[tuple[int, str]]:
        rows = await tx.ask("SELECT * FROM discussion_votes ORDER BY step, person_id")
        return [(row["step"], row["choice"]) for row in rows]

    return await world.app.database.run(work)
