"""Settings from the environment (`ROMLEUK_...`), checked once and frozen."""

import re
from pathlib import Path
from typing import Literal

from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.addresses import checked_webhook_url, read_listen
from bot.secret_files import checked_key, checked_url, read_secret

AGE_KEY = re.compile(r"age1[0-9a-z]{58}")
WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
TOKEN_SHAPE = re.compile(r"\d{6,12}:[A-Za-z0-9_-]{30,64}")
ADDRESS_SHAPE = re.compile(r"https?://[^/?#]+(/[^?#]+)*/bot")


_PACKED = Path(__file__).parent / "_content"
"""The courses in an installed package; a checkout has them beside `bot`."""


def checkout() -> Path | None:
    """Return the root of this checkout, or None if Romleuk is installed."""
    return None if _PACKED.is_dir() else Path(__file__).parent.parent


def shipped_content() -> Path:
    """Return the folder of the courses that come with Romleuk."""
    root = checkout()
    return _PACKED if root is None else root / "content"


def default_data_dir() -> Path:
    """Return the data folder if the settings name none: never relative to the working folder."""
    root = checkout()
    return user_data_path("romleuk", appauthor=False) if root is None else root / "var"


class Settings(BaseSettings):
    """All settings. Durations are seconds; paths may be relative to the working folder."""

    model_config = SettingsConfigDict(
        env_prefix="ROMLEUK_", frozen=True, extra="ignore", hide_input_in_errors=True
    )

    token_file: Path | None = Field(
        default=None,
        description="file with the bot's token, from @BotFather; readable by its owner alone, and"
        " never in a folder of this project",
    )
    token: SecretStr | None = Field(
        default=None,
        validate_default=True,
        description="the token itself; a file is better, and counts if both are set",
    )
    data_dir: Path = Field(
        default_factory=default_data_dir,
        description="folder of the database and the control socket; without it `var` of a checkout,"
        " else the data folder of the user, which `doctor` names",
    )
    backup_dir: Path | None = Field(
        default=None, description="folder of the backups; without it `backups` in the data folder"
    )
    backup_key: str | None = Field(
        default=None,
        description="public key of age (age1...); with it backups are encrypted, and only the"
        " holder of its secret key can read them",
    )
    database_key_file: Path | None = Field(
        default=None,
        description="file with the key of the database, 64 digits of hex; with it the database"
        " and its backups are encrypted",
    )
    database_key: SecretStr | None = Field(
        default=None,
        validate_default=True,
        description="the same key itself; a file is better, and counts if both are set",
    )
    database_url_file: Path | None = Field(
        default=None,
        description="file with the address of a database on PostgreSQL,"
        " `postgresql://user:password@host/name`; without it the database is a file in the data"
        " folder",
    )
    database_url: SecretStr | None = Field(
        default=None,
        validate_default=True,
        description="the address itself; a file is better, and counts if both are set",
    )
    nightly: bool = Field(
        default=True, description="a backup every night; off if something else makes them"
    )
    content_dir: Path | None = Field(
        default=None, description="folder of the courses; without it those that come with Romleuk"
    )
    locales: Path | None = Field(
        default=None,
        description="folder with the screens in further languages: a folder for each, as"
        " `locale new` writes them",
    )
    api_url: str = Field(
        default="https://api.telegram.org/bot", description="address of the Bot API, ending in /bot"
    )
    webhook_url: str | None = Field(
        default=None,
        description="public address to which Telegram sends updates, for `run --mode webhook`:"
        " https://, and a path of your own or none",
    )
    webhook_listen: str = Field(
        default="127.0.0.1:8443",
        description="where the bot takes them from the proxy with the certificate: host:port, or"
        " the path of a Unix socket",
    )
    webhook_secret_file: Path | None = Field(
        default=None,
        description="file with the word that Telegram says with each update; without it the bot"
        " makes one of its token",
    )
    webhook_secret: SecretStr | None = Field(
        default=None,
        validate_default=True,
        description="the word itself; a file is better, and counts if both are set",
    )
    metrics_listen: str | None = Field(
        default=None,
        description="host:port for /metrics (Prometheus) and /health; without a host only this"
        " machine can ask, without the setting nobody",
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
    second_factor: bool = Field(
        default=False,
        description="on: coordinators write a code of an authenticator app before exports, roles,"
        " removals and large announcements",
    )
    messages_a_minute: int = Field(
        default=20, ge=1, description="messages of one person that are answered in a minute"
    )
    taps_a_minute: int = Field(
        default=60, ge=1, description="taps of one person that are answered in a minute"
    )
    strangers_a_minute: int = Field(
        default=30, ge=1, description="refusals to strangers in a minute, all together"
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

    @field_validator("token", "database_key", "database_url", "webhook_secret", mode="before")
    @classmethod
    def _file_counts(cls, secret: object, info: ValidationInfo) -> object:
        file = info.data.get(f"{info.field_name}_file")
        return secret if file is None else read_secret(file)

    @field_validator("token")
    @classmethod
    def _token_has_shape(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None and not TOKEN_SHAPE.fullmatch(token.get_secret_value()):
            raise ValueError("this is not a token: it looks like 123456789:AA..., from @BotFather")
        return token

    @field_validator("database_key")
    @classmethod
    def _database_key_has_shape(cls, key: SecretStr | None) -> SecretStr | None:
        return None if key is None else checked_key(key)

    @field_validator("database_url")
    @classmethod
    def _url_has_shape(cls, url: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        if url is None:
            return None
        if info.data.get("database_key") is not None:
            raise ValueError("a key encrypts a file; on PostgreSQL the disk of the server must be")
        return checked_url(url)

    @field_validator("backup_key")
    @classmethod
    def _key_has_shape(cls, key: str | None) -> str | None:
        if key is not None and not AGE_KEY.fullmatch(key):
            raise ValueError("a public key of age looks like age1 and 58 more characters")
        return key

    @field_validator("api_url")
    @classmethod
    def _address_has_shape(cls, address: str) -> str:
        if not ADDRESS_SHAPE.fullmatch(address):
            raise ValueError("an address looks like https://api.telegram.org/bot, ending in /bot")
        return address

    @field_validator("webhook_url")
    @classmethod
    def _webhook_has_shape(cls, url: str | None) -> str | None:
        return None if url is None else checked_webhook_url(url)

    @field_validator("webhook_listen", "metrics_listen")
    @classmethod
    def _listen_has_shape(cls, text: str | None) -> str | None:
        if text is not None:
            read_listen(text)
        return text

    @field_validator("webhook_secret")
    @classmethod
    def _secret_has_shape(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret is not None and not WEBHOOK_SECRET.fullmatch(secret.get_secret_value()):
            raise ValueError("the word has 16 to 256 of A-Z, a-z, 0-9, _ and -")
        return secret

    @property
    def courses_dir(self) -> Path:
        return self.content_dir or shipped_content()

    @property
    def database_path(self) -> Path:
        """The SQLite file; the small files beside any database are named after it."""
        return self.data_dir / "romleuk.db"

    @property
    def backups_dir(self) -> Path:
        return self.backup_dir or self.data_dir / "backups"

    @property
    def control_socket(self) -> Path:
        """The path of the socket on which a running bot takes requests."""
        return self.data_dir / "control.sock"
