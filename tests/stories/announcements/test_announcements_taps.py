"""How many taps an announcement takes, in the demo's course, for a coordinator on her first day."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.cli.demo_setup import CAST, DEMO_START, MALY, prepare
from bot.locale.catalogue import LANGUAGES
from bot.storage.database import Tx
from tests.engines import open_database
from tests.stories.announcing import got
from tests.world import Phone, World, a_world, local

KHMER = "សូមមកទាន់ម៉ោង ថ្ងៃច័ន្ទ។"


@pytest.fixture
async def demo(tmp_path: Path) -> AsyncIterator[World]:
    """The stage of the demo, a little before noon on the Friday before the training."""
    database = await open_database(tmp_path / "demo.db")
    async with a_world(database, at=DEMO_START, cast=CAST) as made:
        course = made.app.context.courses["community-liberation-toolkit"]

        async def set_it(tx: Tx) -> None:
            await prepare(tx, course, LANGUAGES)

        await made.app.database.run(set_it)
        yield made


@dataclass(slots=True)
class Counted:
    """A coordinator whose taps and texts are counted from the open desk on."""

    phone: Phone
    taps: list[str] = field(default_factory=list)
    texts: int = 0

    async def tap(self, label: str) -> None:
        await self.phone.taps(label)
        self.taps.append(label)

    async def tap_first(self, beginning: str) -> None:
        await self.tap(next(key for key in self.phone.buttons if key.startswith(beginning)))

    async def write(self, text: str) -> None:
        await self.phone.sends(text)
        self.texts += 1


@pytest.fixture
async def maly(demo: World) -> Counted:
    phone = Phone(demo, "maly", "maly")
    await phone.sends("/desk")
    assert demo.acts.find_chat("maly").id == MALY
    return Counted(phone)


async def test_now_is_two_taps_and_the_text(demo: World, maly: Counted) -> None:
    await maly.tap("📣 Announce")
    await maly.write(KHMER)
    await maly.tap_first("Send now to")
    await demo.travel(local("2023-05-26 12:30"))  # half an hour after any other message

    assert (len(maly.taps), maly.texts) == (2, 1)
    assert KHMER in got(Phone(demo, "thida", "thida"))[0]


async def test_at_the_next_good_time_is_two(demo: World, maly: Counted) -> None:
    await maly.tap("📣 Announce")
    await maly.write(KHMER)
    await maly.tap("Send Fri 26 May, 17:00 to 5")
    assert "✔ Planned" in maly.phone.sees
    assert "Starts on Fri 26 May, 17:00. Nothing is sent yet." in maly.phone.sees
    await demo.travel(local("2023-05-26 16:59"))
    assert not got(Phone(demo, "thida", "thida"))
    await demo.travel(local("2023-05-26 17:01"))

    assert (len(maly.taps), maly.texts) == (2, 1)
    assert KHMER in got(Phone(demo, "thida", "thida"))[0]


async def test_at_another_time_is_four(demo: World, maly: Counted) -> None:
    await maly.tap("📣 Announce")
    await maly.write(KHMER)
    assert "you wrote Khmer" in maly.phone.sees
    await maly.tap("When")
    await maly.tap("Sat 27 May, 07:30")
    await maly.tap_first("Send Sat 27 May, 07:30")
    await demo.travel(local("2023-05-27 07:29"))
    assert not got(Phone(demo, "thida", "thida"))
    await demo.travel(local("2023-05-27 07:31"))

    assert (len(maly.taps), maly.texts) == (4, 1)
    assert KHMER in got(Phone(demo, "thida", "thida"))[0]
    assert KHMER in got(Phone(demo, "sina", "sina"))[0], "who reads English gets Khmer too"


async def test_to_one_organization_is_six(demo: World, maly: Counted) -> None:
    await maly.tap("📣 Announce")
    await maly.write(KHMER)
    await maly.tap("Who")
    await maly.tap("By organization")
    await maly.tap_first("☐ River School")
    await maly.tap_first("✔ Use these")
    await maly.tap_first("Send now to")
    await demo.travel(local("2023-05-26 12:30"))

    assert (len(maly.taps), maly.texts) == (6, 1)
    assert got(Phone(demo, "thida", "thida"))
    assert not got(Phone(demo, "rith", "rith"))


async def test_a_second_language_is_one_more_and_its_text(demo: World, maly: Counted) -> None:
    await maly.tap("📣 Announce")
    await maly.write(KHMER)
    await maly.tap("+ English")
    await maly.write("Please be in time on Monday.")
    await maly.tap_first("Send now to")
    await demo.travel(local("2023-05-26 11:50"))

    assert (len(maly.taps), maly.texts) == (3, 2)
    assert "Please be in time" in got(Phone(demo, "sina", "sina"))[0]


async def test_in_two_languages_to_one_organization_tomorrow_is_five(
    demo: World, maly: Counted
) -> None:
    await maly.tap("📣 Announce")
    await maly.write(KHMER)
    assert "In English too? Send it here as one more message." in maly.phone.sees
    await maly.write("Please be in time on Monday.")
    assert "Language: you wrote Khmer, English" in maly.phone.sees
    await maly.tap("Who")
    await maly.tap_first("☐ River School")
    await maly.tap_first("✔ Use these")
    await maly.tap_first("Send Sat 27 May, 07:30 to")
    await demo.travel(local("2023-05-27 07:31"))

    assert (len(maly.taps), maly.texts) == (5, 2)
    assert KHMER in got(Phone(demo, "thida", "thida"))[0]
    assert not got(Phone(demo, "rith", "rith"))


async def test_undo_is_one_more(demo: World, maly: Counted) -> None:
    await maly.tap("📣 Announce")
    await maly.write(KHMER)
    await maly.tap_first("Send now to")
    await maly.tap("Undo")
    await demo.travel(local("2023-05-26 12:30"))

    assert len(maly.taps) == 3
    assert not got(Phone(demo, "thida", "thida"))
