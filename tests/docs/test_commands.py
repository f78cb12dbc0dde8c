"""The page of commands names every command and every exit code."""

import re

import typer.main

from bot.cli import errors
from bot.cli.commands import app
from tests.docs.documents import rows, section, text_of

COMMANDS = text_of("docs/commands.md")
CODES = {
    getattr(errors, name)
    for name in [
        "USAGE", "LOCKED", "TOKEN", "NEWER", "CONTENT", "TWICE", "DATABASE", "SERVER", "DISK",
    ]
}  # fmt: skip
REPEATED = {errors.LOCKED, errors.SERVER, errors.DISK}
"""After these systemd starts the bot again: what is in the way may end by itself."""
TOLD = {int(row[0]): row for row in rows(section(COMMANDS, "## Exit codes"))}


def test_every_command_is_told_and_no_other() -> None:
    group = typer.main.get_command(app)
    commands = {
        name if not hasattr(command, "commands") else f"{name} {sub}"
        for name, command in group.commands.items()  # type: ignore[attr-defined]
        for sub in getattr(command, "commands", [""])
    }

    assert set(re.findall(r"^\| `([a-z -]+)` \|", COMMANDS, re.MULTILINE)) == commands


def test_every_exit_code_is_told() -> None:
    assert set(TOLD) == CODES | {0, 1}
    assert all(TOLD[code][2].startswith("yes") for code in REPEATED)


def test_the_service_does_not_repeat_what_a_person_must_mend() -> None:
    (prevented,) = re.findall(
        r"RestartPreventExitStatus=(.+)", text_of("docs/deploy/romleuk.service")
    )

    assert {int(code) for code in prevented.split()} == CODES - REPEATED
    assert {code for code, row in TOLD.items() if row[2] == "no"} == CODES - REPEATED
