"""Telegram: updates in, calls out, and all wording between."""

import os

# python-telegram-bot hands out waiting times as timedelta, and keeps quiet about the old ints.
os.environ.setdefault("PTB_TIMEDELTA", "1")
