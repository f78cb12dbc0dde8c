"""The Telegram side of the bot: updates come in, calls go out."""

import os
import sys

# With this, python-telegram-bot returns waiting times as timedelta and logs no deprecation warning.
os.environ.setdefault("PTB_TIMEDELTA", "1")

# python-telegram-bot imports httpx, and httpx its command line where it can, with libraries for
# colours: 0.07 s and 7 MB. It does without if the import fails.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]  # None lets it fail

