"""The README tells the truth about commands, settings and exit codes."""

import re
from pathlib import Path

import typer.main

from bot.cli import errors
from bot.cli.commands import app
from bot.settings import Settings

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_every_command_is_in_the_readme_and_no_other() -> None:
    group = typer.main.get_command(app)
    commands = {
        name if not hasattr(command, "commands") else f"{name} {sub}"
        for name, command in group.commands.items()  # type: ignore[attr-defined]
        for sub in getattr(command, "commands", [""])
    }
    table = README.split("## Commands")[1].split("## Operating")[0]

    assert set(re.findall(r"^\| `([a-z -]+)` \|", table, re.MULTILINE)) == commands


def test_every_setting_is_in_the_readme_with_its_default_and_meaning() -> None:
    table = README.split("## Settings")[1].split("## Commands")[0]
    lines = [line for line in table.splitlines() if line.startswith("| `ROMLEUK")]
    rows = {name.strip("`"): cells for name, *cells in map(_cells, lines)}

    assert set(rows) == {f"ROMLEUK_{name.upper()}" for name in Settings.model_fields}
    for name, field in Settings.model_fields.items():
        default, meaning = rows[f"ROMLEUK_{name.upper()}"]
        assert meaning == field.description
        default_is_told = field.default is not None and field.default_factory is None
        written = f"`{str(field.default).lower()}`" if default_is_told else ""
        assert default.lower() == written.lower()


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_every_exit_code_is_in_the_readme() -> None:
    codes = {
        getattr(errors, name)
        for name in ["USAGE", "LOCKED", "TOKEN", "NEWER", "CONTENT", "TWICE", "DATABASE", "SERVER"]
    }
    told = README.split("Exit codes:")[1].split("\n\n")[0]

    assert {int(code) for code in re.findall(r"\b(\d)\b", told)} == codes
