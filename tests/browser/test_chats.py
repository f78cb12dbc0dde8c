"""What people do in the chats, and what they see of the bot."""

import re

from playwright.async_api import FilePayload, expect

from telegram_simulator import Simulator
from tests.browser.column import Column
from tests.browser.conftest import PageAt


async def test_start_joins_with_the_invitation(page_at: PageAt, simulator: Simulator) -> None:
    dara = Column(await page_at(), "dara")
    await expect(dara.root.locator(".empty")).to_contain_text("By invitation")
    await dara.starts()
    await expect(dara.messages.first).to_contain_text("/start FORDARA1")
    await expect(dara.messages.first.get_by_label("the bot has acknowledged it")).to_be_visible()
    await dara.taps("I agree")
    await dara.sees("Lessons 4 of 18")
    await expect(dara.newest.locator(".meta")).to_contain_text("edited")
    await expect(dara.root.locator(".pinned")).to_contain_text("Romleuk · Module 4")


async def test_keys_are_busy_until_answered_then_toast_or_alert(page_at: PageAt) -> None:
    page = await page_at()
    sokha = Column(page, "sokha")
    await sokha.starts()
    await sokha.types("/lesson")
    await sokha.sees("ទាសភាព")
    await sokha.taps("បន្ទាប់")
    await expect(sokha.key("បន្ទាប់")).to_have_attribute("aria-busy", "true")
    await expect(sokha.key("បន្ទាប់")).not_to_have_attribute("aria-busy", "true")
    await sokha.taps("បិទ")
    await expect(page.locator("dialog.alert")).to_contain_text("already been answered")
    await page.keyboard.press("Enter")
    await expect(page.locator("dialog.alert")).to_be_hidden()
    await sokha.types("/menu")
    await sokha.taps("Quiz")
    await sokha.sees("Question 3 of 10")
    await sokha.taps("C")
    await expect(sokha.root.locator(".toast")).to_have_text("Kept")
    await sokha.sees("Right.")


async def test_links_and_buttons_that_copy(page_at: PageAt) -> None:
    page = await page_at()
    dara = Column(page, "dara")
    await dara.starts()
    await dara.types("/menu")
    await expect(dara.key("Join")).to_have_attribute("href", "https://meet.example.org/module-4")
    await dara.taps("Copy link")
    assert (
        await page.evaluate("navigator.clipboard.readText()") == "https://meet.example.org/module-4"
    )


async def test_marks_become_formatting_and_come_back_for_editing(
    page_at: PageAt, simulator: Simulator
) -> None:
    dara = Column(await page_at(), "dara")
    await dara.starts()
    await dara.types("Bring **one __short__ example**, not `a * b` or 2 ** 3.")
    mine = dara.root.locator(".message.own").last
    await expect(mine.locator("strong")).to_have_text("one short example")
    await expect(mine.locator("em")).to_have_text("short")
    await expect(mine.locator("code")).to_have_text("a * b")
    await expect(mine).to_contain_text("Bring one short example, not a * b or 2 ** 3.")

    await mine.hover()
    await mine.get_by_label("Reply, react and more").click()
    await dara.page.get_by_role("menuitem", name="Edit").click()
    written = "Bring **one __short__ example**, not `a * b` or 2 ** 3."
    await expect(dara.composer).to_have_value(written)
    await dara.types(written.replace("one", "two"))
    await expect(mine.locator("strong")).to_have_text("two short example")


async def test_what_is_selected_becomes_bold_or_italic(page_at: PageAt) -> None:
    page = await page_at()
    dara = Column(page, "dara")
    await dara.starts()
    await dara.composer.fill("one two ")
    await expect(dara.root.get_by_role("button", name="Bold")).to_be_hidden()
    await dara.composer.press("Shift+Home")
    await dara.root.get_by_role("button", name="Italic").click()
    await expect(dara.composer).to_have_value("__one two__ ")
    await dara.composer.press("ControlOrMeta+b")
    await dara.composer.press("Enter")
    own = dara.root.locator(".message.own").last
    await expect(own.locator("strong em, em strong")).to_have_text("one two")
    await own.hover()
    await own.get_by_label("Reply, react and more").click()
    await page.get_by_role("menuitem", name="Edit").click()
    await expect(dara.composer).to_have_value(
        re.compile(r"^(__\*\*one two\*\*__|\*\*__one two__\*\*)$")
    )


async def test_an_invitation_opens_on_another_phone(page_at: PageAt) -> None:
    page = await page_at()
    maly, sokha = Column(page, "maly"), Column(page, "sokha")
    await maly.starts()
    await maly.types("/photo")
    await expect(maly.newest.locator(".photo img")).to_have_js_property("complete", value=True)
    await maly.newest.locator(".photo").click()
    await expect(page.locator("dialog.picture img")).to_be_visible()
    await page.keyboard.press("Escape")
    await maly.taps("Share")
    await page.get_by_role("menuitem", name="On Sokha’s phone").click()
    await expect(sokha.root.locator(".invite textarea")).to_have_value(
        "t.me/romleuk_bot?start=FORDARA1"
    )
    await page.keyboard.press("Enter")
    await expect(sokha.messages.first).to_contain_text("/start FORDARA1")


