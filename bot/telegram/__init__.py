"""The Telegram side of the bot: updates come in, calls go out."""

import os
import sys

# With this, python-telegram-bot returns waiting times as timedelta and logs no deprecation warning.
os.environ.setdefault("PTB_TIMEDELTA", "1")

# python-telegram-bot imports httpx, and httpx its command line where it can, with libraries for
# colours: 0.07 s and 7 MB. It does without if the import fails.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]  # None lets it fail

# So does it with cryptography, another 7 MB, for passports, which this bot does not read. Others
# need that, so it is hidden for this import alone.
if "cryptography" not in sys.modules:
    sys.modules["cryptography"] = None  # type: ignore[assignment]  # as above
    try:
        import telegram  # noqa: F401
    finally:
        del sys.modules["cryptography"]
