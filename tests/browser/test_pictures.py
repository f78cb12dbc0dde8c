"""Pictures of the page for human eyes, and proof that each width and theme draws at all."""

import os
from pathlib import Path

import pytest
from playwright.async_api import expect

from bot.simulator import Simulator
from tests.browser.column import Column
from tests.browser.conftest import PageAt


@pytest.fixture
def album(tmp_path: Path) -> Path:
    """Where pictures go; ROMLEUK_PICTURES keeps them."""
    folder = Path(os.environ.get("ROMLEUK_PICTURES") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_the_table(page_at: PageAt, simulator: Simulator, album: Path, theme: str) -> None:
    page = await page_at(1440, theme)
    await page.screenshot(path=album / f"new-{theme}.png")
    sokha, dara, maly, group = (Column(page, key) for key in ("sokha", "dara", "maly", "group"))
    for column in (sokha, dara, maly):
        await column.starts()
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
    await dara.taps("Lessons")
    await dara.sees("Debt bondage")
    if theme == "dark":
        await page.get_by_role("switch", name="Dropped after commit").check()
        await maly.types("/menu")
        await expect(page.locator("tr.bad")).to_have_count(1)
    await page.wait_for_timeout(400)
    await page.screenshot(path=album / f"table-{theme}.png")
    assert (album / f"table-{theme}.png").stat().st_size > 50_000


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_the_phone(page_at: PageAt, simulator: Simulator, album: Path, theme: str) -> None:
    page = await page_at(390, theme)
    dara = Column(page, "dara")
    await page.screenshot(path=album / f"phone-new-{theme}.png")
    await dara.starts()
    simulator.acts.message(chat="dara", text="/album")
    await dara.sees("Two of the three")
    simulator.acts.start(chat="sokha")
    simulator.acts.message(chat="sokha", text="/lesson")
    await dara.types("/menu")
    await dara.sees("Lessons 4 of 18")
    await page.wait_for_timeout(400)
    await page.screenshot(path=album / f"phone-{theme}.png")
    await page.get_by_role("navigation").get_by_role("button", name="Sokha").click()
    await page.wait_for_timeout(300)
    await page.screenshot(path=album / f"phone-khmer-{theme}.png")
    await page.get_by_role("navigation").get_by_role("button", name="Panel").click()
    await page.screenshot(path=album / f"phone-panel-{theme}.png", full_page=True)
    assert (album / f"phone-{theme}.png").stat().st_size > 20_000
