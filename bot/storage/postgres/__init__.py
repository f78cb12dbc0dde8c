"""The second engine: PostgreSQL, by asyncpg (the extra `postgres`)."""

from bot.storage.postgres.database import PostgresDatabase

__all__ = ["PostgresDatabase"]
