"""`run --mode webhook` as a separate process, and what `doctor` says of a webhook."""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, STDOUT, Process
from pathlib import Path

import pytest

from bot.cli.webhook import checked_webhook
from bot.settings import Settings
from telegram_simulator import Simulator
from tests.cli.test_run import PATIENCE, ROOT, end, wait_for
from tests.hooks import WORD
from tests.ports import free_port
from tests.world import until


async def start(folder: Path, simulator: Simulator, **settings: str) -> Process:
    """Run the bot in webhook mode."""
    wanted = {
        "ROMLEUK_DATA_DIR": str(folder),
        "ROMLEUK_TOKEN": simulator.token,
        "ROMLEUK_API_URL": f"{simulator.url}/bot",
        **{f"ROMLEUK_WEBHOOK_{name.upper()}": value for name, value in settings.items()},
    }
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", "--mode", "webhook",
        cwd=ROOT, env=os.environ | wanted, stdout=PIPE, stderr=STDOUT,
    )  # fmt: skip


async def ended(process: Process) -> tuple[int | None, str]:
    async with asyncio.timeout(PATIENCE):
        said, _ = await process.communicate()
    return process.returncode, said.decode()


async def test_it_takes_updates_at_its_address_and_leaves_it_when_it_stops(tmp_path: Path) -> None:
    port, simulator = free_port(), Simulator(seed=1)
    await simulator.start()
    url = f"http://127.0.0.1:{port}"
    process = await start(tmp_path, simulator, url=url, listen=f":{port}")
    log = await wait_for(process, b'"event":"started"')
    simulator.acts.start("dara")
    await until(lambda: simulator.api.calls.find(method="sendMessage"))
    known = simulator.api.webhooks.active(simulator.world.main)
    code, rest = await end(process)
    left = simulator.api.webhooks.active(simulator.world.main)
    await simulator.stop()

    assert known is not None
    assert known is left
    assert known.url.startswith(f"{url}/")
    assert len(known.secret) == len(known.url.rpartition("/")[2]) * 2 == 64
    assert code == 0, rest
    for secret in (simulator.token, known.secret, known.url):
        assert secret.encode() not in log + rest


async def test_a_socket_and_a_secret_of_a_file_are_used(tmp_path: Path) -> None:
    simulator = Simulator(seed=1)
    await simulator.start()
    (tmp_path / "word").write_text(WORD)
    process = await start(
        tmp_path, simulator,
        url="http://127.0.0.1:9/updates", listen=str(tmp_path / "hook.sock"),
        secret_file=str(tmp_path / "word"),
    )  # fmt: skip
    await wait_for(process, b'"event":"started"')
    mode = (tmp_path / "hook.sock").stat().st_mode & 0o777
    await until(lambda: simulator.api.webhooks.active(simulator.world.main))
    known = simulator.api.webhooks.active(simulator.world.main)
    code, rest = await end(process)
    await simulator.stop()

    assert known is not None
    assert (known.url, known.secret) == ("http://127.0.0.1:9/updates", WORD)
    assert mode == 0o660
    assert code == 0, rest
    assert not (tmp_path / "hook.sock").exists()


async def test_without_an_address_it_says_which_setting_is_missing(tmp_path: Path) -> None:
    simulator = Simulator(seed=1)
    await simulator.start()
    code, said = await ended(await start(tmp_path, simulator))
    await simulator.stop()

    assert code == 2
    assert "needs ROMLEUK_WEBHOOK_URL" in said


async def test_a_port_that_is_taken_ends_it_with_advice(tmp_path: Path) -> None:
    simulator = Simulator(seed=1)
    await simulator.start()
    taken = f"127.0.0.1:{simulator.port}"
    code, said = await ended(await start(tmp_path, simulator, url=f"http://{taken}", listen=taken))
    await simulator.stop()

    assert code == 2
    assert f"cannot listen on {taken}" in said
    assert "Traceback" not in said


async def test_an_address_that_telegram_refuses_ends_it_with_its_reason(tmp_path: Path) -> None:
    simulator = Simulator(seed=1)
    await simulator.start()
    process = await start(tmp_path, simulator, url="https://bot.example.org", listen=":0")
    code, said = await ended(process)
    await simulator.stop()

    assert code == 2
    assert "Telegram does not take the address in ROMLEUK_WEBHOOK_URL: Bad webhook" in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("url", "http://bot.example.org", "only to https://"),
        ("url", "https://bot.example.org:9000/x", "only to the ports 443, 80, 88 and 8443"),
        ("url", "https://bot.example.org/x?y=1", "looks like https://"),
        ("url", "https://me:word@bot.example.org/x", "looks like https://"),
        ("listen", "8443x", "looks like 127.0.0.1:8443"),
        ("listen", "127.0.0.1:99999", "looks like 127.0.0.1:8443"),
        ("secret", "short", "has 16 to 256"),
        ("secret", "with spaces in the word", "has 16 to 256"),
    ],
)
def test_a_setting_with_another_shape_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str
) -> None:
    monkeypatch.setenv(f"ROMLEUK_WEBHOOK_{name.upper()}", value)

    with pytest.raises(ValueError, match=words):
        Settings()


def test_the_secret_and_the_path_follow_the_token_and_are_the_same_everywhere() -> None:
    settings = Settings(webhook_url="https://bot.example.org")
    one, two = (checked_webhook(settings, token) for token in ("1:a", "1:b"))

    assert one == checked_webhook(settings, "1:a")
    assert one.secret != two.secret
    assert one.url != two.url
    assert one.path.strip("/") not in one.secret
    kept = Settings(webhook_url="https://bot.example.org/mine")
    assert checked_webhook(kept, "1:a").url == "https://bot.example.org/mine"
