"""Workbooks of the stories: asked for, changed as in a spreadsheet, and sent back."""

from collections.abc import Mapping
from datetime import timedelta
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from tests.stories.cast import Founded
from tests.stories.desk.reporting import Trained, met, trained
from tests.world import Message, Phone, World, local

STARTS = [local(f"2023-05-{day} 09:00") for day in (29, 30, 31)]
SHEET = "Module 4, May 2023"


async def held_group(world: World, founded: Founded) -> Trained:
    """Thirteen of fourteen are in; ten were at all three meetings, one had said no."""
    [course] = world.app.context.courses.values()
    database, now = world.app.database, world.clock.now()
    made = await trained(database, course, founded.cohort, many=13, now=now)
    made = await met(database, course, made, STARTS, there=10)
    await world.travel(local("2023-06-01 10:00"))
    return made


async def opens_workbook(phone: Phone) -> None:
    """Go to the workbook as a coordinator does."""
    await phone.sends("/desk")
    await phone.taps("⋯ More")
    await phone.taps("📊 Reports")
    await phone.taps("🧾 For donors")
    await phone.taps("📗 Excel workbook")


async def gets_workbook(phone: Phone, label: str = "📗 With names") -> bytes:
    await opens_workbook(phone)
    await phone.taps(label)
    sent = next(each for each in reversed(phone.messages) if "document" in each)
    return content(phone.world, sent)


def content(world: World, message: Message) -> bytes:
    """The bytes of a document that the bot sent."""
    files = world.simulator.world.files
    stored = files.by_id(message["document"]["file_id"])
    assert stored is not None
    return files.content(stored)


def changed(data: bytes, cells: Mapping[str, Any], *, sheet: str = SHEET) -> bytes:
    """Change cells of a sheet, such as "F2", as a spreadsheet does."""
    book = load_workbook(BytesIO(data))
    for place, value in cells.items():
        book[sheet][place] = value
    out = BytesIO()
    book.save(out)
    return out.getvalue()


async def sends_back(phone: Phone, data: bytes, name: str = "changed.xlsx") -> None:
    await opens_workbook(phone)
    await phone.taps("📥 Send it back")
    await phone.sends_a("document", content=data, name=name)
    await phone.world.travel(timedelta(0))
