"""Pictures of the page for human eyes, and proof that each width and theme draws at all."""

import os
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from telegram_simulator import Simulator
from tests.browser.column import Column
from tests.browser.conftest import PageAt

SUBSTANTIAL = 20_000  # bytes: more than an empty page


@pytest.fixture
def album(tmp_path: Path) -> Path:
    """Where pictures go; ROMLEUK_PICTURES keeps them."""
    folder = Path(os.environ.get("ROMLEUK_PICTURES") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


async def both_themes(page: Page, album: Path, name: str) -> None:
    """The same moment by day and by night."""
    for theme in ("light", "dark"):
        await page.emulate_media(color_scheme=theme)
        await page.screenshot(path=album / f"{name}-{theme}.png")
    light, dark = ((album / f"{name}-{theme}.png").read_bytes() for theme in ("light", "dark"))
    assert len(light) > SUBSTANTIAL
    assert len(dark) > SUBSTANTIAL
    assert light != dark


async def test_the_table(page_at: PageAt, simulator: Simulator, album: Path) -> None:
    page = await page_at(1440, reduced_motion="reduce")
    await both_themes(page, album, "new")
    sokha, dara, maly, group = (Column(page, key) for key in ("sokha", "dara", "maly", "group"))
    for key in ("sokha", "dara", "maly"):
        simulator.acts.start(chat=key)
    await dara.taps("I agree")
    await sokha.types("/voice")
    await expect(sokha.newest.locator(".voice")).to_be_visible()
    await sokha.types("/lesson")
    await sokha.sees("ទាសភាព")
    await maly.types("/photo")
    await maly.sees("One link")
    await maly.types("/desk")
    await maly.sees("To contact")
    for who, text in (("sokha", "សំបុត្រកំណើត និងប័ណ្ណសមធម៌"), ("dara", "/poll@romleuk_bot")):
        simulator.acts.message(chat="group", text=text, who=who)
    await group.newest.get_by_role("button", name="Distance").click()
    await dara.taps("Quiz")
    await dara.sees("Question 3 of 10")
    await both_themes(page, album, "table")
    await page.get_by_role("switch", name="Dropped after commit").check()
    await maly.types("/menu")
    await expect(page.locator("tr.bad")).to_have_count(1)
    await both_themes(page, album, "fault")


async def test_the_phone(page_at: PageAt, simulator: Simulator, album: Path) -> None:
    page = await page_at(390, reduced_motion="reduce")
    dara = Column(page, "dara")
    tabs = page.get_by_role("navigation")
    await both_themes(page, album, "phone-new")
    await dara.starts()
    simulator.acts.message(chat="dara", text="/album")
    await dara.sees("Two of the three")
    simulator.acts.start(chat="sokha")
    simulator.acts.message(chat="sokha", text="/lesson")
    await dara.types("/menu")
    await dara.sees("Lessons 4 of 18")
    await both_themes(page, album, "phone")
    await tabs.get_by_role("button", name="Sokha").click()
    await both_themes(page, album, "phone-khmer")
    await tabs.get_by_role("button", name="Panel").click()
    await both_themes(page, album, "phone-panel")
