"""The Telegram side of the bot: updates come in, calls go out."""

import os

# With this, python-telegram-bot returns waiting times as timedelta and logs no deprecation warning.
os.environ.setdefault("PTB_TIMEDELTA", "1")
