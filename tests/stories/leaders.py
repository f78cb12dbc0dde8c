"""Leaders who are in already, and what the tables know of them."""

from bot.storage.database import Tx
from tests.stories.cast import Founded, participant
from tests.world import Phone, World


async def leader(
    world: World, founded: Founded, key: str = "leader", *, language: str = "en"
) -> Phone:
    """Somebody who takes part already, with an open chat that shows Home."""
    phone = await participant(
        world, founded, key, key.capitalize(), organization=None, language=language
    )
    await phone.sends("/menu")
    return phone


async def scores(world: World) -> list[tuple[str, str, int, int]]:
    """Quiz, purpose, right and answered of every attempt, oldest first."""

    async def work(tx: Tx) -> list[tuple[str, str, int, int]]:
        rows = await tx.ask(
            "SELECT a.quiz, a.purpose, count(w.item) AS total,"
            " count(w.item) FILTER (WHERE w.correct = 1) AS correct"
            " FROM attempts a LEFT JOIN answers w ON w.attempt_id = a.id"
            " GROUP BY a.id, a.quiz, a.purpose ORDER BY a.id"
        )
        return [(row["quiz"], row["purpose"], row["correct"], row["total"]) for row in rows]

    return await world.app.database.run(work)
