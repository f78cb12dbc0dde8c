"""One person in the stories: their card opened, changed, and moved by a link."""

from tests.stories.rosters import open_people
from tests.world import Phone, words

WAITS = "There is something short for you here"


async def open_person(phone: Phone, name: str = "Sok Dara", *, inside: bool = True) -> None:
    await open_people(phone)
    await phone.taps("Who has joined" if inside else "Not joined yet")
    await phone.taps(name)


PHONE = "📱 Lost or new phone"


async def change(phone: Phone, label: str, name: str = "Sok Dara") -> None:
    await open_person(phone, name)
    await phone.taps("Edit")
    await phone.taps(label)


async def new_phone(phone: Phone, name: str = "Sok Dara") -> None:
    await open_person(phone, name)
    await phone.taps(PHONE)
    await phone.taps("Make the link")


def token_in(phone: Phone) -> str:
    return words(phone.message_with("?start=")).rpartition("?start=")[2].strip()


async def opens_link(phone: Phone, token: str) -> None:
    await phone.starts(token)
    if "English" in phone.buttons:
        await phone.taps("English")
    await phone.taps("I agree")
    await phone.taps("Yes, that's me")
