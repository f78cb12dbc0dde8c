"""The page about another language leads to translated screens on a phone, without code."""

import asyncio
import re
import shlex
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.cli.demo import Demo
from bot.locale.entries import entries_of, read_file
from bot.locale.folders import ENGLISH, SHIPPED
from bot.settings import Settings
from tests.cli.test_commands import run
from tests.docs.documents import quoted, rows, section, text_of
from tests.locale.keys_language import keys_in, write_keys
from tests.world import Message, labels, words

PAGE = text_of("docs/another-language.md")
SHELL = "".join(re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)).splitlines()
ENTRIES = re.findall(r"\*\*`(\w+\.po)`\*\*\n```po\n(.*?)```", PAGE, re.DOTALL)
AGREE, FIRST_LESSON = "ฉันยอมรับ", "▶ บทเรียนแรก 3 นาที"
NEXT = "·learning.lesson_next"
FIRST_DAY = (
    "ไทย",
    "·people.join_agree",
    "·joining.yes",
    "·home_overview.first_lesson",
    "·recap.quiz",
    "A",
    "·learning.quiz_next",
    "B",
    "·quiz.result",
)
"""What a new leader taps up to the result of the first quiz, beside `NEXT` in lessons."""
PATIENCE = 300.0
"""Seconds that only a broken bot reaches."""


def follow(line: str, home: Path) -> tuple[int, str]:
    """Run a command of the page."""
    typed = [word.replace("~", str(home)) for word in shlex.split(line)]
    return run(*typed[typed.index("bot") + 1 :])


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home folder with the course of the guide for authors, and the files of the page."""
    code, said = run(
        "content", "new", str(tmp_path / "courses" / "clean-water"),
        "--language", "en", "--language", "th",
    )  # fmt: skip
    assert code == 0, said
    code, said = follow(SHELL[0], tmp_path)
    assert code == 0, said
    for name, entry in ENTRIES:
        file = tmp_path / "screens" / "th" / name
        text = file.read_text(encoding="utf-8")
        empty = re.sub(r'msgstr ".*"', 'msgstr ""', entry)
        assert empty in text
        file.write_text(text.replace(empty, entry), encoding="utf-8")
    return tmp_path


@pytest.fixture
async def demo(home: Path) -> AsyncIterator[Demo]:
    settings = Settings(
        demo_port=0,
        data_dir=home / "data",
        content_dir=home / "courses" / "clean-water",
        locales=home / "screens",
    )
    async with Demo(settings) as running, asyncio.timeout(PATIENCE):
        yield running


def newest(demo: Demo, who: str) -> Message:
    newest_message: Message = demo.simulator.controls.messages(who)[-1]["message"]
    return newest_message


def test_every_command_of_it_is_followed_here() -> None:
    bot = ".venv/bin/python -m bot locale"
    assert [re.sub(r"[~=]\S+|COURSE", "", line).strip() for line in SHELL] == [
        f"{bot} new th --folder",
        f"{bot} check th --folder",
        "ROMLEUK_LOCALES make demo",
    ]


def test_what_it_translates_has_no_faults_and_the_rest_is_counted(home: Path) -> None:
    code, said = follow(SHELL[1], home)

    assert code == 0, said
    assert re.search(r"th: 2 of \d+ texts translated, 2 of these not reviewed; 0 faults", said)


async def test_somebody_chooses_the_language_and_sees_its_screens(demo: Demo) -> None:
    acts = demo.simulator.acts
    acts.start("dara")
    await shows(demo, "I agree")

    acts.tap("dara", label="ไทย")
    await shows(demo, AGREE)
    assert {"English", "ខ្មែរ"} & {*labels(newest(demo, "dara"))} == {"English"}

    acts.tap("dara", label=AGREE)
    await shows(demo, "Yes, that's me")  # the page does not translate it
    acts.tap("dara", label="Yes, that's me")
    await shows(demo, FIRST_LESSON)
    assert "พ. 31 พฤษภาคม, 09:00" in "".join(
        words(each["message"]) for each in messages(demo, "dara")
    )


async def test_the_first_lesson_and_quiz_say_the_texts_that_it_names_first(
    home: Path, tmp_path: Path
) -> None:
    settings = Settings(
        demo_port=0,
        data_dir=tmp_path / "other",
        content_dir=home / "courses" / "clean-water",
        locales=write_keys(tmp_path / "keys"),
    )
    async with Demo(settings) as demo, asyncio.timeout(PATIENCE):
        demo.simulator.acts.start("dara")
        said: set[str] = set()
        for label in FIRST_DAY:
            while label not in buttons(demo):
                said |= keys_in(shown(demo))
                if NEXT in buttons(demo):
                    demo.simulator.acts.tap("dara", label=NEXT)
                await asyncio.sleep(0.1)
            said |= keys_in(shown(demo))
            demo.simulator.acts.tap("dara", label=label)
        await shows(demo, "·learning.result_again")
        said |= keys_in(shown(demo))

    named = {
        begins.removesuffix("…"): quoted(file)[0]
        for file, begin in rows(section(PAGE, "## 2. Translate"))
        for begins in quoted(begin)
    }
    assert {key for key in said if not key.startswith(tuple(named))} == set()
    assert {begins for begins in named if not any(key.startswith(begins) for key in said)} == set()
    for begins, file in named.items():
        catalog = read_file(SHIPPED / ENGLISH / file)
        assert any(key.startswith(begins) for key, _ in entries_of(catalog)), (begins, file)


def buttons(demo: Demo) -> list[str]:
    return [label for each in messages(demo, "dara") for label in labels(each["message"])]


def shown(demo: Demo) -> str:
    """Return all texts and buttons that stand in Dara's chat."""
    each_message = (each["message"] for each in messages(demo, "dara"))
    return " ".join(" ".join((words(each), *labels(each))) for each in each_message)


async def shows(demo: Demo, label: str) -> None:
    """Wait until Dara sees a button, however slow the machine is."""
    async with asyncio.timeout(PATIENCE):
        while not any(  # noqa: ASYNC110 - nothing of the page tells when it changes
            label in labels(each["message"]) for each in messages(demo, "dara")
        ):
            await asyncio.sleep(0.02)


def messages(demo: Demo, who: str) -> list[dict[str, Message]]:
    return demo.simulator.controls.messages(who)


async def test_the_cast_speaks_it_from_the_beginning(demo: Demo) -> None:
    shown = "".join("".join(labels(each["message"])) for each in messages(demo, "sokha"))

    assert FIRST_LESSON in shown or "Next ▶" in shown

    said = await answer_to(demo, "/language")
    assert words(said) == "Language"  # the course has no Khmer


async def test_results_come_as_text_since_no_font_has_its_letters(demo: Demo) -> None:
    assert "photo" not in await answer_to(demo, "/results")


async def answer_to(demo: Demo, command: str) -> Message:
    """Return what Sokha is answered to a command."""
    demo.simulator.acts.message("sokha", command)
    while words(newest(demo, "sokha")) == command:  # noqa: ASYNC110 - nothing of the page tells it
        await asyncio.sleep(0.02)
    return newest(demo, "sokha")