async def test_text_is_formatted_and_never_markup(page_at: PageAt) -> None:
    dara = Column(await page_at(), "dara")
    await dara.starts()
    await dara.types("/rich")
    await dara.sees("<b>not bold</b>")
    text = dara.newest.locator(".text")
    await expect(text.locator("a").first).to_have_attribute("href", "https://www.ilo.org/c29")
    await expect(text.locator("code")).to_have_text("passcode")
    await text.locator(".spoiler").click()
    await expect(text.locator(".spoiler")).to_have_count(0)
    await text.get_by_role("button", name="/menu").click()
    await dara.sees("Lessons 4 of 18")
    await dara.types("/unsafe")
    await dara.sees("<img src=x onerror=alert(1)>")


async def test_a_long_quotation_opens_on_a_click(page_at: PageAt) -> None:
    dara = Column(await page_at(), "dara")
    await dara.starts()
    await dara.types("/menu")
    await dara.taps("Lessons")
    quote = dara.newest.locator("blockquote")
    await expect(quote).to_have_class("expandable folded")
    folded = await quote.bounding_box()
    await quote.click()
    await expect(quote.get_by_role("button")).to_have_attribute("aria-expanded", "true")
    opened = await quote.bounding_box()
    assert folded
    assert opened
    assert opened["height"] > folded["height"] + 20


async def test_pictures_files_voice_and_albums(page_at: PageAt, simulator: Simulator) -> None:
    dara = Column(await page_at(), "dara")
    await dara.starts()
    await dara.types("/album")
    await expect(dara.root.locator(".album .photo")).to_have_count(2)
    await expect(dara.newest).to_contain_text("Two of the three pictures")
    await dara.types("/file")
    await expect(dara.newest.locator("a.file")).to_have_attribute("download", "document")
    await dara.types("/voice")
    await expect(dara.newest.locator(".voice")).to_contain_text("0:48")
    await dara.chooses("Send a picture, file or voice note", "A picture")
    await expect(dara.newest.locator(".photo img")).to_be_visible()
    await dara.chooses("Send a picture, file or voice note", "A voice note")
    await expect(dara.newest.locator(".voice")).to_be_visible()
    upload: FilePayload = {"name": "plan.txt", "mimeType": "text/plain", "buffer": b"one step"}
    await dara.composer.fill("My plan")
    await dara.root.locator("input.files").set_input_files([upload])
    await dara.sees("plan.txt")
    await dara.sees("My plan")


async def test_a_poll_counts_and_takes_back(page_at: PageAt) -> None:
    page = await page_at()
    group = Column(page, "group")
    await group.types("/poll@romleuk_bot")
    await group.newest.get_by_role("button", name="Distance").click()
    await expect(group.newest.locator(".tally")).to_have_text("1 vote")
    await expect(group.newest.locator(".option").nth(2)).to_contain_text("100%")
    await group.root.get_by_label("Write in the group as").select_option("maly")
    await group.newest.get_by_role("button", name="Papers").click()
    await expect(group.newest.locator(".tally")).to_have_text("2 votes")
    await group.newest.hover()
    await group.chooses("Reply, react and more", "Take the vote back")
    await expect(group.newest.locator(".tally")).to_have_text("1 vote")


async def test_reactions_replies_edits_and_deletions(page_at: PageAt) -> None:
    page = await page_at()
    dara = Column(page, "dara")
    await dara.starts()
    await dara.types("thanks")
    await expect(dara.newest.locator(".reactions")).to_contain_text("🙏")
    await dara.newest.hover()
    await dara.chooses("Reply, react and more", "Edit")
    await dara.types("Thank you all")
    await dara.sees("Thank you all")
    await dara.newest.hover()
    await dara.chooses("Reply, react and more", "Reply")
    await dara.types("And one more thing")
    await expect(dara.newest.locator(".reply-quote")).to_contain_text("Thank you all")
    await page.reload()
    await expect(dara.root.locator(".reactions")).to_contain_text("🙏")
    before = await dara.messages.count()
    await dara.types("/forget")
    await expect(dara.messages).to_have_count(before + 1)
    await dara.sees("/forget")


async def test_commands_keyboards_and_samples(page_at: PageAt) -> None:
    page = await page_at()
    sokha, maly = Column(page, "sokha"), Column(page, "maly")
    await sokha.starts()
    await sokha.root.get_by_label("Commands").click()
    await expect(page.get_by_role("menuitem")).to_contain_text("ទំព័រដើម")
    await page.get_by_role("menuitem").click()
    await sokha.sees("Lessons 4 of 18")
    await maly.starts()
    await maly.types("/desk")
    await expect(maly.composer).to_have_value("Please bring one example.")
    await maly.root.get_by_label("Send", exact=True).click()
    await maly.sees("Please bring one example.")
    await maly.taps("Sessions")
    await maly.sees("Sessions")


async def test_blocking_and_coming_back(page_at: PageAt) -> None:
    dara = Column(await page_at(), "dara")
    await dara.starts()
    await dara.chooses("Menu of Dara", "Block the bot")
    await dara.root.get_by_text("Unblock").click()
    await dara.types("/menu")
    await dara.sees("Lessons 4 of 18")
