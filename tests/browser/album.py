"""Takes pictures of chats on a phone, and finds buttons in the language of those who read them."""

from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image
from playwright.async_api import Page

from bot.locale import Texts
from bot.locale.catalogue import Catalogue
from tests.world import Phone

COLOURS = 128
SOFTLY_MS = 1500  # the page moves softly


@dataclass(slots=True, kw_only=True)
class Album:
    """Pictures of people who read one language, which is English at first."""

    page: Page
    folder: Path
    texts: Texts = field(default_factory=lambda: Catalogue().texts("en"))

    def speaks(self, language: str) -> None:
        """Go on with people who read this language."""
        self.texts = Catalogue().texts(language)

    async def opens(self, url: str) -> None:
        """Open the page of the simulated Telegram."""
        await self.page.goto(url)
        await self.page.wait_for_selector("html[data-ready]")

    async def take(self, name: str, phone: Phone) -> None:
        """Show a chat, or the group that a phone looks at, and save its picture."""
        await self.page.locator(f'.tabs button[data-view="{phone.chat_key}"]').click()
        await self.page.wait_for_timeout(SOFTLY_MS)
        path = self.folder / f"{name}.{self.texts.language}.png"
        await self.page.screenshot(path=path)
        with Image.open(path) as picture:
            picture.convert("RGB").quantize(COLOURS).save(path, optimize=True)

    async def taps(self, phone: Phone, *buttons: str | int) -> None:
        """Tap buttons: by the key of their text, by what stands on them, or by number from 0."""
        for button in buttons:
            await phone.taps(phone.buttons[button] if isinstance(button, int) else self.on(button))

    def on(self, button: str) -> str:
        """Return what stands on a button with this text; what is no key stands there itself."""
        is_key = "." in button and " " not in button
        return self.texts.label(button) if is_key else button
