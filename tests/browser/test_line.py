"""The line to the server: it breaks, the page says so, keeps what it shows, and joins again."""

from playwright.async_api import expect

from telegram_simulator import Simulator
from tests.browser.column import Column
from tests.browser.conftest import CAST, PageAt
from tests.browser.scripted_bot import ScriptedBot

BROKEN = ("WebSocket connection", "Failed to load resource")

HOLD_THE_LINE = """
window.WebSocket = class extends WebSocket {
  constructor(url) {
    super(window.held ? url.replace('/sim/events', '/sim/nowhere') : url);
    window.lastSocket = this;
  }
};
"""


async def test_another_server_is_joined_by_itself(
    page_at: PageAt, simulator: Simulator, scripted: ScriptedBot
) -> None:
    page = await page_at(forgive=BROKEN)
    dara = Column(page, "dara")
    await dara.starts()
    port = simulator.port
    await simulator.stop()
    await expect(page.locator("[data-banner]")).to_contain_text("has stopped")
    await dara.sees("Welcome")
    again = Simulator(cast=CAST, seed=2)
    await again.start(port=port)
    await expect(page.locator("[data-banner]")).to_be_hidden()
    await expect(dara.key("Start")).to_be_visible()
    await again.stop()


async def test_what_was_missed_comes_after(page_at: PageAt, simulator: Simulator) -> None:
    page = await page_at(forgive=BROKEN)
    await page.add_init_script(HOLD_THE_LINE)
    await page.reload()
    dara = Column(page, "dara")
    await dara.starts()
    await dara.composer.fill("a draft")
    await dara.root.evaluate("column => { column.marked = true; }")
    await page.evaluate("window.held = true; lastSocket.close()")
    await expect(page.locator("[data-banner]")).to_contain_text("has stopped")
    simulator.acts.message(chat="dara", text="/menu")
    await page.evaluate("window.held = false")
    await dara.sees("Lessons 4 of 18")
    await expect(page.locator("[data-banner]")).to_be_hidden()
    await expect(dara.composer).to_have_value("a draft")
    assert await dara.root.evaluate("column => column.marked"), "the page was drawn again"
    assert await dara.messages.count() == 4
