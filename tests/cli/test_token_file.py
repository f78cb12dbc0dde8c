"""The token can come from a file, as systemd and containers hand secrets over."""

import os
from pathlib import Path

import pytest

from bot.settings import Settings
from telegram_simulator import new_token
from tests.cli.test_commands import A_SMALL_COURSE, REAL_LOOKING, run


def written(folder: Path, text: str) -> Path:
    """A file that only its owner can read."""
    file = folder / "token"
    file.write_text(text, encoding="utf-8")
    file.chmod(0o600)
    return file


def test_the_token_of_the_file_counts(tmp_path: Path) -> None:
    file = written(tmp_path, f"{REAL_LOOKING}\n")

    settings = Settings.model_validate({"token_file": file, "token": new_token()})

    assert settings.token is not None
    assert settings.token.get_secret_value() == REAL_LOOKING
    assert REAL_LOOKING not in repr(settings)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (None, "cannot be read: No such file"),
        ("secret-but-wrong", "this is not a token"),
        ("ស", "holds no secret"),
    ],
)
def test_a_file_without_a_token_is_refused_and_not_printed(
    tmp_path: Path, text: str | None, says: str
) -> None:
    file = tmp_path / "none" if text is None else written(tmp_path, text)

    code, said = run("run", data_dir=str(tmp_path), token_file=str(file))

    assert code == 2
    assert says in said
    assert text is None or text not in said


@pytest.mark.parametrize("what", ["/dev/zero", "pipe", "large", "folder"])
def test_what_has_no_end_or_is_no_file_is_refused(tmp_path: Path, what: str) -> None:
    file = tmp_path / what if what != "/dev/zero" else Path(what)
    if what == "pipe":
        os.mkfifo(file)
    elif what == "large":
        file.write_bytes(b"1" * 5_000)
    elif what == "folder":
        file.mkdir()

    code, said = run("run", data_dir=str(tmp_path), token_file=str(file))

    assert code == 2
    assert f"ROMLEUK_TOKEN: the file {file}" in said


@pytest.mark.parametrize(
    ("setting", "secret"),
    [("token_file", new_token()), ("webhook_secret_file", "a-word-that-nobody-guesses")],
    ids=["token", "webhook"],
)
def test_the_doctor_names_a_secret_that_others_can_read(
    tmp_path: Path, setting: str, secret: str
) -> None:
    file = written(tmp_path, secret)
    folders = {"data_dir": str(tmp_path / "data"), "content_dir": A_SMALL_COURSE}
    loose = f"problem others on this machine can use {file}: chmod 600 {file}"

    _, private = run("doctor", **{setting: str(file)}, **folders)
    file.chmod(0o644)
    code, public = run("doctor", **{setting: str(file)}, **folders)

    assert loose not in private
    assert loose in public
    assert code == 1
