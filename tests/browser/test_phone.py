"""The phone layout: one chat, tabs below, the panel apart."""

from playwright.async_api import expect

from telegram_simulator import Simulator
from tests.browser.column import Column
from tests.browser.conftest import PageAt

WIDER = "document.documentElement.scrollWidth > innerWidth"
SMALL = """() => [...document.querySelectorAll('button, a, input, select, textarea')]
  .filter((el) => el.checkVisibility() && !el.closest('.sr, .skip, .text, .meta, label'))
  .filter((el) => el.getBoundingClientRect().height < 36)
  .map((el) => el.outerHTML.slice(0, 120))"""


async def test_one_chat_at_a_time(page_at: PageAt, simulator: Simulator) -> None:
    page = await page_at(390)
    dara, maly = Column(page, "dara"), Column(page, "maly")
    await expect(dara.root).to_be_visible()
    await expect(maly.root).to_be_hidden()
    await dara.starts()
    simulator.acts.start(chat="maly")
    tab = page.get_by_role("navigation").get_by_role("button", name="Maly")
    await expect(tab.locator(".badge")).to_contain_text("1")
    await tab.click()
    await expect(maly.root).to_be_visible()
    await expect(tab.locator(".badge")).to_have_count(0)
    assert not await page.evaluate(WIDER)
    assert await page.evaluate(SMALL) == []


async def test_the_panel_holds_guide_clock_faults_and_log(page_at: PageAt) -> None:
    page = await page_at(390)
    await page.locator(".strip").click()
    for name in ("Your first minute", "Clock", "Faults", "Bot API calls"):
        await expect(page.get_by_role("heading", name=name)).to_be_visible()
    await page.get_by_role("switch", name="Telegram is down").check()
    await page.get_by_role("button", name="Show me where").click()
    await expect(Column(page, "dara").key("Start")).to_be_focused()
    await expect(page.locator("[data-banner]")).to_be_visible()
    assert not await page.evaluate(WIDER)


async def test_four_chats_and_the_panel_fit_on_the_narrowest_phone(page_at: PageAt) -> None:
    page = await page_at(320)
    tabs = page.locator(".tabs")
    await expect(tabs.get_by_role("button")).to_have_count(5)
    assert await tabs.evaluate("(bar) => bar.scrollWidth <= bar.clientWidth")
