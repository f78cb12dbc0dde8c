"""Whether backups can be made with the settings: asked when the bot starts, and by the doctor."""

import errno
import logging

from bot.cli.disk import usable
from bot.cli.errors import USAGE, CliError
from bot.settings import Settings
from bot.storage.backup import BackupFailed, BackupPlan, check_recipient

log = logging.getLogger(__name__)
_WRONG = {errno.ENOTDIR, errno.EEXIST}


def begin_with_backups(settings: Settings) -> BackupPlan | None:
    """Return where and how the bot makes backups; None for a database on PostgreSQL.

    Raises `CliError` if backups are wanted every night and can never be made with these settings.
    What may pass, such as a disk that is not there yet, is only logged: the bot works without.
    """
    if settings.database_url is not None:
        return None
    if settings.nightly:
        _refuse_unusable(settings)
    return plan_of(settings)


def plan_of(settings: Settings) -> BackupPlan:
    """Return the folder and the key of backups."""
    return BackupPlan(
        folder=settings.backups_dir.absolute(),
        recipient=settings.backup_key,
        nightly=settings.nightly,
    )


def _refuse_unusable(settings: Settings) -> None:
    _check_key(settings)
    found = _folder_error(settings)
    if found is None:
        return
    if found.errno in _WRONG:
        raise CliError(f"ROMLEUK_BACKUP_DIR: {_unusable(settings, found)}.", USAGE)
    log.error("backup.failed", extra={"error": _unusable(settings, found)})


def backup_problem(settings: Settings) -> str | None:
    """Say why no backup can be made with these settings; None if one can."""
    try:
        _check_key(settings)
    except CliError as error:
        return str(error)
    found = _folder_error(settings)
    return None if found is None else _unusable(settings, found)


def _check_key(settings: Settings) -> None:
    """Raise `CliError` if nothing can be encrypted with the key of the settings."""
    if settings.backup_key is not None:
        try:
            check_recipient(settings.backup_key)
        except BackupFailed as error:
            raise CliError(f"ROMLEUK_BACKUP_KEY: {error}.", USAGE) from None


def _folder_error(settings: Settings) -> OSError | None:
    """Return why the folder of the backups cannot be used; nothing is made there."""
    try:
        usable(settings.backups_dir)
    except OSError as error:
        return error
    return None


def _unusable(settings: Settings, error: OSError) -> str:
    return f"{settings.backups_dir} cannot be used: {error.strerror}"
