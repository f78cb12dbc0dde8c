"""The wheel works where nothing of the repository is, from whatever folder it is called.

It is built, and installed into an environment of its own that borrows the packages of this one, so
no package index is asked.
"""

import asyncio
import os
import re
import signal
import subprocess
import sys
import sysconfig
import tomllib
from asyncio.subprocess import PIPE, STDOUT
from email import message_from_bytes
from pathlib import Path
from venv import EnvBuilder
from zipfile import ZipFile

import aiohttp
import pytest
from markdown_it import MarkdownIt

from bot.cli.release import release
from tests.cli.test_demo import ended

ROOT = Path(__file__).parents[2]
PATIENCE = 900.0  # a busy machine is no failure


def run(*words: str | Path, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a program in a folder, with no settings of whoever runs the tests."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "LANG"}}
    return subprocess.run(
        list(map(str, words)),
        cwd=folder, env=kept | environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built of this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    built = run(
        sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, folder=ROOT
    )
    assert built.returncode == 0, built.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def romleuk(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of an environment in which only the wheel was installed."""
    folder = tmp_path_factory.mktemp("installed")
    EnvBuilder(symlinks=True).create(folder)
    python = folder / "bin" / "python"
    done = run(
        sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python,
        "install", "--quiet", "--no-index", "--no-deps", wheel,
        folder=folder,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (own,) = folder.glob("lib/python*/site-packages")
    (own / "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return folder / "bin" / "romleuk"


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


async def test_the_demo_runs_from_any_folder(romleuk: Path, tmp_path: Path) -> None:
    here = tmp_path / "here"
    here.mkdir()
    process = await asyncio.create_subprocess_exec(
        str(romleuk), "demo",
        cwd=here, stdout=PIPE, stderr=STDOUT,
        env={"HOME": str(tmp_path), "ROMLEUK_DEMO_PORT": "0", "PATH": os.environ["PATH"]},
    )  # fmt: skip
    assert process.stdout is not None
    async with asyncio.timeout(PATIENCE), ended(process):
        said = (await process.stdout.readuntil(b"Ctrl+C ends it.")).decode()
        async with aiohttp.ClientSession(re.findall(r"http://\S+", said)[0]) as web:
            page = await (await web.get("/")).text()
            async with web.get("/font/noto-sans-khmer.ttf") as font:
                await font.read()
            chat = await (await web.get("/sim/chat?chat=sokha")).json()
        process.send_signal(signal.SIGINT)
        rest, _ = await process.communicate()

    assert "simulated Telegram" in page
    assert font.status == 200
    assert chat["messages"]
    assert (process.returncode, rest.strip()) == (0, b"")
    assert list(here.iterdir()) == []
    assert list((tmp_path / ".local" / "share" / "romleuk" / "demo").iterdir())


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
