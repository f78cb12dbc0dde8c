"""The unit of systemd names settings that exist, and keeps the data private."""

import re
import subprocess
import sys
from pathlib import Path

from bot.settings import Settings

UNIT = Path(__file__).parents[2] / "docs" / "deploy" / "romleuk.service"
DROP_IN = UNIT.with_name("romleuk-webhook.conf")
MOST_EXPOSED = 2.0
"""Of 10, as systemd counts; an ordinary service has 9."""


def test_its_settings_exist_and_its_data_is_private() -> None:
    lines = UNIT.read_text(encoding="utf-8").splitlines()
    names = [line.split("=")[1] for line in lines if line.startswith("Environment=")]

    own = {name.removeprefix("ROMLEUK_").lower() for name in names if name != "XDG_CACHE_HOME"}

    assert own
    assert own <= set(Settings.model_fields)
    private = {"StateDirectoryMode=0700", "CacheDirectoryMode=0700", "UMask=0077"}
    assert {*private, "ProtectSystem=strict", "MemoryMax=768M"} <= set(lines)


def test_systemd_reads_it_without_a_complaint_and_calls_it_well_confined(tmp_path: Path) -> None:
    """The Python of the release is not on this machine, so its own stands in its place."""
    file = tmp_path / UNIT.name
    (python,) = re.findall(r"^ExecStart=(\S+) -m bot run$", UNIT.read_text("utf-8"), re.MULTILINE)
    file.write_text(UNIT.read_text("utf-8").replace(python, sys.executable), "utf-8")

    verified = analyzed("verify", "--man=no", file)
    security = analyzed("security", "--offline=true", "--no-pager", file)

    assert verified == ""
    (exposure,) = re.findall(r"Overall exposure level for \S+: (\d\.\d)", security)
    assert float(exposure) <= MOST_EXPOSED


def test_with_the_webhook_it_is_as_well_confined_and_runs_in_that_mode(tmp_path: Path) -> None:
    """Its drop-in lies where the guide has it copied."""
    file, folder = tmp_path / UNIT.name, tmp_path / f"{UNIT.name}.d"
    folder.mkdir()
    added = DROP_IN.read_text("utf-8")
    (python,) = set(re.findall(r"^ExecStart=(\S+) ", added, re.MULTILINE))
    for to, text in ((file, UNIT.read_text("utf-8")), (folder / "webhook.conf", added)):
        to.write_text(text.replace(python, sys.executable), "utf-8")
    named = re.findall(r"^Environment=ROMLEUK_(\w+)=(\S+)$", added, re.MULTILINE)

    assert analyzed("verify", "--man=no", file) == ""
    assert f"{python} -m bot run --mode webhook\n" in added
    assert Settings(**{name.lower(): value for name, value in named}).webhook_url
    assert {name for name, _ in named} == {"WEBHOOK_URL", "WEBHOOK_LISTEN", "METRICS_LISTEN"}


def analyzed(*words: str | Path) -> str:
    done = subprocess.run(
        ["systemd-analyze", *map(str, words)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_its_token_is_a_credential_and_no_setting() -> None:
    text = UNIT.read_text(encoding="utf-8")

    assert "Environment=ROMLEUK_TOKEN_FILE=%d/token" in text
    assert "LoadCredential=token:/etc/romleuk.token" in text
    assert "ROMLEUK_TOKEN=" not in text
