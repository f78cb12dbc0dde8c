"""Announcements of the stories: a course, its coordinator, and what she writes and sends."""

from dataclasses import dataclass
from datetime import timedelta

from tests.stories.cast import Founded, coordinator, found, participant, personal_token
from tests.world import Phone, World, local, words

ABOVE = "Message from your coordinator"


@dataclass(slots=True)
class Course:
    """A cohort with its coordinator, three who are in, and one who is not in yet."""

    founded: Founded
    sophea: Phone
    dara: Phone
    thida: Phone
    rith: Phone

    @property
    def everybody(self) -> tuple[Phone, ...]:
        return (self.dara, self.thida, self.rith)


async def make_course(world: World) -> Course:
    founded = await found(world, "Lotus House", "River School")
    sophea = await coordinator(world, founded, name="Sophea, Chab Dai")
    dara = await participant(world, founded, "sok", "Sok Dara")
    thida = await participant(
        world, founded, "chan", "Chan Thida", organization="River School", language="km"
    )
    rith = await participant(world, founded, "vann", "Vann Rith", language="km")
    await personal_token(world, founded, "Keo Sina", "River School", language="km")
    await world.travel(local("2023-05-22 10:00"))
    return Course(founded=founded, sophea=sophea, dara=dara, thida=thida, rith=rith)


async def written(course: Course, text: str = "See you on Monday.") -> None:
    """Let Sophea write an announcement and see the Check screen."""
    await course.sophea.sends("/announce")
    await course.sophea.sends(text)


async def sent(world: World, course: Course, text: str = "See you on Monday.") -> None:
    """Let Sophea send it, and the undo time pass."""
    await written(course, text)
    await course.sophea.taps(send_key(course.sophea))
    await world.travel(local("2023-05-22 10:05"))


def send_key(phone: Phone) -> str:
    return next(key for key in phone.buttons if key.startswith("Send"))


def got(phone: Phone) -> list[str]:
    """The announcements in somebody's chat."""
    above = ("Message from your coordinator", "សារពីអ្នកសម្របសម្រួល")
    return [words(each) for each in phone.messages if words(each).startswith(above)]


async def choose(phone: Phone, *labels: str) -> None:
    """From the Check screen choose who, by buttons, and come back to it."""
    await phone.taps("Who")
    for label in labels:
        await phone.taps(label)
    await phone.taps(next(key for key in phone.buttons if key.startswith("✔ Use these")))


async def send_now(world: World, phone: Phone) -> None:
    """Press Send, and let the undo time and three minutes more pass."""
    await phone.taps(send_key(phone))
    await world.travel(timedelta(minutes=4))
