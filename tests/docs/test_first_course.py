"""The guide for authors leads to a course without errors, and to its lesson on a phone."""

import asyncio
import re
import shlex
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from bot.cli.demo import Demo
from bot.settings import Settings
from tests.cli.test_commands import run
from tests.docs.documents import text_of
from tests.world import Message, labels, words

GUIDE = text_of("content/README.md")
FILE = r"^\*\*`([^`]+)`\*\*[^\n]*\n```(?:yaml|markdown)\n(.*?)```"
FILES = re.findall(FILE, GUIDE, re.MULTILINE | re.DOTALL)
SHELL = "".join(re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL)).splitlines()
TAPPED = re.findall(r"In Dara's phone tap ([^:]*):", GUIDE)
PATIENCE = 120.0
"""Seconds that only a broken bot reaches."""


def typed(line: str, home: Path) -> list[str]:
    """Return the words of a command behind the program, as the shell gives them to it."""
    words = [word.replace("~", str(home)) for word in shlex.split(line)]
    return words[words.index("bot") + 1 :]


@pytest.fixture
def courses(tmp_path: Path) -> Path:
    """The folder that its commands and its files make."""
    code, said = run(*typed(SHELL[0], tmp_path))
    assert code == 0, said
    course = tmp_path / "courses" / "clean-water"
    for name, text in FILES:
        (course / name).write_text(text, encoding="utf-8")
    return course.parent


def test_its_course_has_no_errors_and_lacks_thai_only(courses: Path, tmp_path: Path) -> None:
    check, status = (line for line in SHELL if "check" in line or "status" in line)

    code, said = run(*typed(check, tmp_path))

    assert code == 0, said
    assert said.count("warning:") == said.count("in th") > 0
    assert "Nobody can join in th yet" in said
    assert f"no screens in th, so nobody can choose it. Write them: {SHELL[5]}" in said
    code, said = run(*typed(status, tmp_path))
    assert code == 0
    assert "inherited from the base" in said


def test_every_command_of_it_is_followed_here() -> None:
    kinds = [re.sub(r" ~/courses/clean-water.*|=~\S+| ~/screens", "", line) for line in SHELL]
    bot = ".venv/bin/python -m bot"
    demo = "make demo COURSE"
    assert kinds == [
        f"{bot} content new",
        demo,
        f"{bot} content check",
        f"{bot} content status",
        demo,
        f"{bot} locale new th --folder",
        f"ROMLEUK_LOCALES {demo}",
    ]


async def test_its_lesson_is_on_the_phone(courses: Path, tmp_path: Path) -> None:
    settings = Settings(
        demo_port=0, data_dir=tmp_path / "data", content_dir=courses / "clean-water"
    )
    assert TAPPED[0] == TAPPED[1]
    async with Demo(settings) as demo:
        await tap_all(demo, TAPPED[1])
        await until(lambda: any("Bad wells" in words(each) for each in messages(demo)))
        every = "".join(words(each) for each in messages(demo))
        assert "what you learned with The Well Builders" in every


async def test_its_lesson_in_the_third_language_is_on_the_phone(
    courses: Path, tmp_path: Path
) -> None:
    code, said = run(*typed(SHELL[5], tmp_path))
    assert code == 0, said
    settings = Settings(
        demo_port=0,
        data_dir=tmp_path / "data",
        content_dir=courses / "clean-water",
        locales=tmp_path / "screens",
    )
    async with Demo(settings) as demo:
        await tap_all(demo, TAPPED[2])
        await until(lambda: any("บ่อน้ำเสีย" in words(each) for each in messages(demo)))


async def tap_all(demo: Demo, taps: str) -> None:
    """Tap what the guide names, in Dara's phone, as soon as each button is shown."""
    start, *others = re.findall(r"\[([^\]]+)\]", taps)
    assert start == "Start"
    demo.simulator.acts.start("dara")
    for label in others:
        await until(partial(is_shown, demo, label))
        demo.simulator.acts.tap("dara", label=label)
        await until(partial(is_gone, demo, label))


def is_shown(demo: Demo, label: str) -> bool:
    """Tell whether a button with this label stands in Dara's chat."""
    return any(label in labels(each) for each in messages(demo))


def is_gone(demo: Demo, label: str) -> bool:
    """Tell whether the tap on this button has been answered: another screen is there."""
    return not is_shown(demo, label)


def messages(demo: Demo) -> list[Message]:
    """Return what stands in Dara's chat."""
    return [each["message"] for each in demo.simulator.controls.messages("dara")]


async def until(is_so: Callable[[], bool]) -> None:
    """Wait until something is so, however slow the machine is."""
    async with asyncio.timeout(PATIENCE):
        while not is_so():  # noqa: ASYNC110 - nothing of the page tells when it changes
            await asyncio.sleep(0.02)
