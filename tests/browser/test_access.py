"""The page works with a keyboard, with a screen reader and in Khmer."""

import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from telegram_simulator import Simulator
from tests.browser.column import Column
from tests.browser.conftest import PHONE, PageAt

AXE = "axe-core@4.14.1"
AXE_TIMEOUT = 900
RUN_AXE = """async () => (await axe.run(document)).violations.map(({id, nodes}) =>
  `${id}: ${nodes.map((node) => node.html.slice(0, 200) + node.failureSummary).join(' | ')}`)"""
CLUSTERS = "ស្រ្តីខ្មែរ កម្ពុជា"
WIDTHS = """async ([text, family]) => {
  await document.fonts.load(`20px ${family}`, text);
  const pen = document.createElement('canvas').getContext('2d');
  pen.font = `20px ${family}`;
  const width = (part) => pen.measureText(part).width;
  return [width(text), [...text].reduce((sum, c) => sum + width(c), 0)];
}"""


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The source of axe-core, from npm into a temporary folder."""
    npm = shutil.which("npm")
    if not npm:
        pytest.skip("axe-core comes with npm, which is not here")
    folder = tmp_path_factory.mktemp("axe")
    command = [
        npm,
        "install",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "--prefix",
        str(folder),
        AXE,
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=AXE_TIMEOUT, check=False)
    if done.returncode:
        pytest.skip(f"axe-core cannot be had: {done.stderr[-200:]}")
    return (Path(folder) / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


def fill_the_table(simulator: Simulator) -> None:
    """A table with something of each kind on it."""
    for key in ("dara", "sokha", "maly"):
        simulator.acts.start(chat=key)
    for key, words in (
        ("dara", "/rich"),
        ("dara", "/album"),
        ("dara", "/voice"),
        ("dara", "/file"),
        ("sokha", "/lesson"),
        ("maly", "/desk"),
        ("maly", "/photo"),
        ("group", "/poll"),
        ("group", "thanks"),
    ):
        simulator.acts.message(chat=key, text=words)


async def assert_clean(page: Page, view: str) -> None:
    """Axe finds nothing by day or by night."""
    for theme in ("light", "dark"):
        await page.emulate_media(color_scheme=theme)
        assert await page.evaluate(RUN_AXE) == [], f"{view}, {theme}"


@pytest.mark.parametrize("width", [1440, 390])
async def test_axe_finds_nothing(
    page_at: PageAt, simulator: Simulator, axe: str, width: int
) -> None:
    page = await page_at(width, reduced_motion="reduce")
    fill_the_table(simulator)
    await expect(page.locator('[data-chat="group"] .poll')).to_have_count(1)
    await expect(page.locator('[data-chat="maly"] .photo')).to_have_count(1)
    await page.evaluate(axe)
    for view in ("chat", "panel") if width < PHONE else ("table",):
        if view == "panel":
            await page.get_by_role("button", name="Panel").click()
        await assert_clean(page, view)
    await page.get_by_role("button", name="Record a test").click()
    await page.get_by_role("menuitem", name="Record from the start").click()
    await assert_clean(page, "recording")
    await page.get_by_role("button", name="Stop recording").click()
    await expect(page.locator(".recorded")).to_be_visible()
    await assert_clean(page, "recorded test")


async def test_khmer_is_shaped_by_the_font_of_the_server(page_at: PageAt) -> None:
    page = await page_at()
    shaped, apart = await page.evaluate(WIDTHS, [CLUSTERS, '"Simulator Sans"'])
    assert await page.evaluate("document.fonts.check('20px \"Simulator Sans\"', 'ខ្មែរ')")
    assert shaped < apart * 0.9
    latin, latin_apart = await page.evaluate(WIDTHS, ["Romleuk", '"Simulator Sans"'])
    assert abs(latin - latin_apart) < latin * 0.05


async def test_everything_comes_from_this_server(page_at: PageAt, simulator: Simulator) -> None:
    page = await page_at()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    answer = await page.reload()
    assert answer
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    await page.wait_for_selector("html[data-ready]")
    assert {url.split("/", 3)[2] for url in asked} == {f"127.0.0.1:{simulator.port}"}


async def test_a_keyboard_is_enough(page_at: PageAt) -> None:
    page = await page_at()
    await page.keyboard.press("Tab")
    await expect(page.locator(".skip")).to_be_focused()
    await page.keyboard.press("Alt+2")
    await expect(page.locator('[data-chat="dara"] .messages')).to_be_focused()
    dara = Column(page, "dara")
    await dara.key("Start").focus()
    await page.keyboard.press("Enter")
    await dara.sees("Welcome")
    await dara.key("I agree").focus()
    await page.keyboard.press("Enter")
    await dara.sees("Lessons 4 of 18")
    await expect(dara.newest.locator(".key").first).to_be_focused()
    await dara.key("Quiz").focus()
    await page.keyboard.press("Enter")
    await dara.sees("Question 3 of 10")
    await dara.root.get_by_label("Menu of Dara").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("menuitem")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(dara.root.get_by_label("Menu of Dara")).to_be_focused()


async def test_one_region_tells_what_arrives(page_at: PageAt) -> None:
    page = await page_at()
    dara = Column(page, "dara")
    await dara.starts()
    await expect(page.locator("[data-say]")).to_contain_text("Dara: Romleuk")
    assert await page.locator('[aria-live="polite"]').count() == 1
    await dara.taps("I agree")
    await expect(page.locator("[data-say]")).to_contain_text("Dara: Romleuk · Module 4")
    await page.get_by_role("switch", name="Slow answers").check()
    await expect(page.locator("[data-shout]")).to_have_text("Slow answers: on")


async def test_without_wish_for_motion_nothing_moves(page_at: PageAt) -> None:
    page = await page_at(reduced_motion="reduce")
    dara = Column(page, "dara")
    await dara.starts()
    assert await page.evaluate("document.getAnimations().length") == 0
