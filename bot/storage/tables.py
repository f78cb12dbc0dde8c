"""The tables that the database needs for itself."""

from bot.storage import meta, migration

TABLES = (meta.TABLES, migration.TABLES)
