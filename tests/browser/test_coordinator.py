"""What a coordinator who has never seen Romleuk does in the demo, by clicking and typing only.

Her taps are counted, typing apart: docs/decisions/announcements.md promises them.
"""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from bot.cli.demo import Demo
from bot.settings import Settings
from tests.browser.column import Column
from tests.browser.conftest import PHONE, PageAt

GREETING = "សូមជម្រាបសួរ។ សូមយកឧទាហរណ៍ "
ONE = "មួយ"
CLUSTERS = 2
"""So often the cursor moves over the word."""
REST = " មកជាមួយ។"
SAMPLE = re.compile("Please bring one example")
LINK = "https://zoom.us/j/12345678901"
HEADER, SIGNATURE = "សារពីអ្នកសម្របសម្រួល", "– Maly"

desktop_and_phone = pytest.mark.parametrize("width", [1440, 390])
phone = pytest.mark.parametrize("width", [390])
"""For what `test_first_minute` does on a desktop."""


@pytest_asyncio.fixture(loop_scope="session")
async def running_demo(tmp_path: Path) -> AsyncIterator[Demo]:
    """The demo itself, on a free port."""
    async with Demo(Settings(demo_port=0, data_dir=tmp_path)) as running:
        yield running


@pytest.fixture
def address(running_demo: Demo) -> str:
    return running_demo.simulator.url


@dataclass
class Hand:
    """A person before the page: looks at one thing at a time, and counts taps in chats."""

    page: Page
    taps: list[str] = field(default_factory=list)

    async def looks_at(self, name: str) -> None:
        """On a phone one chat, or the panel, is seen at a time."""
        if self.page.viewport_size and self.page.viewport_size["width"] < PHONE:
            tabs = self.page.get_by_role("navigation")
            await tabs.get_by_role("button", name=name).click()

    async def taps_on(self, chat: Column, label: str) -> None:
        """Tap a key that is seen without scrolling."""
        await expect(chat.key(label)).to_be_in_viewport(ratio=1)
        await chat.taps(label)
        self.taps.append(label)

    async def moves_on_past(self, what: str) -> None:
        """Let the clock go from event to event, until this one has been."""
        await self.looks_at("Panel")
        event, passed = self.page.locator("[data-clock=next]"), ""
        while what not in passed:
            passed = await event.text_content() or ""
            await self.page.locator("button.next").click()
            await expect(event).not_to_have_text(passed)


@pytest_asyncio.fixture(loop_scope="session")
async def hand(page_at: PageAt, width: int) -> Hand:
    return Hand(await page_at(width, reduced_motion="reduce"))


async def writes(maly: Column) -> None:
    """Write over the sample: two words, one of them in bold, and a link."""
    board = maly.page.keyboard
    await expect(maly.composer).to_have_value(SAMPLE)
    await maly.composer.click()
    await board.press("ControlOrMeta+a")
    await maly.composer.press_sequentially(GREETING)
    await board.insert_text(ONE)
    for _ in range(CLUSTERS):
        await board.press("Shift+ArrowLeft")
    await maly.root.get_by_role("button", name="Bold").click()
    await board.press("ArrowRight")
    await maly.composer.press_sequentially(REST)
    await board.press("Shift+Enter")
    await maly.composer.press_sequentially(LINK)
    await board.press("Enter")


async def arrives_as_written(sokha: Column) -> None:
    """Header, text with its formatting, link and signature, in this order."""
    message = sokha.root.locator(".message", has_text=GREETING + ONE).last
    await expect(message).to_contain_text(SIGNATURE)
    said = await message.inner_text()
    places = [said.index(part) for part in (HEADER, GREETING + ONE + REST, LINK, SIGNATURE)]
    assert places == sorted(places)
    await expect(message.locator("strong")).to_have_text(ONE)
    await expect(message.locator(f'a[href="{LINK}"]')).to_be_visible()


@desktop_and_phone
async def test_a_khmer_announcement_at_another_time(hand: Hand) -> None:
    maly, sokha = Column(hand.page, "maly"), Column(hand.page, "sokha")
    await hand.looks_at("Maly")
    await hand.taps_on(maly, "📣 Announce")
    await writes(maly)
    await expect(maly.root).to_contain_text("Check · nothing is sent yet")
    await hand.taps_on(maly, "When")
    await hand.taps_on(maly, "Sat 27 May, 07:30")
    await hand.taps_on(maly, "Send Sat 27 May, 07:30 to 5")
    await maly.sees("Starts on Sat 27 May, 07:30. Nothing is sent yet.")
    await expect(maly.key("Take back")).to_be_in_viewport(ratio=1)

    await hand.moves_on_past("An announcement")
    await hand.looks_at("Maly")
    await maly.sees("Sent Sat 27 May, 07:30")
    await maly.sees("5 accepted by Telegram")
    await hand.looks_at("Sokha")
    await arrives_as_written(sokha)

    assert len(hand.taps) == 4


@phone
async def test_the_next_good_time_takes_two_taps_and_undo_one_more(hand: Hand) -> None:
    maly, sokha = Column(hand.page, "maly"), Column(hand.page, "sokha")
    await hand.looks_at("Maly")
    await hand.taps_on(maly, "📣 Announce")
    await writes(maly)
    await hand.taps_on(maly, "Send Fri 26 May, 17:00 to 5")
    await maly.sees("✔ Planned")
    assert len(hand.taps) == 2

    await hand.taps_on(maly, "Take back")
    await maly.sees("Check · nothing is sent yet")
    await hand.taps_on(maly, "Send Fri 26 May, 17:00 to 5")
    await maly.sees("✔ Planned")
    await hand.moves_on_past("An announcement")
    await hand.looks_at("Maly")
    await maly.sees("Sent Fri 26 May, 17:00")
    await hand.looks_at("Sokha")
    await arrives_as_written(sokha)


@phone
async def test_somebody_to_contact_is_reminded_from_today(hand: Hand) -> None:
    maly = Column(hand.page, "maly")
    await hand.looks_at("Maly")
    await maly.sees("1  Chan Thida, River School: not heard from for 12 days")
    await hand.taps_on(maly, "1 Chan Thida")
    await hand.taps_on(maly, "Remind once")
    await maly.sees("Reminded ")
    await expect(maly.key("Remind once")).to_have_count(0)
    await hand.taps_on(maly, "✔ We talked")
    await maly.sees("Noted.")
    await hand.taps_on(maly, "🗂 Desk")
    await maly.sees("Nobody to contact.")
    assert len(hand.taps) == 4


@desktop_and_phone
async def test_the_report_as_a_picture(hand: Hand) -> None:
    maly = Column(hand.page, "maly")
    await hand.looks_at("Maly")
    await hand.taps_on(maly, "⋯ More")
    await hand.taps_on(maly, "📊 Reports")
    await expect(maly.root).to_contain_text("Joined: 5 of 8")
    await maly.taps("🖼 Picture")
    picture = maly.newest.locator(".photo img")
    await expect(picture).to_be_visible()
    await expect(picture).to_have_js_property("complete", value=True)
