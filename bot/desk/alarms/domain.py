"""What administrators are warned about."""

from datetime import timedelta
from enum import StrEnum

WAITED_TOO_LONG = timedelta(minutes=15)
"""A message to an open chat that is overdue for so long is a sign of trouble."""


class Alarm(StrEnum):
    """What is wrong; the names are stored in messages and in `dedup`."""

    UNSENT = "unsent"
    BACKUP = "backup"
    DISK = "disk"
    SECOND_POLLER = "second_poller"
    WEBHOOK = "webhook"
    RESTORED = "restored"
    NOT_ERASED = "not_erased"
    STORING = "storing"
