"""Keeps a deployment in order: old rows, erasures, backups, restored copies."""

from bot.housekeeping.daily import housekeeping

__all__ = ["housekeeping"]
