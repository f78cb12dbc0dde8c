"""The guide, the clock, the faults and the log of calls."""

from datetime import timedelta

from playwright.async_api import expect

from telegram_simulator import Simulator
from tests.browser.column import Column
from tests.browser.conftest import ZONE, PageAt


async def test_the_guide_shows_where_to_press(page_at: PageAt) -> None:
    page = await page_at()
    dara = Column(page, "dara")
    await expect(page.locator(".steps .current")).to_contain_text("Dara has an invitation")
    await expect(dara.key("Start")).to_have_class("primary start hint")
    await dara.starts()
    await expect(dara.key("I agree")).to_have_class("key hint")
    await dara.taps("I agree")
    await expect(page.locator("[data-guide=count]")).to_have_text("1 of 3")
    await expect(dara.key("Quiz")).to_have_class("key hint")
    await dara.taps("Quiz")
    await expect(dara.newest.locator(".keyboard")).to_have_class("keyboard hint")
    await dara.taps("C")
    await expect(page.locator("[data-do=next]")).to_have_class("next hint")
    await page.get_by_role("button", name="Show me where").click()
    await expect(page.locator("[data-do=next]")).to_be_focused()


async def test_the_page_has_the_name_of_the_bot(page_at: PageAt, simulator: Simulator) -> None:
    simulator.world.main.name = "ភ្នំពេញ"
    page = await page_at()

    await expect(page).to_have_title("ភ្នំពេញ · simulated Telegram")
    name = page.locator(".brand .name")
    await expect(name).to_have_text("ភ្នំពេញ")
    await expect(name).to_have_attribute("lang", "km")


async def test_the_clock_moves(page_at: PageAt, simulator: Simulator) -> None:
    page = await page_at()
    shown = page.locator("[data-clock=time]")
    due = page.locator("[data-clock=next]")
    before = simulator.world.now().astimezone(ZONE)
    await page.get_by_role("button", name="+10 min").click()
    await expect(shown).to_contain_text(f"{before + timedelta(minutes=10):%H:%M}")
    while "Reminder of session 2" not in (await due.text_content() or ""):
        event = await due.text_content() or ""
        await page.locator("[data-do=next]").click()
        await expect(due).not_to_have_text(event)
    await page.locator("[data-do=next]").click()
    await expect(shown).to_contain_text("07:30")
    await expect(due).to_have_text("08:20 · Session 2 begins")
    await page.get_by_role("button", name="×60").click()
    await expect(page.locator("[data-clock=zone]")).to_have_text("running ×60")
    await expect(shown).to_contain_text("07:31")
    await page.get_by_role("button", name="×60").click()
    await expect(page.locator("[data-clock=zone]")).to_have_text("Phnom Penh, UTC+7")


async def test_faults_hit_calls_and_say_so(page_at: PageAt) -> None:
    page = await page_at()
    dara, sokha = Column(page, "dara"), Column(page, "sokha")
    await dara.starts()
    await sokha.starts()
    await page.get_by_role("switch", name="Dropped after commit").check()
    await expect(page.locator("[data-banner]")).to_contain_text("No call hit yet")
    await dara.types("/menu")
    await expect(page.locator("[data-banner]")).to_contain_text("Hit 1 call so far")
    await expect(page.locator("tr.bad .verdict").first).to_have_text("unanswered")
    await page.get_by_role("button", name="Switch off").click()
    await expect(page.locator("[data-banner]")).to_be_hidden()
    await page.get_by_role("switch", name="Sokha blocks the bot").check()
    await expect(sokha.root.locator(".way-back")).to_contain_text("Sokha has blocked the bot")
    await sokha.root.get_by_text("Unblock").click()
    await expect(sokha.composer).to_be_visible()


async def test_the_log_opens_to_request_and_response(page_at: PageAt) -> None:
    page = await page_at()
    dara = Column(page, "dara")
    await dara.starts()
    await expect(page.locator("[data-log=count]")).to_contain_text("all answered")
    await page.get_by_role("button", name="sendMessage: request and response").first.click()
    await expect(page.locator("[data-call=request]")).to_contain_text("parse_mode")
    await expect(page.locator("[data-call=response]")).to_contain_text("message_id")
    await page.keyboard.press("Escape")
    await page.get_by_label("Only problems").check()
    await expect(page.locator(".log-empty")).to_be_visible()
    await page.get_by_role("button", name="Bot API calls").click()
    await expect(page.locator(".log-body")).to_be_hidden()


async def test_chats_that_come_later_get_a_column(page_at: PageAt, simulator: Simulator) -> None:
    page = await page_at()
    simulator.stage.person(key="vann", name="Vann", says="English")
    simulator.stage.group(key="second", title="Module 5", members=["vann"])
    await expect(page.locator(".chat")).to_have_count(6)
    await expect(page.locator('.chat[data-chat="second"] .who')).to_contain_text("Module 5")
    vann = Column(page, "vann")
    await vann.starts()
