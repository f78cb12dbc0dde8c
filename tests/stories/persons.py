"""One person in the stories: their card opened, changed, and moved by a link."""

from bot.storage.database import Tx
from tests.stories.cast import Founded
from tests.stories.rosters import open_people
from tests.world import Phone, World, words

WAITS = "Something short waits for you here"


async def open_person(phone: Phone, name: str = "Sok Dara", *, inside: bool = True) -> None:
    await open_people(phone)
    await phone.taps("Who is in" if inside else "Not in yet")
    await phone.taps(name)


async def change(phone: Phone, label: str, name: str = "Sok Dara") -> None:
    await open_person(phone, name)
    await phone.taps("Change something")
    await phone.taps(label)


def token_in(phone: Phone) -> str:
    return words(phone.message_with("?start=")).rpartition("?start=")[2].strip()


async def opens_link(phone: Phone, token: str) -> None:
    await phone.starts(token)
    if "English" in phone.buttons:
        await phone.taps("English")
    await phone.taps("I agree")
    await phone.taps("Yes, that is me")


async def also_runs(world: World, other: Founded, name: str) -> None:
    async def appoint(tx: Tx) -> None:
        tx.do(
            "INSERT INTO roles (person_id, role, cohort_id, granted_at)"
            " SELECT id, 'coordinator', :cohort, 0 FROM people WHERE name = :name",
            cohort=other.cohort,
            name=name,
        )

    await world.app.database.run(appoint)
