"""The page of settings names every setting, with its default and its meaning."""

from bot.settings import Settings
from tests.docs.documents import rows, text_of

TOLD = {row[0].strip("`"): row[1:] for row in rows(text_of("docs/settings.md"))}


def test_every_setting_is_told_and_no_other() -> None:
    assert set(TOLD) == {f"ROMLEUK_{name.upper()}" for name in Settings.model_fields}


def test_every_setting_has_its_default_and_its_meaning() -> None:
    for name, field in Settings.model_fields.items():
        default, meaning = TOLD[f"ROMLEUK_{name.upper()}"]
        default_is_told = field.default is not None and field.default_factory is None
        written = f"`{str(field.default).lower()}`" if default_is_told else ""
        assert meaning == field.description
        assert default.lower() == written.lower()
