"""Pictures of screens on a phone of 390 pixels, in both languages.

    python -m tests.browser.screens FOLDER

The real bot writes, the simulated Telegram shows: a lesson, a question that is a short scene, steps
to put in order, and a moment of a story with what follows from a choice. It is no test: a person
looks at the pictures.
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.async_api import Page, async_playwright

from bot.learning.quiz.buttons import BeginQuiz
from bot.learning.recap.buttons import OpenCard
from bot.learning.story.buttons import BeginStory, Choose
from bot.telegram.kit.button import Button
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.engines import open_database
from tests.stories.cast import found, participant
from tests.world import Phone, World, a_world, carried, local

LANGUAGES = {"en": "Sok Dara", "km": "សុខ ដារ៉ា"}
COLOURS = 128
WIDTH, HEIGHT = 390, 844


async def main(folder: Path) -> None:
    """Take all pictures and save them in a folder."""
    with TemporaryDirectory() as data:
        database = await open_database(Path(data) / "romleuk.db")
        async with a_world(database, at=local("2023-06-05 10:00")) as world:
            await _take(world, folder)


async def _take(world: World, folder: Path) -> None:
    founded = await found(world, "Lotus House")
    phones = [
        await participant(world, founded, language, name, language=language)
        for language, name in LANGUAGES.items()
    ]
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = await browser.new_page(
            viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=1.5
        )
        await page.goto(world.simulator.url)
        await page.wait_for_selector("html[data-ready]")
        for phone in phones:
            await page.locator(f'.tabs button[data-view="{phone.key}"]').click()
            for name, show in SCREENS.items():
                await phone.sends("/menu")
                await show(phone)
                await _save(page, folder / f"{name}.{phone.key}.png")
        await browser.close()


async def _save(page: Page, path: Path) -> None:
    await page.wait_for_timeout(1500)  # the page moves softly
    await page.screenshot(path=path)
    with Image.open(path) as picture:
        picture.convert("RGB").quantize(COLOURS).save(path, optimize=True)


async def lesson(phone: Phone) -> None:
    """The first lesson of the second part."""
    await phone.forges(OpenCard("m4.u2", 1).pack())


async def scene(phone: Phone) -> None:
    """A question that asks for a decision."""
    await phone.forges(BeginQuiz("m4.u1").pack())


async def order(phone: Phone) -> None:
    """Steps to put in order."""
    await phone.forges(BeginQuiz("m4.u6").pack())


async def choice(phone: Phone) -> None:
    """A choice in a story, and what follows from it."""
    await phone.forges(BeginStory("m4.s2").pack())
    await phone.forges(_newest(phone, Choose)[0])


def _newest(phone: Phone, kind: type[Button]) -> list[str]:
    """The callback data of the buttons of a kind on the newest message that has any."""
    return next(data for each in reversed(phone.messages) if (data := carried(each, kind)))


SCREENS: dict[str, Callable[[Phone], Awaitable[None]]] = {
    "lesson": lesson,
    "scene": scene,
    "order": order,
    "choice": choice,
}


if __name__ == "__main__":
    Path(sys.argv[1]).mkdir(parents=True, exist_ok=True)
    asyncio.run(main(Path(sys.argv[1])))
