"""The example course: no error, a first day, and no place among what administrators get."""

import tomllib
from functools import partial
from pathlib import Path

from bot.cli.demo import Demo
from bot.settings import Settings
from tests.cli.test_commands import run
from tests.docs.test_first_course import is_shown, messages, until
from tests.shipped import CONTENT, shipped_courses
from tests.world import words

EXAMPLE = CONTENT.parent / "examples" / "shared-phone"


def test_it_has_no_error_and_admits_nobody() -> None:
    code, said = run("content", "check", str(EXAMPLE))

    assert code == 0, said
    assert "0 errors, 1 warning" in said
    assert "Nobody can join in en yet; missing: course.yaml organizer." in said


def test_no_administrator_gets_it() -> None:
    assert EXAMPLE.name not in shipped_courses()
    build = tomllib.loads((CONTENT.parent / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]
    packed = build["build"]["targets"]["wheel"]
    assert not [
        each for each in (*packed["only-include"], *packed["force-include"]) if "examples" in each
    ]


async def test_its_first_day(tmp_path: Path) -> None:
    settings = Settings(demo_port=0, data_dir=tmp_path, content_dir=EXAMPLE)
    async with Demo(settings) as demo:
        demo.simulator.acts.start("dara")
        for label in ("I agree", "Yes, that's me", "▶ First lesson, 3 minutes", "Next ▶"):
            await until(partial(is_shown, demo, label))
            demo.simulator.acts.tap("dara", label=label)
        await until(lambda: any("A chat is kept elsewhere too" in words(e) for e in messages(demo)))
