"""What administrators are told of."""

from datetime import timedelta
from enum import StrEnum

WAITED_TOO_LONG = timedelta(minutes=15)
"""A message that is due for so long, to a chat that is open, is a sign of trouble."""


class Alarm(StrEnum):
    """What is wrong; the names are in ids of messages and in `dedup`."""

    UNSENT = "unsent"
    BACKUP = "backup"
    DISK = "disk"
    SECOND_POLLER = "second_poller"
    WEBHOOK = "webhook"
    RESTORED = "restored"
