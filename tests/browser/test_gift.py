"""A gift is shown in the chat of the person who got it."""

from playwright.async_api import expect

from telegram_simulator import Simulator
from telegram_simulator.methods import METHODS
from telegram_simulator.parameters import Params
from tests.browser.column import Column
from tests.browser.conftest import PageAt


async def test_a_gift_has_a_picture_a_price_and_a_text(
    page_at: PageAt, simulator: Simulator
) -> None:
    page = await page_at()
    dara = Column(page, "dara")
    await dara.starts()
    simulator.stage.stars(amount=25)
    gift = {"user_id": simulator.world.chats["dara"].id, "gift_id": "1", "pay_for_upgrade": True}
    words = {"text": "<b>For</b> you", "text_parse_mode": "HTML"}
    METHODS["sendGift"](simulator.world, simulator.world.main, Params(gift | words))
    await dara.sees("Gift for 20 ⭐️")
    await dara.sees("The upgrade is paid")
    await expect(dara.newest.locator(".gift-picture")).to_have_text("🫖")
    await expect(dara.newest.locator(".gift strong")).to_have_text("For")
    await expect(page.locator("[data-say]")).to_contain_text("Dara: Gift: For you")
