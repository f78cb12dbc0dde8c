"""The unit of systemd names settings that exist, and keeps the data private."""

from configparser import ConfigParser
from pathlib import Path

from bot.settings import Settings

UNIT = Path(__file__).parents[2] / "docs" / "deploy" / "romleuk.service"


def unit() -> ConfigParser:
    parser = ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # names keep their capitals
    parser.read_string(UNIT.read_text(encoding="utf-8"))
    return parser


def test_its_settings_exist_and_its_data_is_private() -> None:
    service = unit()["Service"]
    name, _, _ = service["Environment"].partition("=")

    assert name.removeprefix("ROMLEUK_").lower() in Settings.model_fields
    assert service["StateDirectoryMode"] == "0700"
    assert service["ProtectSystem"] == "strict"
