"""The command `telegram-simulator`: it prints all that a bot needs, and explains wrong options."""

import asyncio
import re
import signal
import sys
from asyncio.subprocess import PIPE, STDOUT
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pytest

from telegram_simulator.command import main, parser, simulator_of
from telegram_simulator.starting import CannotStart, open_port
from telegram_simulator.tests.waiting import PATIENCE_SECONDS

ABOVE = Path(__file__).parents[2]
TOKEN = "123456:SIMabcdefghijklmnopqrstuvwxyzABCDEF"
PEOPLE = """
people:
  - {key: dara, name: Dara, language: km, id: 7}
  - {key: maly, name: Maly, state: open, shown: true}
groups:
  - {key: shop, title: Tea shop, kind: supergroup, members: [maly, dara], bot: true}
"""


@pytest.fixture
def heard() -> Iterator[None]:
    """A shell lets what it starts in the background ignore SIGINT, and children inherit that."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
async def test_it_prints_both_addresses_and_the_token_and_ends_cleanly(
    ending: signal.Signals,
) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "telegram_simulator", "--port", "0",
        cwd=ABOVE, stdout=PIPE, stderr=STDOUT,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            said = (await process.stdout.readuntil(b"Ctrl+C ends it")).decode()
            (token,) = re.findall(r"^  token +(\S+)$", said, re.MULTILINE)
            page, with_bot, without = re.findall(r"http://\S+", said)
            async with aiohttp.ClientSession() as session:
                answers = [
                    await (await session.get(f"{start}{token}/getMe")).json()
                    for start in (with_bot, f"{without}/bot")
                ]
            process.send_signal(ending)
            rest, _ = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()

    assert page == without
    assert [each["result"]["username"] for each in answers] == ["test_bot", "test_bot"]
    assert (process.returncode, rest.strip()) == (0, b".")


async def test_it_is_fitted_to_a_bot(tmp_path: Path) -> None:
    people = tmp_path / "people.yaml"
    people.write_text(PEOPLE)
    options = ["--token", TOKEN, "--name", "Tea shop", "--people", str(people), "--unknown", "404"]
    simulator = simulator_of(parser().parse_args(options))
    await simulator.start()
    try:
        async with aiohttp.ClientSession() as session:
            api = f"{simulator.url}/bot{TOKEN}"
            me = await (await session.get(f"{api}/getMe")).json()
            unknown = await (await session.get(f"{api}/sendChecklist")).json()
    finally:
        await simulator.stop()

    result = me["result"]
    assert (result["id"], result["first_name"]) == (123456, "Tea shop")
    assert result["username"] == "tea_shop_bot"
    assert unknown["description"] == "Not Found: method not found"
    (row,) = simulator.controls.calls(method="sendChecklist")
    assert (row["http"], row["verdict"]) == (404, "not implemented")
    shown = {chat["key"]: (chat["state"], chat["members"]) for chat in simulator.controls.chats()}
    assert shown == {"dara": ("new", 0), "maly": ("open", 0), "shop": ("open", 3)}
    assert simulator.world.people["dara"].id == 7


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--token", "123456:AAH" + "x" * 32], "A token of the real Telegram must never be sent"),
        (["--people", "none.yaml"], "none.yaml cannot be read: No such file or directory."),
    ],
)
def test_a_wrong_option_is_explained(
    options: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--port", "0", *options]) == 2
    assert said in capsys.readouterr().err


def test_a_port_is_a_number(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--port", "70000"])

    assert ended.value.code == 2
    assert "70000 is not a number from 0 to 65535" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("people: [", "is not YAML"),
        ("- dara", "It has no list `people`."),
        ("people: []\nrooms: []", "rooms: is unknown; a file has `people` and `groups`"),
        ("groups: []", "people: is missing"),
        ("people: dara", "people: is not a list"),
        ("people: [dara]", "people.0: has no fields"),
        ("people: [{key: dara}]", "people.0.name: is missing"),
        ("people: [{key: a, name: A, age: 9}]", "people.0.age: is unknown; there are key, name,"),
        ("people: [{key: a, name: 9}]", "people.0.name: is not a text"),
        ("people: [{key: a, name: A, id: true}]", "people.0.id: is not a number"),
        ("people: [{key: a, name: A, shown: 1}]", "people.0.shown: is not true or false"),
        (
            "people: [{key: a, name: A, state: asleep}]",
            "people.0.state: is not one of new, open, blocked",
        ),
        (
            "people: []\ngroups: [{key: g, title: G, members: x}]",
            "groups.0.members: is not a list of texts",
        ),
        ("people: []\ngroups: [{key: g, title: G, members: [x]}]", "no person 'x'"),
    ],
)
def test_a_mistake_in_the_file_of_people_is_explained(
    written: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "people.yaml"
    file.write_text(written)

    assert main(["--port", "0", "--people", str(file)]) == 2
    assert said in capsys.readouterr().err


def test_a_file_that_is_not_text_is_explained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "people.yaml"
    file.write_bytes(b"\xff\xfe")

    assert main(["--people", str(file)]) == 2
    assert "it is not UTF-8" in capsys.readouterr().err


async def test_a_taken_port_is_explained_with_a_free_one() -> None:
    first, second = (simulator_of(parser().parse_args([])) for _ in range(2))
    await first.start()
    try:
        with pytest.raises(CannotStart) as refused:
            await open_port(second, first.port, another="try {port}")
    finally:
        await first.stop()

    said = str(refused.value)
    assert said.startswith(f"Port {first.port} is taken by another program. Choose another: try ")
    assert int(said.rsplit(maxsplit=1)[-1]) not in {0, first.port}


async def test_a_script_ends_it_that_started_it_in_the_background() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "telegram_simulator", "--port", "0",
        cwd=ABOVE, stdout=PIPE, stderr=STDOUT,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),
    )  # fmt: skip
    assert process.stdout is not None
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            await process.stdout.readuntil(b"Ctrl+C ends it")
            process.send_signal(signal.SIGTERM)
            await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
    assert process.returncode == 0


@pytest.mark.usefixtures("heard")
async def test_it_writes_the_session_as_a_test_at_the_end(tmp_path: Path) -> None:
    file = tmp_path / "test_my_order.py"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "telegram_simulator", "--port", "0", "--record", str(file),
        cwd=ABOVE, stdout=PIPE, stderr=STDOUT,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        async with asyncio.timeout(PATIENCE_SECONDS), aiohttp.ClientSession() as session:
            said = (await process.stdout.readuntil(b"Ctrl+C ends it")).decode()
            page = re.findall(r"http://\S+", said)[0]
            await session.post(f"{page}/sim/start", json={"chat": "dara"})
            process.send_signal(signal.SIGINT)
            rest, _ = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()

    written = file.read_text(encoding="utf-8")
    assert f"{file} is the session as a test." in rest.decode()
    assert "async def test_my_order(simulated: Simulated)" in written
    assert 'simulated.act("start", chat="dara")' in written


@pytest.mark.parametrize(
    ("name", "said"),
    [("there.py", "exists already"), ("none/here.py", "cannot be written: No such")],
)
def test_it_records_into_a_new_file_only(
    name: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "there.py").touch()
    assert main(["--port", "0", "--record", str(tmp_path / name)]) == 2
    assert said in capsys.readouterr().err
