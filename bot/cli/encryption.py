"""`db encrypt`, `db decrypt` and `db rekey`: the key of the database, while no bot runs."""

from pathlib import Path
from typing import Annotated

import typer
from pydantic import SecretStr
from rich.console import Console

from bot.cli.errors import USAGE, CliError, no_database, plain_errors, read_settings
from bot.cli.server import ENCRYPT, only_for_files
from bot.secret_files import read_key
from bot.settings import Settings
from bot.storage.driver import is_unencrypted
from bot.storage.encryption import change_key, clean_up, left_over
from bot.storage.files import locked

out = Console(highlight=False, emoji=False)
_NO_KEY = """There is no key. Make one, which only you can read, and keep a copy elsewhere:

(umask 077; openssl rand -hex 32 > FILE)

Then set ROMLEUK_DATABASE_KEY_FILE to this file. Without the key nobody can read the database."""


def encrypt() -> None:
    """Encrypt the database with the key that is set, while no bot runs."""
    with plain_errors():
        settings = read_settings()
        key = _key(settings)
        if not _is_unencrypted(settings):
            _clean_up(settings)
            raise CliError("The database is encrypted already.", USAGE)
        _change(settings, None, key)
        out.print("Encrypted. The old file was overwritten.")
        _name_readable_copies(settings)


def decrypt() -> None:
    """Decrypt the database, while no bot runs."""
    with plain_errors():
        settings = read_settings()
        key = _key(settings)
        if _is_unencrypted(settings):
            raise CliError("The database is not encrypted.", USAGE)
        _change(settings, key, None)
        out.print(
            "Decrypted: anyone who has this file can read it. Unset ROMLEUK_DATABASE_KEY_FILE and "
            "ROMLEUK_DATABASE_KEY before you start the bot."
        )


def rekey(
    file: Annotated[Path, typer.Argument(help="file with the new key, 64 digits of hex")],
) -> None:
    """Change the key of the database, while no bot runs."""
    with plain_errors():
        settings = read_settings()
        key = _key(settings)
        try:
            new = read_key(file)
        except ValueError as error:
            raise CliError(f"The new key cannot be used: {error}.", USAGE) from None
        if _is_unencrypted(settings):
            raise CliError("The database is not encrypted: `db encrypt` encrypts it.", USAGE)
        _change(settings, key, new)
        out.print(
            f"The key is changed. Set ROMLEUK_DATABASE_KEY_FILE to {file} before you start the "
            "bot. Backups made before still need the old key: keep its file, and name it with "
            "--key-file.",
            markup=False,
            soft_wrap=True,
        )


def _key(settings: Settings) -> SecretStr:
    only_for_files(settings, ENCRYPT)
    if settings.database_key is None:
        raise CliError(_NO_KEY, USAGE)
    return settings.database_key


def _is_unencrypted(settings: Settings) -> bool:
    if not settings.database_path.exists():
        raise no_database(settings)
    return is_unencrypted(settings.database_path)


def _clean_up(settings: Settings) -> None:
    """Finish the work of a killed command: remove what is not encrypted."""
    if left_over(settings.database_path):
        with locked(settings.database_path):
            clean_up(settings.database_path)


def _change(settings: Settings, key: SecretStr | None, to: SecretStr | None) -> None:
    left = change_key(settings.database_path, key, to)
    if left is not None:
        out.print(f"The old file could not be overwritten: delete {left}.", soft_wrap=True)


def _name_readable_copies(settings: Settings) -> None:
    """Name older copies that are not encrypted."""
    folder, name = settings.backups_dir, settings.database_path.name
    paths = [*folder.glob("romleuk-*.db"), *settings.data_dir.glob(f"{name}.before-*")]
    for path in sorted(path for path in paths if is_unencrypted(path)):
        out.print(
            f"Not encrypted, as it was made before: {path}. It is deleted after 30 days; delete "
            "it now if you can do without it.",
            markup=False,
            soft_wrap=True,
        )
