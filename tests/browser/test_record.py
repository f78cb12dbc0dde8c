"""A session is recorded on the page, and shown as a test to copy or to save."""

from playwright.async_api import Page, expect

from telegram_simulator import Simulator
from tests.browser.column import Column
from tests.browser.conftest import PageAt

PHONE = 360
STARTED = 'simulated.act("start", chat="dara"'


async def press(page: Page, name: str, key: str = "Enter") -> None:
    """Press a button with the keyboard."""
    await page.get_by_role("button", name=name).focus()
    await page.keyboard.press(key)


async def shown_test(page: Page) -> str:
    """Stop, and return the test that is shown."""
    await press(page, "Stop recording")
    await expect(page.locator(".recorded")).to_be_visible()
    return await page.locator("[data-record=source]").text_content() or ""


async def test_what_people_do_becomes_a_test(page_at: PageAt) -> None:
    page = await page_at()
    await press(page, "Record a test")
    await expect(page.locator(".brand .stamp")).to_have_text("recording")
    dara = Column(page, "dara")
    await dara.starts()
    await dara.taps("I agree")
    await dara.sees("Lessons 4 of 18")
    source = await shown_test(page)
    compile(source, "test_session.py", "exec")
    assert STARTED in source
    assert 'simulated.act("tap", chat="dara", who="dara", label="I agree")' in source
    assert "Lessons 4 of 18" in source
    await page.get_by_role("button", name="Copy", exact=True).click()
    await expect(page.locator("[data-record=said]")).to_have_text("Copied")
    assert await page.evaluate("navigator.clipboard.readText()") == source
    async with page.expect_download() as download:
        await page.get_by_role("link", name="Download").click()
    saved = await download.value
    assert saved.suggested_filename == "test_session.py"
    assert (await saved.path()).read_text(encoding="utf-8") == source
    await page.get_by_label("Without await").check()
    await expect(page.locator("[data-record=source]")).not_to_contain_text("await")
    await page.keyboard.press("Escape")
    await expect(page.locator(".brand .stamp")).to_have_text("simulated Telegram")


async def test_a_recording_goes_on_after_a_reload(page_at: PageAt) -> None:
    page = await page_at(PHONE)
    await press(page, "Panel")
    await press(page, "Record a test")
    await page.reload()
    await page.wait_for_selector("html[data-ready]")
    await page.locator('.tabs [data-view="dara"]').click()
    await Column(page, "dara").starts()
    await expect(page.locator(".topbar .stamp")).to_have_text("recording")
    await press(page, "Panel")
    assert STARTED in await shown_test(page)


async def test_a_recording_keeps_what_was_done_before_or_starts_over(
    page_at: PageAt, simulator: Simulator
) -> None:
    page = await page_at()
    dara, maly = Column(page, "dara"), Column(page, "maly")
    await dara.starts()
    await dara.sees("Welcome")
    await press(page, "Record a test")
    await page.get_by_role("menuitem", name="Record from the start").click()
    assert STARTED in await shown_test(page)
    await page.keyboard.press("Escape")
    await press(page, "Record a test")
    await page.get_by_role("menuitem", name="Start over and record").click()
    await expect(dara.messages).to_have_count(0)
    await maly.starts()
    await maly.sees("Welcome")
    source = await shown_test(page)
    assert STARTED not in source
    assert STARTED.replace("dara", "maly") in source
    assert simulator.world.chats["dara"].state == "new"
