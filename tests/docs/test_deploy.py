"""The unit of systemd agrees with the exit codes: what needs a person is not tried again."""

from configparser import ConfigParser
from pathlib import Path

from bot.cli import errors
from bot.settings import Settings

UNIT = Path(__file__).parents[2] / "docs" / "deploy" / "romleuk.service"
WAITS = {errors.LOCKED}
"""The other process may end, so trying again helps."""


def unit() -> ConfigParser:
    parser = ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # names keep their capitals
    parser.read_string(UNIT.read_text(encoding="utf-8"))
    return parser


def test_what_needs_a_person_is_not_tried_again() -> None:
    codes = {errors.USAGE, errors.TOKEN, errors.NEWER, errors.CONTENT, errors.TWICE}
    service = unit()["Service"]
    prevented = {int(code) for code in service["RestartPreventExitStatus"].split()}

    assert service["Restart"] == "always"
    assert prevented == codes | {errors.DATABASE}
    assert not prevented & WAITS


def test_its_settings_exist_and_its_data_is_private() -> None:
    service = unit()["Service"]
    name, _, _ = service["Environment"].partition("=")

    assert name.removeprefix("ROMLEUK_").lower() in Settings.model_fields
    assert service["StateDirectoryMode"] == "0700"
    assert service["ProtectSystem"] == "strict"
