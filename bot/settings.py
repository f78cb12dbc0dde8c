"""Settings from the environment (`ROMLEUK_...`), checked once and frozen."""

import re
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

TOKEN_SHAPE = re.compile(r"\d{6,12}:[A-Za-z0-9_-]{30,64}")
ADDRESS_SHAPE = re.compile(r"https?://[^/?#]+(/[^?#]+)*/bot")


def shipped_content() -> Path:
    """Return the folder of the courses that come with Romleuk."""
    packed = Path(__file__).parent / "_content"
    return packed if packed.is_dir() else Path(__file__).parent.parent / "content"


class Settings(BaseSettings):
    """All settings. Durations are seconds; paths may be relative to the working folder."""

    model_config = SettingsConfigDict(env_prefix="ROMLEUK_", frozen=True, extra="ignore")

    token: SecretStr | None = Field(
        default=None,
        description="the bot's token, from @BotFather; never in a file of this project",
    )
    data_dir: Path = Field(
        default=Path("var"), description="folder of the database and the control socket"
    )
    content_dir: Path | None = Field(
        default=None, description="folder of the courses; without it those that come with Romleuk"
    )
    api_url: str = Field(
        default="https://api.telegram.org/bot", description="address of the Bot API, ending in /bot"
    )
    demo_port: int = Field(default=8080, ge=0, le=65535, description="port of the demo's page")
    window: int = Field(
        default=32, ge=1, le=1024, description="messages in flight; how many a crash may repeat"
    )
    paced: bool = Field(
        default=True, description="keep to Telegram's pace; off only for tests and benchmarks"
    )
    undo_seconds: int = Field(default=60, ge=0, le=3600, description="time to undo an announcement")
    approval_limit: int = Field(
        default=20, ge=1, description="people above which a second coordinator approves"
    )
    keep_seen_days: int = Field(
        default=7, ge=7, le=30, description="days for which handled updates are remembered"
    )
    keep_dead_days: int = Field(
        default=30, ge=1, le=90, description="days for which it is remembered which updates failed"
    )
    keep_job_days: int = Field(
        default=7, ge=1, le=30, description="days for which finished jobs are remembered"
    )
    keep_message_text_days: int = Field(
        default=7,
        ge=1,
        le=30,
        description="days after which the text of a sent message is deleted here",
    )
    keep_message_days: int = Field(
        default=90,
        ge=7,
        le=365,
        description="days after which it is forgotten that a message was sent",
    )
    keep_announcement_days: int = Field(
        default=90, ge=7, le=730, description="days for which the texts of announcements are kept"
    )
    keep_roster_days: int = Field(
        default=1, ge=1, le=30, description="days for which an imported list is kept"
    )
    keep_audit_days: int = Field(
        default=730, ge=365, le=3650, description="days for which the audit is kept"
    )
    keep_inactive_months: int = Field(
        default=12,
        ge=1,
        le=36,
        description="months of silence after which a person's data is deleted",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO", description="DEBUG, INFO, WARNING or ERROR"
    )
    log_json: bool = Field(default=True, description="a JSON object a line; off for reading by eye")

    @field_validator("token")
    @classmethod
    def _token_has_shape(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None and not TOKEN_SHAPE.fullmatch(token.get_secret_value()):
            raise ValueError("this is not a token: it looks like 123456789:AA..., from @BotFather")
        return token

    @field_validator("api_url")
    @classmethod
    def _address_has_shape(cls, address: str) -> str:
        if not ADDRESS_SHAPE.fullmatch(address):
            raise ValueError("an address looks like https://api.telegram.org/bot, ending in /bot")
        return address

    @property
    def courses_dir(self) -> Path:
        """The folder of the courses."""
        return self.content_dir or shipped_content()

    @property
    def database_path(self) -> Path:
        """The path of the SQLite file."""
        return self.data_dir / "romleuk.db"

    @property
    def control_socket(self) -> Path:
        """The path of the socket on which a running bot takes requests."""
        return self.data_dir / "control.sock"
