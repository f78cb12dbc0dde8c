"""What comes next is in sight on every width, and nothing that a visitor does is a dead end."""

from collections.abc import Mapping
from typing import Any

import pytest
from playwright.async_api import Page, expect

from telegram_simulator import Simulator
from tests.browser.column import Column
from tests.browser.conftest import PageAt
from tests.browser.scripted_bot import ScriptedBot

SIZES = {
    "desktop": (1440, 900),
    "tablet": (768, 1024),
    "phone": (390, 844),
    "small phone": (320, 640),
    "200 percent": (720, 450),
}
TALL = "Words of a lesson that somebody reads to the end.\n" * 14
FEW = [["Back", "Next"], ["Close"]]
MANY = [[f"Answer {number}"] for number in range(6)]
IN_SIGHT = """(key) => {
  const box = key.closest('.messages').getBoundingClientRect(), at = key.getBoundingClientRect();
  return at.top >= box.top - 1 && at.bottom <= box.bottom + 1
    && at.left >= -1 && at.right <= innerWidth + 1;
}"""
NOTHING_BESIDE = "document.scrollingElement.scrollWidth <= innerWidth"


def keys(rows: list[list[str]]) -> dict[str, Any]:
    return {
        "inline_keyboard": [
            [{"text": label, "callback_data": label} for label in row] for row in rows
        ]
    }


@pytest.fixture(params=list(SIZES.values()), ids=list(SIZES))
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    found: tuple[int, int] = request.param
    return found


async def opened(page_at: PageAt, size: tuple[int, int]) -> Page:
    """The page at a size, showing Dara's phone."""
    width, height = size
    page = await page_at(width, height=height, reduced_motion="reduce")
    tab = page.locator('.tabs button[data-view="dara"]')
    if await tab.is_visible():
        await tab.click()
    return page


async def are_in_sight(column: Column, *labels: str) -> None:
    for label in labels:
        await expect(column.key(label)).to_be_visible()
        handle = await column.key(label).element_handle()
        await column.page.wait_for_function(IN_SIGHT, arg=handle)


async def say(bot: ScriptedBot, simulator: Simulator, **what: Any) -> Mapping[str, Any]:
    """Let the bot write to Dara."""
    chat = simulator.acts.find_chat("dara").id
    said: Mapping[str, Any] = await bot.call("sendMessage", chat_id=chat, **what)
    return said


@pytest.mark.parametrize("rows", [FEW, MANY], ids=["few buttons", "many buttons"])
async def test_the_newest_buttons_are_in_sight(
    page_at: PageAt,
    simulator: Simulator,
    scripted: ScriptedBot,
    size: tuple[int, int],
    rows: list[list[str]],
) -> None:
    simulator.acts.start("dara")
    await simulator.controls.idle()
    page = await opened(page_at, size)
    dara = Column(page, "dara")
    last = rows[-1][0]

    said = await say(scripted, simulator, text=TALL, reply_markup=keys(rows))
    await are_in_sight(dara, last)

    chat, number = said["chat"]["id"], said["message_id"]
    await scripted.call("pinChatMessage", chat_id=chat, message_id=number)
    await expect(dara.root.locator(".service").last).to_contain_text("pinned")
    await are_in_sight(dara, last)

    await scripted.call(
        "editMessageText", chat_id=chat, message_id=number, text=f"{TALL}{TALL}changed",
        reply_markup=keys(rows),
    )  # fmt: skip
    await expect(dara.newest).to_contain_text("changed")
    await are_in_sight(dara, last)
    assert await page.evaluate(NOTHING_BESIDE)


async def test_what_a_tap_brings_in_steps_is_in_sight_at_its_end(
    page_at: PageAt, simulator: Simulator, scripted: ScriptedBot
) -> None:
    """As a report does: "One moment", other news, and then the report in the same message."""
    simulator.acts.start("dara")
    await simulator.controls.idle()
    page = await page_at(1440, reduced_motion="reduce")
    dara = Column(page, "dara")
    said = await say(scripted, simulator, text="Desk", reply_markup=keys([["Report"]]))
    chat, number = said["chat"]["id"], said["message_id"]
    async with page.expect_response("**/sim/tap"):  # later its key is gone
        await dara.taps("Report")
    await scripted.call("editMessageText", chat_id=chat, message_id=number, text="One moment")
    await expect(dara.root).to_contain_text("One moment")
    await say(scripted, simulator, text=TALL, reply_markup=keys([["News"]]))
    await are_in_sight(dara, "News")

    await scripted.call(
        "editMessageText", chat_id=chat, message_id=number, text=TALL, reply_markup=keys(FEW)
    )
    await are_in_sight(dara, "Close")


