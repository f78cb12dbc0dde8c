"""The wheel works where nothing of the repository is, from whatever folder it is called.

It is built, and installed into an environment of its own that borrows the packages of this one, so
no package index is asked.
"""

import asyncio
import os
import re
import signal
import tomllib
from asyncio.subprocess import PIPE, STDOUT
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from email import message_from_bytes
from pathlib import Path
from zipfile import ZipFile

import pytest
from aiohttp import ClientSession
from markdown_it import MarkdownIt

from bot.cli.release import release
from bot.storage.backup import upgrade_copies
from telegram_simulator import Simulator
from tests.cli.test_demo import ended
from tests.cli.test_run import end, wait_for
from tests.golden.older import E0DE9B9A, left_by, versions
from tests.packaging.environments import ROOT, built, installed, pip, run

PATIENCE = 900.0  # a busy machine is no failure
BUNDLED = "bot/_bundled/telegram_simulator/"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built of this checkout."""
    return built(ROOT, tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def romleuk(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of an environment in which only the wheel was installed."""
    return installed(tmp_path_factory.mktemp("installed"), wheel) / "romleuk"


def test_it_works_from_any_folder(romleuk: Path, tmp_path: Path) -> None:
    home, here = tmp_path / "home", tmp_path / "here"
    for folder in (home, here):
        folder.mkdir()

    content = run(romleuk, "content", "check", folder=here, HOME=str(home))
    doctor = run(romleuk, "doctor", folder=here, HOME=str(home))
    started = run(romleuk, "run", folder=here, HOME=str(home))

    assert content.returncode == 0, content.stdout + content.stderr
    assert re.match(r"(.*\n)*0 errors", content.stdout)
    assert f"Romleuk {release()}" in doctor.stdout
    assert f"data lies in {home}/.local/share/romleuk; ROMLEUK_DATA_DIR" in doctor.stdout
    assert "romleuk demo needs none" in doctor.stdout
    assert started.returncode == 2
    assert "romleuk run" in started.stderr
    assert not re.search(r"make (run|demo)", doctor.stdout + started.stderr)
    written = {file.relative_to(home).parts[:2] for file in home.rglob("*") if file.is_file()}
    assert written == {(".cache", "romleuk")}
    assert list(here.iterdir()) == []


def test_it_says_its_release_and_completes_commands(romleuk: Path, tmp_path: Path) -> None:
    asked = {"_ROMLEUK_COMPLETE": "complete_bash", "COMP_CWORD": "1"}

    version = run(romleuk, "--version", folder=tmp_path)
    completed = run(romleuk, folder=tmp_path, COMP_WORDS="romleuk cert", **asked)

    assert version.stdout == f"Romleuk {release()}\n"
    assert completed.stdout.split() == ["certificate"], completed.stderr


async def test_an_installed_wheel_brings_the_database_of_an_earlier_release_to_its_own(
    romleuk: Path, tmp_path: Path
) -> None:
    """As it is after `pip install` of a newer wheel: the doctor looks, the start copies."""
    folder = tmp_path / "var"
    folder.mkdir(mode=0o700)
    database = left_by(E0DE9B9A, folder / "romleuk.db")
    simulator = Simulator(seed=1)
    await simulator.start()
    settings = {
        "HOME": str(tmp_path),
        "ROMLEUK_DATA_DIR": str(folder),
        "ROMLEUK_TOKEN": simulator.token,
        "ROMLEUK_API_URL": f"{simulator.url}/bot",
    }
    doctor = await asyncio.to_thread(run, romleuk, "doctor", folder=tmp_path, **settings)
    looked_at = versions(database)
    process = await asyncio.create_subprocess_exec(
        str(romleuk), "run",
        cwd=tmp_path, env=settings | {"PATH": os.environ["PATH"]}, stdout=PIPE, stderr=STDOUT,
    )  # fmt: skip
    await wait_for(process, b'"event":"started"')
    code, rest = await end(process)
    await simulator.stop()

    assert "the start makes a copy before, kept 7 days" in doctor.stdout
    assert looked_at[-1] == E0DE9B9A
    assert code == 0, rest
    assert versions(database)[-1] > E0DE9B9A
    [copy] = upgrade_copies(folder / "backups")
    assert versions(copy) == looked_at


