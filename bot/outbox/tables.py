"""The tables of the outbox, in the order in which somebody is erased from them."""

from bot.outbox import storage
from bot.outbox.jobs import storage as jobs

TABLES = (jobs.TABLES, storage.TABLES)
