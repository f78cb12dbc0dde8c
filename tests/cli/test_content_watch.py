"""`content watch` checks on each save, and shows a changed lesson as a phone shows it."""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, STDOUT
from pathlib import Path

from tests.cli.test_commands import run
from tests.cli.test_demo import PATIENCE, ROOT, ended


async def test_each_save_is_checked_and_the_lesson_is_shown(tmp_path: Path) -> None:
    course = tmp_path / "first-aid"
    await asyncio.to_thread(run, "content", "new", str(course))
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "content", "watch", str(course),
        cwd=ROOT, stdout=PIPE, stderr=STDOUT, env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    assert process.stdout is not None
    async with asyncio.timeout(PATIENCE), ended(process):
        first = (await process.stdout.readuntil(b"Ctrl+C ends this.")).decode()
        assert "0 errors, 1 warning" in first

        card = course / "m1/units/u1/cards/1.en.md"
        card.write_text("# Wash hands\n\n**Soap first.**\n\n---\n\nThen water.\n", "utf-8")
        second = (await process.stdout.readuntil(b"Ctrl+C ends this.")).decode()
        assert "Wash hands" in second
        assert "Soap first." in second
        assert "**" not in second
        assert second.index("opens by a tap") < second.index("Then water.")

        (course / "m1/module.yaml").write_text("id: m1\n", "utf-8")
        third = (await process.stdout.readuntil(b"Ctrl+C ends this.")).decode()
        assert '"number" is missing' in third
        assert "for example: number: 1" in third
