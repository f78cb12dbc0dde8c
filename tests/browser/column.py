"""One chat on the page, so that tests read like a chat."""

from playwright.async_api import Locator, Page, expect


class Column:
    """`dara = Column(page, "dara")`; `await dara.types("/menu")`; `await dara.taps("Quiz")`."""

    def __init__(self, page: Page, key: str) -> None:
        self.page = page
        self.root = page.locator(f'.chat[data-chat="{key}"]')
        self.messages = self.root.locator(".message")
        self.composer = self.root.locator("textarea")

    def key(self, label: str) -> Locator:
        """The newest key with this label."""
        return self.root.locator(f'[data-label="{label}"]').last

    @property
    def newest(self) -> Locator:
        """The last message."""
        return self.messages.last

    async def types(self, text: str) -> None:
        """Write and press Enter."""
        await self.composer.fill(text)
        await self.composer.press("Enter")

    async def taps(self, label: str) -> None:
        """Press a key by its label."""
        await self.key(label).click()

    async def sees(self, text: str) -> None:
        """Wait until the newest message holds these words."""
        await expect(self.newest).to_contain_text(text)

    async def starts(self) -> None:
        """Press Start, wait for the answer."""
        await self.taps("Start")
        await self.sees("Welcome")

    async def chooses(self, opener: str, entry: str) -> None:
        """Open a menu of this chat by its label and choose an entry."""
        await self.root.get_by_label(opener, exact=True).last.click()
        await self.page.get_by_role("menuitem", name=entry).click()
