"""On the page too, a key that shares something asks first."""

from playwright.async_api import expect

from telegram_simulator import Simulator
from telegram_simulator.methods import METHODS
from telegram_simulator.parameters import Params
from tests.browser.column import Column
from tests.browser.conftest import PageAt

KEYS = [
    [{"text": "My number", "request_contact": True}],
    [{"text": "A friend", "request_users": {"request_id": 1}}],
    [{"text": "Hello"}],
]


async def test_a_key_asks_before_it_shares(page_at: PageAt, simulator: Simulator) -> None:
    page = await page_at()
    dara = Column(page, "dara")
    await dara.starts()
    where = {"chat_id": simulator.world.chats["dara"].id, "text": "Who are you?"}
    asking = Params(where | {"reply_markup": {"keyboard": KEYS}})
    METHODS["sendMessage"](simulator.world, simulator.world.main, asking)
    await dara.taps("My number")
    menu = page.get_by_role("menu", name="Share your phone number with the bot?")
    await menu.get_by_role("menuitem", name="Cancel").click()
    await dara.sees("Who are you?")
    await dara.taps("My number")
    await page.get_by_role("menuitem", name="Share").click()
    await expect(dara.root).to_contain_text("+85512000000")
    await dara.taps("A friend")
    await page.get_by_role("menu", name="Choose somebody").get_by_text("Maly").click()
    await expect(dara.root).to_contain_text("shared a person")
    await dara.taps("Hello")
    await expect(dara.root).to_contain_text("Hello")
    assert simulator.controls.calls(problems=True) == []