async def test_somebody_who_reads_earlier_messages_is_left_there(
    page_at: PageAt, simulator: Simulator, scripted: ScriptedBot
) -> None:
    simulator.acts.start("dara")
    await simulator.controls.idle()
    page = await page_at(1440, reduced_motion="reduce")
    dara = Column(page, "dara")
    await say(scripted, simulator, text=TALL * 2, reply_markup=keys(FEW))
    await are_in_sight(dara, "Close")
    wall = dara.root.locator(".messages")
    await wall.evaluate("(box) => { box.scrollTop = 0; }")
    await expect(dara.root.locator(".jump")).to_be_visible()

    await say(scripted, simulator, text="Something new", reply_markup=keys([["New"]]))
    await expect(dara.key("New")).to_be_attached()

    assert await wall.evaluate("(box) => box.scrollTop") == 0
    await dara.root.locator(".jump").click()
    await are_in_sight(dara, "New")


async def test_what_the_guide_marks_is_in_sight(
    page_at: PageAt, simulator: Simulator, size: tuple[int, int]
) -> None:
    page = await opened(page_at, size)
    simulator.acts.start("dara")
    await simulator.controls.idle()
    marked = page.locator(".chat .hint")

    await expect(marked).to_have_count(1)
    await page.wait_for_function(
        """() => {
          const at = document.querySelector('.chat .hint').getBoundingClientRect();
          return at.top >= 0 && at.left >= 0 && at.bottom <= innerHeight && at.right <= innerWidth;
        }"""
    )


async def test_a_mark_in_another_chat_is_in_sight_once_its_tab_is_tapped(
    page_at: PageAt, simulator: Simulator, scripted: ScriptedBot
) -> None:
    page = await page_at(320, height=640, reduced_motion="reduce")
    tabs = page.locator(".tabs")
    await tabs.get_by_role("button", name="Maly").click()
    simulator.acts.start("dara")
    await simulator.controls.idle()
    await say(scripted, simulator, text="Welcome", reply_markup=keys([["I agree"]]))
    await say(scripted, simulator, text=TALL * 2, reply_markup=keys([["News"]]))
    dara = Column(page, "dara")
    await expect(dara.key("I agree")).to_have_class("key hint")

    await tabs.get_by_role("button", name="Dara").click()

    await are_in_sight(dara, "I agree")


async def test_the_link_opens_again_after_no_thank_you(
    page_at: PageAt, simulator: Simulator, scripted: ScriptedBot
) -> None:
    simulator.acts.start("dara")
    await simulator.controls.idle()
    page = await page_at(1440)
    dara = Column(page, "dara")
    await say(scripted, simulator, text="All right. Nothing is kept.")

    await dara.taps("Open the link again")
    await expect(dara.root).to_contain_text("/start FORDARA1")


async def test_a_draft_outlives_a_reload(page_at: PageAt, simulator: Simulator) -> None:
    simulator.acts.start("dara")
    await simulator.controls.idle()
    page = await page_at(1440)
    await Column(page, "dara").composer.fill("half a sentence")

    await page.reload()
    await page.wait_for_selector("html[data-ready]")
    await expect(Column(page, "dara").composer).to_have_value("half a sentence")
    await Column(page, "dara").composer.press("Enter")
    await expect(Column(page, "dara").root).to_contain_text("half a sentence")
    await page.reload()
    await page.wait_for_selector("html[data-ready]")
    await expect(Column(page, "dara").composer).to_have_value("")


async def test_back_leads_to_the_chat_before_and_stays_on_the_page(
    page_at: PageAt, simulator: Simulator
) -> None:
    page = await page_at(390)
    address = page.url
    tabs = page.locator(".tabs")
    for name in ("Sokha", "Maly"):
        await tabs.get_by_role("button", name=name).click()

    await page.go_back()
    await expect(tabs.get_by_role("button", name="Sokha")).to_have_attribute("aria-current", "page")
    await page.go_back()
    await page.go_back()
    await expect(page.locator("[data-page-toast]")).to_have_text(
        "Press Back once more to leave this page."
    )
    assert page.url == address


async def test_a_screen_reader_hears_the_message_and_not_its_neutral_line(
    page_at: PageAt, simulator: Simulator, scripted: ScriptedBot
) -> None:
    simulator.acts.start("dara")
    await simulator.controls.idle()
    page = await page_at(1440)

    await say(scripted, simulator, text="Romleuk\n\nBring one example, please.")

    await expect(page.locator("[data-say]")).to_contain_text("Romleuk. Bring one example, please.")


@pytest.mark.parametrize("width", [1440, 320])
async def test_starting_over_is_always_in_reach_and_asks_once(
    page_at: PageAt, simulator: Simulator, width: int
) -> None:
    simulator.acts.start("dara")
    await simulator.controls.idle()
    page = await page_at(width, reduced_motion="reduce")
    await page.get_by_role("button", name="Start over").first.click()

    await page.get_by_role("menuitem", name="Start over").click()

    await expect(Column(page, "dara").root.locator(".start")).to_be_attached()
    await expect(page.locator("[data-banner]")).to_be_hidden()
    assert not await page.locator("[data-shout]").inner_text()
