"""Rosters of the stories: the files that coordinators send, and those that they get."""

from io import BytesIO

import openpyxl

from tests.documents.tables import Rows, excel
from tests.world import Message, Phone, World

HEAD = ("name", "organization", "language")
ORGANIZATIONS = [
    "Lotus House", "River School", "Open Door", "Rice Field", "Bridge", "Lantern", "Mekong Light",
    "Palm Tree", "New Path", "Harbour",
]  # fmt: skip
NAMES = [
    "Sok Dara", "Chan Thida", "Vann Rith", "Keo Sina", "ចាន់ ធីតា", "Pich Bopha", "Ros Chenda",
    "Heng Samnang", "Lim Sreyneang", "Tep Vanna", "Nhem Kosal", "Chea Ratha", "Oum Maly",
    "Mao Phally",
]  # fmt: skip
FOURTEEN: Rows = [
    [name, ORGANIZATIONS[at % len(ORGANIZATIONS)], ("khmer", "English", "")[at % 3]]
    for at, name in enumerate(NAMES)
]


async def open_people(phone: Phone) -> None:
    """Come to the list of people, from the first steps or from Today."""
    await phone.world.settle()  # what is told unasked comes first
    await phone.sends("/desk")
    await phone.taps(next(key for key in phone.buttons if "People" in key or "Invite" in key))
    if "👥 People" in phone.buttons:
        await phone.taps("👥 People")


async def ask_for_list(phone: Phone) -> None:
    """Come to where the list is asked for."""
    await open_people(phone)
    await phone.taps("Invite")
    await phone.taps("A link for each, from a list")


async def sends_list(phone: Phone, rows: Rows, *, head: tuple[str, ...] = HEAD) -> None:
    """Send a roster as an Excel file."""
    await sends_file(phone, excel([head, *rows]), "list.xlsx")


async def sends_file(phone: Phone, content: bytes, name: str = "list.csv") -> None:
    """Send any file."""
    await phone.sends_a("document", content=content, name=name)


def file_of(world: World, message: Message) -> bytes:
    """The bytes of a document that the bot sent."""
    stored = world.simulator.world.files.by_id(message["document"]["file_id"])
    assert stored is not None
    return world.simulator.world.files.content(stored)


def documents(phone: Phone, kind: str) -> list[Message]:
    """The bot's documents of a kind, such as "Links", oldest first."""
    return [m for m in phone.messages if _name(m).startswith(f"{kind} - ")]


def _name(message: Message) -> str:
    return str(message.get("document", {}).get("file_name", ""))


def sheet(world: World, message: Message) -> list[list[str]]:
    """The cells of a sheet that the bot sent."""
    book = openpyxl.load_workbook(BytesIO(file_of(world, message)))
    active = book.active
    assert active is not None
    return [[str(c or "") for c in row] for row in active.iter_rows(values_only=True)]


def links(world: World, phone: Phone) -> dict[str, str]:
    """The tokens of the newest sheet of links, by name."""
    rows = sheet(world, documents(phone, "Links")[-1])[1:]
    return {row[0]: row[-1].rpartition("?start=")[2] for row in rows if "?start=" in row[-1]}


async def comes_in(world: World, key: str, token: str) -> Phone:
    """Open a personal link and say yes to all."""
    phone = world.person(key, language="en")
    await phone.starts(token)
    if "English" in phone.buttons:
        await phone.taps("English")
    khmer = "យល់ព្រម" in phone.buttons
    await phone.taps("យល់ព្រម" if khmer else "I agree")
    await phone.taps("ត្រូវហើយ គឺខ្ញុំ" if khmer else "Yes, that's me")
    return phone
