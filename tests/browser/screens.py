"""Pictures of screens on a phone of 390 pixels, in both languages.

    python -m tests.browser.screens FOLDER [FEATURE ...]

The real bot writes, the simulated Telegram shows. Without a feature these are the pictures of the
documents: a lesson, a question that is a short scene, steps to put in order, and a moment of a
story with what follows from a choice. The features are those of `tours.features`; `all`
takes each of them. It is no test: a person looks at the pictures.
"""

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.async_api import async_playwright

from bot.learning.quiz.buttons import BeginQuiz
from bot.learning.recap.buttons import OpenLesson
from bot.learning.story.buttons import BeginStory, ChooseInStory
from bot.telegram.kit.button import Button
from tests.browser.album import Album
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.tours.course import make_course
from tests.browser.tours.features import FEATURES
from tests.engines import open_database
from tests.stories.cast import found, participant
from tests.world import Phone, World, a_world, carried, local

LANGUAGES = {"en": "Sok Dara", "km": "សុខ ដារ៉ា"}
WIDTH, HEIGHT = 390, 844


async def main(folder: Path, features: Sequence[str]) -> None:
    """Take the pictures of the documents, or those of some features, and save them in a folder."""
    if not features:
        async with _stage(folder, "2023-06-05 10:00") as (world, album):
            await _documents(world, album)
    for feature in FEATURES if "all" in features else features:
        for language in LANGUAGES:
            async with _stage(folder, "2023-05-22 08:00") as (world, album):
                album.speaks(language)
                course = await make_course(world, language)
                await album.opens(world.simulator.url)
                await FEATURES[feature](album, course)


@asynccontextmanager
async def _stage(folder: Path, at: str) -> AsyncIterator[tuple[World, Album]]:
    """Start the bot on an empty database, and a browser."""
    with TemporaryDirectory() as data:
        database = await open_database(Path(data) / "romleuk.db")
        async with a_world(database, at=local(at)) as world, async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            page = await browser.new_page(
                viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=1.5
            )
            yield world, Album(page=page, folder=folder)
            await browser.close()


async def _documents(world: World, album: Album) -> None:
    founded = await found(world, "Lotus House")
    phones = [
        await participant(world, founded, language, name, language=language)
        for language, name in LANGUAGES.items()
    ]
    await album.opens(world.simulator.url)
    for phone in phones:
        album.speaks(phone.key)
        for name, show in SCREENS.items():
            await phone.sends("/menu")
            await show(phone)
            await album.take(name, phone)


async def lesson(phone: Phone) -> None:
    """The first lesson of the second part."""
    await phone.forges(OpenLesson("m4.u2", 1).pack())


async def scene(phone: Phone) -> None:
    """A question that asks for a decision."""
    await phone.forges(BeginQuiz("m4.u1").pack())


async def order(phone: Phone) -> None:
    """Steps to put in order."""
    await phone.forges(BeginQuiz("m4.u6").pack())


async def choice(phone: Phone) -> None:
    """A choice in a story, and what follows from it."""
    await phone.forges(BeginStory("m4.s2").pack())
    await phone.forges(_newest(phone, ChooseInStory)[0])


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
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2:]))