async def test_the_demo_runs_from_any_folder(romleuk: Path, tmp_path: Path) -> None:
    here = tmp_path / "here"
    here.mkdir()
    async with demo_page(romleuk, here, home=tmp_path) as web:
        page = await (await web.get("/")).text()
        async with web.get("/font/noto-sans-khmer.ttf") as font:
            await font.read()
        chat = await (await web.get("/sim/chat?chat=sokha")).json()

    assert "Simulated Telegram" in page
    assert font.status == 200
    assert chat["messages"]
    assert list(here.iterdir()) == []
    assert list((tmp_path / ".local" / "share" / "romleuk" / "demo").iterdir())


async def test_the_demo_runs_also_after_the_other_copy_of_the_simulator_was_removed(
    wheel: Path, tmp_path: Path
) -> None:
    folder, here = tmp_path / "installed", tmp_path / "here"
    here.mkdir()
    commands = installed(folder, wheel, built(ROOT / "telegram_simulator", tmp_path / "dist"))
    both = run(commands / "telegram-simulator", "--help", folder=here)
    pip(folder, "uninstall", "--yes", "telegram-simulator")
    async with demo_page(commands / "romleuk", here, home=tmp_path) as web:
        chat = await (await web.get("/sim/chat?chat=sokha")).json()

    assert both.returncode == 0, both.stderr
    assert not (commands / "telegram-simulator").exists()
    assert chat["messages"]


@asynccontextmanager
async def demo_page(romleuk: Path, here: Path, *, home: Path) -> AsyncIterator[ClientSession]:
    """Run the demo in a folder, and end it with Ctrl+C: a client of its page."""
    process = await asyncio.create_subprocess_exec(
        str(romleuk), "demo",
        cwd=here, stdout=PIPE, stderr=STDOUT,
        env={"HOME": str(home), "ROMLEUK_DEMO_PORT": "0", "PATH": os.environ["PATH"]},
    )  # fmt: skip
    assert process.stdout is not None
    async with asyncio.timeout(PATIENCE), ended(process):
        said = (await process.stdout.readuntil(b"Ctrl+C ends it.")).decode()
        async with ClientSession(re.findall(r"http://\S+", said)[0]) as web:
            yield web
        process.send_signal(signal.SIGINT)
        rest, _ = await process.communicate()
    assert (process.returncode, rest.strip()) == (0, b"")


def test_the_simulator_is_inside_the_bot_and_without_its_tests(wheel: Path) -> None:
    with ZipFile(wheel) as packed:
        names = packed.namelist()
    top = {name.partition("/")[0] for name in names if ".dist-info/" not in name}
    inside = [name.removeprefix(BUNDLED) for name in names if name.startswith(BUNDLED)]

    assert top == {"bot"}
    assert {"__init__.py", "command.py", "page/index.html", "LICENSE"} <= set(inside)
    assert not any(name.startswith("tests/") for name in inside)


def test_its_description_shows_where_there_are_no_other_files(wheel: Path) -> None:
    with ZipFile(wheel) as packed:
        (name,) = (each for each in packed.namelist() if each.endswith(".dist-info/METADATA"))
        told = message_from_bytes(packed.read(name))
    body = told.get_payload(decode=True)
    assert isinstance(body, bytes)
    tokens = MarkdownIt().enable("table").parse(body.decode())
    inside = [child for token in tokens for child in token.children or ()]
    links = [str(each.attrs["href"]) for each in inside if each.type == "link_open"]
    titles = [
        tokens[at + 1].content for at, each in enumerate(tokens) if each.type == "heading_open"
    ]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert told["Description-Content-Type"] == "text/markdown"
    assert {"What it does", "Run it on Telegram", "Honest limits"} <= set(titles)
    assert links
    assert all(link.startswith("https://") for link in links)
    assert not any(each.type == "image" for each in inside)
    assert re.findall(r"\]\((?!https://)", body.decode()) == []
    assert "Programming Language :: Python :: 3.11" in told.get_all("Classifier", [])
    assert (told.get_all("Project-URL") is None) == ("urls" not in project)
