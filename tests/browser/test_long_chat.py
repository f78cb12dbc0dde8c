"""A long chat opens at its newest message, stays there, and shows what is older by scrolling."""

from playwright.async_api import Page, expect

from telegram_simulator import Simulator
from telegram_simulator.methods import METHODS
from telegram_simulator.parameters import Params, Upload
from telegram_simulator.samples import picture
from tests.browser.column import Column
from tests.browser.conftest import PageAt

PHONE = 360
FROM_END = """() => {
    const box = document.querySelector('.chat[data-chat="dara"] .messages');
    return box.scrollHeight - box.scrollTop - box.clientHeight;
}"""


def write(simulator: Simulator, count: int) -> None:
    """Write messages to Dara, every fifth with a picture, and the last one with a picture."""
    simulator.acts.open_chat("dara")
    where = {"chat_id": simulator.world.chats["dara"].id}
    for number in range(1, count + 1):
        method, values, files = "sendMessage", {"text": f"Message {number}"}, {}
        if number % 5 == 0:
            method, values = "sendPhoto", {"caption": f"Message {number}"}
            files = {"photo": Upload("a.png", "image/png", picture(300 + number))}
        METHODS[method](simulator.world, simulator.world.main, Params(where | values, files))


async def settled(page: Page) -> None:
    """Wait until all pictures are there."""
    await page.wait_for_function("() => [...document.images].every((each) => each.complete)")


async def test_it_opens_at_the_newest_message_and_stays_there(
    page_at: PageAt, simulator: Simulator
) -> None:
    write(simulator, 200)
    page = await page_at(PHONE)
    await page.locator('.tabs [data-view="dara"]').click()
    dara = Column(page, "dara")
    await expect(dara.newest).to_contain_text("Message 200")
    await settled(page)
    assert await page.evaluate(FROM_END) < 60
    await expect(dara.root.locator(".jump")).to_be_hidden()


async def test_older_messages_come_when_one_scrolls_up(
    page_at: PageAt, simulator: Simulator
) -> None:
    write(simulator, 230)
    page = await page_at(PHONE)
    await page.locator('.tabs [data-view="dara"]').click()
    dara = Column(page, "dara")
    await expect(dara.messages).to_have_count(100)
    box = dara.root.locator(".messages")
    for expected in (150, 200, 230):
        await box.evaluate("(each) => each.scrollTo(0, 0)")
        await expect(dara.messages).to_have_count(expected)
    await box.evaluate("(each) => each.scrollTo(0, 0)")
    await expect(dara.messages.first).to_contain_text("Message 1")
    await expect(dara.messages.first).to_be_in_viewport()
    await expect(dara.messages).to_have_count(230)


async def test_a_phone_remembers_whose_it_is(page_at: PageAt) -> None:
    page = await page_at(PHONE)
    await page.locator('.tabs [data-view="maly"]').click()
    await page.reload()
    await expect(page.locator('.chat[data-chat="maly"]')).to_be_visible()
    await expect(page.locator('.tabs [aria-current="page"]')).to_contain_text("Maly")


async def test_the_panel_stays_within_reach_beside_many_chats(
    page_at: PageAt, simulator: Simulator
) -> None:
    for key in ("thida", "sopheap", "vanna"):
        simulator.stage.person(key, key.title())
    page = await page_at(PHONE)
    await expect(page.locator('.tabs [data-view="panel"]')).to_be_in_viewport(ratio=1)
