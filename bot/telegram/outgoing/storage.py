"""The file_ids of files that are already at Telegram, so that one bot uploads each only once."""

from datetime import datetime

from bot.storage.database import Tx
from bot.storage.personal_data import Tables


async def known_file_ids(tx: Tx, recipes: list[str], bot_id: int) -> dict[str, str]:
    """Return file_id by recipe, for files that this bot has sent before."""
    if not recipes:
        return {}
    rows = await tx.ask(
        "SELECT recipe, file_id FROM file_ids WHERE bot_id = :bot AND recipe IN :recipes",
        bot=bot_id,
        recipes=recipes,
    )
    return {row["recipe"]: row["file_id"] for row in rows}


def save_file_id(tx: Tx, recipe: str, bot_id: int, file_id: str, *, now: datetime) -> None:
    """Save the file_id of a drawn file in place of an older one, which Telegram may forget."""
    tx.do(
        "INSERT INTO file_ids (recipe, bot_id, file_id, kept_at)"
        " VALUES (:recipe, :bot, :file, :now) ON CONFLICT (recipe, bot_id)"
        " DO UPDATE SET file_id = excluded.file_id, kept_at = excluded.kept_at"
        " WHERE file_ids.file_id <> excluded.file_id",
        recipe=recipe,
        bot=bot_id,
        file=file_id,
        now=now,
    )


TABLES = Tables(impersonal=("file_ids",))
