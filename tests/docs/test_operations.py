"""Running the bot: every command, alarm, event and number is as the document says."""

import ast
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import typer.main

from bot.cli.commands import app
from bot.clock import TOLERANCE
from bot.desk.alarms.domain import WAITED_TOO_LONG, Alarm
from bot.housekeeping.backups import DAY_BEGINS, DAY_ENDS
from bot.housekeeping.watch import ENOUGH_BYTES
from bot.outbox.domain import DELETABLE
from bot.settings import Settings
from bot.storage import backup
from tests.cli.test_commands import A_SMALL_COURSE, run
from tests.cli.test_db import backed_up, founded
from tests.docs.documents import DOCUMENTS, ROOT, quoted, rows, section, text_of

OPERATIONS = text_of("docs/operations.md")
COMMAND = re.compile(r"(?:(?<![\w/.])romleuk|python -m bot) ((?:[a-z]+)[^`\n|;&]*)")
CODE = re.compile(r"```(?:sh|ini)?\n(.*?)```|`([^`\n]+)`", re.DOTALL)
LEVELS = {"info": "INFO", "warning": "WARNING", "error": "ERROR", "exception": "ERROR"}


def commands_in(text: str) -> list[str]:
    """Return what stands behind `romleuk` in the code of a document."""
    code = "\n".join(block or inline for block, inline in CODE.findall(text))
    return [found.strip() for found in COMMAND.findall(code)]


def all_commands() -> list[str]:
    texts = [path.read_text(encoding="utf-8") for path in (*DOCUMENTS, ROOT / "README.md")]
    found = [each for text in texts for each in commands_in(text)]
    return sorted(set(found))


@pytest.mark.parametrize("command", all_commands())
def test_every_command_is_there_with_its_options(command: str) -> None:
    words = shlex.split(command)
    found: Any = typer.main.get_command(app)
    while hasattr(found, "commands"):
        name = words.pop(0)
        assert name in found.commands, f"there is no command {name}"
        found = found.commands[name]

    found.make_context(found.name, words)


def test_the_document_names_commands() -> None:
    assert {"doctor", "db backup", "db release --drop announcements"} <= set(all_commands())


def test_the_drill_works_as_it_is_written(tmp_path: Path) -> None:
    folders = {"data_dir": str(tmp_path), "content_dir": A_SMALL_COURSE}
    founded(tmp_path, "Module 4")
    backed_up(tmp_path)
    drill = section(OPERATIONS, "### Restore drill").split("```sh\n")[1].split("```")[0]
    (command,) = COMMAND.findall(drill)

    code, said = run(*shlex.split(command), **folders)

    assert code == 0, said
    assert "can be restored" in said


def test_every_alarm_is_told() -> None:
    told = [quoted(row[0])[0] for row in rows(section(OPERATIONS, "## Alarms"))]

    assert sorted(told) == sorted(Alarm)


def events_of_the_bot() -> dict[str, set[str]]:
    """Return the levels of each event that the code logs."""
    found: dict[str, set[str]] = {}
    for path in sorted((ROOT / "bot").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
                named, level = call.func.value, LEVELS.get(call.func.attr)
                if isinstance(named, ast.Name) and named.id == "log" and level is not None:
                    found.setdefault(ast.literal_eval(call.args[0]), set()).add(level)
    return found


def test_every_log_event_is_told_with_its_level() -> None:
    told: dict[str, set[str]] = {}
    for row in rows(section(OPERATIONS, "## Log events")):
        told |= {event: set(row[1].split(", ")) for event in quoted(row[0])}

    assert told == events_of_the_bot()


@pytest.mark.parametrize(
    "stated",
    [
        f"Within {Settings.model_fields['undo_seconds'].default} seconds: [Undo]",
        f"younger than {DELETABLE.total_seconds() / 3600:.0f} hours",
        f"for over {WAITED_TOO_LONG.total_seconds() / 60:.0f} minutes",
        f"less than {ENOUGH_BYTES / 1e6:.0f} MB free",
        f"More than {'two' if TOLERANCE.total_seconds() == 120 else TOLERANCE} minutes away",
        f"between {DAY_ENDS}:00 and 0{DAY_BEGINS}:00",
        f"delete them there after {backup.KEPT.days} days",
    ],
)
def test_every_number_is_that_of_the_code(stated: str) -> None:
    assert stated in OPERATIONS
