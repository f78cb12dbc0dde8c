"""The tables of the machine that talks to Telegram."""

from bot.telegram.incoming import storage as incoming
from bot.telegram.outgoing import storage as outgoing

TABLES = (incoming.TABLES, outgoing.TABLES)
