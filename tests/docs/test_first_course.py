"""The guide for authors leads to a course without errors, and to its lesson on a phone."""

import asyncio
import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli.demo import Demo
from bot.settings import Settings
from tests.cli.test_commands import run
from tests.docs.documents import ROOT, text_of
from tests.world import Message, labels, words

GUIDE = text_of("content/README.md")
FILE = r"^\*\*`([^`]+)`\*\*[^\n]*\n```(?:yaml|markdown)\n(.*?)```"
FILES = re.findall(FILE, GUIDE, re.MULTILINE | re.DOTALL)
SHELL = "".join(re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL)).splitlines()
PATIENCE = 300.0
"""Seconds that only a broken bot reaches."""


@pytest.fixture
def courses(tmp_path: Path) -> Path:
    """The folder that its commands and its files make."""
    for line in SHELL:
        command, *words = shlex.split(line)
        paths = [Path(word.replace("~", str(tmp_path))) for word in words]
        if command == "mkdir":
            paths[-1].mkdir(parents=True)
        elif command == "cp":
            for source in paths[:-1]:
                if source.name != "-r":
                    copied(ROOT / source, paths[-1])
    course = tmp_path / "courses" / "clean-water"
    for name, text in FILES:
        (course / name).write_text(text, encoding="utf-8")
    return course.parent


def copied(source: Path, folder: Path) -> None:
    """Copy a file or a folder into a folder."""
    to = folder / source.name
    shutil.copytree(source, to) if source.is_dir() else shutil.copyfile(source, to)


def test_its_course_has_no_errors_and_lacks_khmer_only(courses: Path) -> None:
    code, said = run("content", "check", str(courses / "clean-water"))

    assert code == 0, said
    assert said.count("warning:") == said.count("missing in km") > 0


async def test_its_lesson_and_its_quiz_are_on_the_phone(courses: Path, tmp_path: Path) -> None:
    (line,) = (each for each in SHELL if " invite " in each)
    tapped = re.findall(r"\[([^\]]+)\]", GUIDE.split("Then tap ")[1].split(":")[0])
    settings = Settings(demo_port=0, data_dir=tmp_path / "data", content_dir=courses)
    async with Demo(settings) as demo:
        folders = {"data_dir": str(demo.folder), "content_dir": str(courses)}
        command = shlex.split(line.split("-m bot ")[1])
        code, link = await asyncio.to_thread(run, *command, **folders)
        assert code == 0, link
        (token,) = re.findall(r"\?start=(\S+)", link)
        demo.simulator.acts.message("maly", f"/start {token}")
        for label in tapped:
            await taps(demo, label)
        await sees(demo, "Bad wells")
        await taps(demo, "✏️ Quiz")
        await sees(demo, "Question 1 of 2")


async def taps(demo: Demo, label: str) -> None:
    """Let Maly tap a button as soon as it is there."""
    await until(lambda: any(label in labels(message) for message in messages(demo)))
    demo.simulator.acts.tap("maly", label=label)


async def sees(demo: Demo, text: str) -> None:
    """Wait until Maly reads something."""
    await until(lambda: any(text in words(message) for message in messages(demo)))


def messages(demo: Demo) -> list[Message]:
    """Return what stands in Maly's chat."""
    return [each["message"] for each in demo.simulator.controls.messages("maly")]


async def until(is_so: Callable[[], bool]) -> None:
    """Wait until something is so, however slow the machine is."""
    async with asyncio.timeout(PATIENCE):
        while not is_so():  # noqa: ASYNC110 - nothing of the page tells when it changes
            await asyncio.sleep(0.02)
