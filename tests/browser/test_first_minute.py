"""The guided first minute of the demo, by clicking, with the real bot; pictures for the README."""

import asyncio
import os
import re
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest
import pytest_asyncio
from PIL import Image
from playwright.async_api import Page, TimeoutError, expect  # noqa: A004 - Playwright's own

from bot.cli.demo import Demo
from bot.settings import Settings
from tests.browser.column import Column
from tests.browser.conftest import PageAt

KHMER = "ទាសភាពសម័យទំនើប"
SUBSTANTIAL = 20_000  # bytes: more than an empty page
COLOURS = 128
STEPS = 9
PATIENCE = 900.0
"""Seconds after which it will never get through, on the slowest of machines."""
A_WHILE_MS = 5000
"""After which the next mark is looked for."""
MOMENT_MS = 200
"""How often the page is looked at for the next mark."""
SAMPLE = "Please bring one example"


@pytest_asyncio.fixture(loop_scope="session")
async def running_demo(tmp_path: Path) -> AsyncIterator[Demo]:
    """The demo itself, on a free port."""
    async with Demo(Settings(demo_port=0, data_dir=tmp_path)) as running:
        yield running


@pytest.fixture
def address(running_demo: Demo) -> str:
    return running_demo.simulator.url


@pytest.fixture
def album(tmp_path: Path) -> Path:
    """Where pictures go; ROMLEUK_PICTURES keeps them."""
    folder = Path(os.environ.get("ROMLEUK_PICTURES") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


async def both_themes(page: Page, album: Path, name: str) -> None:
    """The same moment by day and by night, in few colours, so that the README stays small."""
    for theme in ("light", "dark"):
        await page.emulate_media(color_scheme=theme)
        path = album / f"{name}-{theme}.png"
        await page.screenshot(path=path)
        with Image.open(path) as picture:
            picture.convert("RGB").quantize(COLOURS).save(path, optimize=True)
        assert path.stat().st_size > SUBSTANTIAL


async def dara_comes_in(dara: Column) -> None:
    await dara.taps("Start")
    await dara.sees("This companion helps you")
    await dara.taps("I agree")
    await dara.taps("Yes, that's me")
    await expect(dara.key("▶ First lesson, 3 minutes")).to_be_visible()


async def dara_learns(dara: Column) -> None:
    await dara.taps("▶ First lesson, 3 minutes")
    await expect(dara.root).to_contain_text("Lesson 1 of 6")
    await dara.taps("Next ▶")
    await expect(dara.root).to_contain_text("Lesson 2 of 6")
    await dara.taps("✕ Close")
    await dara.taps("✏️ Quiz")
    await dara.taps("1")
    await expect(dara.root).to_contain_text("Question 1 of 10")
    await dara.taps("A")
    await expect(dara.key("Next ▶")).to_be_visible()


async def maly_sends(maly: Column) -> None:
    await expect(maly.composer).to_have_value(re.compile(SAMPLE))
    await maly.composer.press("Enter")
    await maly.taps("Send: 5 now, 1 later")


async def maly_reminds_thida(maly: Column) -> None:
    for label in ("🗂 Desk", "1 Chan Thida", "Remind once"):
        await expect(maly.key(label)).to_have_class("key hint")
        await maly.taps(label)
    await expect(maly.root).to_contain_text("Reminded ")


async def maly_asks_the_group(maly: Column, group: Column) -> None:
    for label in ("🗂 Desk", "⋯ More", "💬 In the group", "🧭 Eleven gates", "Start in the group"):
        await expect(maly.key(label)).to_have_class("key hint")
        await maly.taps(label)
    await expect(group.key("📖 អាន")).to_be_visible()


async def maly_reports(maly: Column) -> None:
    await maly.types("/desk")
    for label in ("⋯ More", "📊 Reports"):
        await maly.taps(label)
    await maly.sees("Can be reached")


async def test_the_first_minute(page_at: PageAt, running_demo: Demo, album: Path) -> None:
    phone = await page_at(390, reduced_motion="reduce")
    await phone.get_by_role("navigation").get_by_role("button", name="Sokha").click()
    await expect(Column(phone, "sokha").root).to_contain_text(KHMER)
    await both_themes(phone, album, "phone")

    page = await page_at(1440, reduced_motion="reduce")
    dara, maly = Column(page, "dara"), Column(page, "maly")
    await dara_comes_in(dara)
    await dara_learns(dara)
    await maly.taps("📣 Announce")
    await expect(maly.root).to_contain_text("Send me the message now")
    await expect(Column(page, "sokha").root).to_contain_text(KHMER)
    await both_themes(page, album, "desktop")
    await maly_sends(maly)
    await page.get_by_role("button", name="+10 min").click()
    await expect(maly.root).to_contain_text("accepted by Telegram")
    await dara.sees("Message from your coordinator")
    await dara.taps("Open")
    await dara.sees(SAMPLE)
    await maly_reminds_thida(maly)
    await maly_asks_the_group(maly, Column(page, "group"))
    while "Tomorrow" not in await dara.newest.inner_text():
        await page.locator("button.next").click()
        await page.wait_for_timeout(300)
    await dara.sees("Tomorrow, Wed 31 May")
    await maly_reports(maly)

    assert running_demo.simulator.guide.done == STEPS
    assert running_demo.simulator.controls.calls(problems=True) == []


async def test_following_the_marks_is_enough(page_at: PageAt, running_demo: Demo) -> None:
    # Who presses a key twice, or one that is gone by now, is told so, and the browser notes it.
    page = await page_at(1440, reduced_motion="reduce", forgive=["Failed to load resource"])
    alert = page.locator("dialog.alert[open] button")
    marked = page.locator(".hint:not(.tabs *)")
    async with asyncio.timeout(PATIENCE):
        while running_demo.simulator.guide.done < STEPS:
            if await alert.count():
                await alert.click()
            elif await marked.count():
                key = marked.first.locator(".key").first
                with suppress(TimeoutError):  # the mark may move on meanwhile
                    await (key if await key.count() else marked.first).click(timeout=A_WHILE_MS)
            await page.wait_for_timeout(MOMENT_MS)
    assert running_demo.simulator.controls.calls(problems=True) == []
