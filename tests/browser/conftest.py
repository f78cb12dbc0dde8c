"""A browser, and pages in it that must stay clean: no console error, no breach of the policy.

A module that shows something else than the scripted world overrides the fixture `address`.
"""

import os
from collections.abc import AsyncIterator, Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright, expect

from telegram_simulator import Cast, Group, Persona, Simulator
from tests.browser.scripted_bot import ScriptedBot

CHROMIUM = next(
    filter(os.path.exists, ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"]), None
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = 760
PATIENCE_MS = 600_000  # a busy machine is no fault of the page
WATCH_POLICY = """
window.breaches = [];
document.addEventListener('securitypolicyviolation',
  (e) => window.breaches.push(`${e.violatedDirective} ${e.blockedURI}`));
"""
CAST = Cast(
    bot_name="Romleuk",
    bot_username="romleuk_bot",
    people=(
        Persona(key="sokha", name="Sokha", language="km", says="ភាសាខ្មែរ"),
        Persona(key="dara", name="Dara", says="English", invite="FORDARA1"),
        Persona(key="maly", name="Maly", role="coordinator", says="English"),
    ),
    groups=(
        Group(
            key="group", title="Module 4 · May 2023", members=("dara", "sokha", "maly"), bot=True
        ),
    ),
    zone="Asia/Phnom_Penh",
    blocker="sokha",
)
GUIDE: list[dict[str, Any]] = [
    {
        "title": "Join",
        "text": "Dara has an invitation. Press Start, then agree.",
        "chat": "dara",
        "press": ["Start", "I agree"],
        "any_key": False,
        "target": None,
        "done": {"chats": ["dara"], "texts": [], "keys": ["Go on"]},
    },
    {
        "title": "Take the quiz",
        "text": "One question. Each answer has its own explanation.",
        "chat": "dara",
        "press": ["Quiz"],
        "any_key": True,
        "target": None,
        "done": {"chats": ["dara"], "texts": ["Right."], "keys": []},
    },
    {
        "title": "Move the clock",
        "text": "Jump to the next event by its name.",
        "chat": None,
        "press": [],
        "any_key": False,
        "target": "next",
        "done": {"chats": ["group"], "texts": ["never"], "keys": []},
    },
]
ZONE = ZoneInfo(CAST.zone)
DAY = (
    (7, 30, "Reminder of session 2"),
    (8, 20, "Session 2 begins"),
    (10, 15, "Closing message of session 2"),
)
SAMPLES = [{"chat": "maly", "shows": "To contact", "text": "Please bring one example."}]

PageAt = Callable[..., Coroutine[Any, Any, Page]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One loop for the browser, the server and the tests of this folder."""
    mark = pytest.mark.asyncio(loop_scope="session")
    for item in items:
        if "tests/browser" in item.path.as_posix():
            item.add_marker(mark, append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """The Chromium of the system, else the one of Playwright, started once."""
    expect.set_options(timeout=PATIENCE_MS)
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        await running.close()


@pytest_asyncio.fixture(loop_scope="session")
async def simulator() -> AsyncIterator[Simulator]:
    """A simulated Telegram with three people, a group, a guide and something due."""

    def due() -> list[tuple[datetime, str]]:
        now = running.world.now().astimezone(ZONE)
        marks = [
            (
                now.replace(hour=hour, minute=minute, second=0, microsecond=0)
                + timedelta(days=day),
                what,
            )
            for day in (0, 1)
            for hour, minute, what in DAY
        ]
        return [mark for mark in marks if mark[0] > now][:3]

    running = Simulator(cast=CAST, due=due, guide=lambda: GUIDE, samples=lambda: SAMPLES, seed=1)
    await running.start(port=0)
    yield running
    await running.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def scripted(simulator: Simulator) -> AsyncIterator[ScriptedBot]:
    """A bot that answers."""
    bot = ScriptedBot(simulator.url, simulator.token)
    await bot.start()
    yield bot
    await bot.stop()


@pytest.fixture
def address(simulator: Simulator, scripted: ScriptedBot) -> str:
    """Where `page_at` goes."""
    return simulator.url


@pytest_asyncio.fixture(loop_scope="session")
async def page_at(browser: Browser, address: str) -> AsyncIterator[PageAt]:
    """`await page_at(1440, "dark")`: the page, ready; at the end it must have had no trouble.

    `forgive` names what the console may say, for tests that break something on purpose.
    """
    opened: list[tuple[Page, list[str], tuple[str, ...]]] = []

    async def open_page(width: int = 1440, theme: str = "light", **options: Any) -> Page:
        forgive = tuple(options.pop("forgive", ()))
        narrow = width < PHONE
        context = await browser.new_context(
            viewport={"width": width, "height": options.pop("height", 844 if narrow else 900)},
            color_scheme="dark" if theme == "dark" else "light",
            has_touch=narrow,
            device_scale_factor=2 if narrow else 1,
            permissions=["clipboard-read", "clipboard-write"],
            **options,
        )
        context.set_default_timeout(PATIENCE_MS)
        page = await context.new_page()
        troubles: list[str] = []
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on(
            "console",
            lambda said: troubles.append(said.text) if said.type in {"error", "warning"} else None,
        )
        await page.add_init_script(WATCH_POLICY)
        await page.goto(address)
        await page.wait_for_selector("html[data-ready]")
        opened.append((page, troubles, forgive))
        return page

    yield open_page
    for page, troubles, forgive in opened:
        breaches = await page.evaluate("window.breaches")
        await page.context.close()
        assert breaches == []
        assert [each for each in troubles if not each.startswith(forgive)] == []
