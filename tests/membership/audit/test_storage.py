"""Refusals in the audit: bounded, however often somebody tries; on both engines."""

from datetime import UTC, datetime, timedelta

from bot.membership.audit import storage as audit
from bot.membership.audit.storage import REFUSED_AGAIN
from bot.membership.domain import PersonId
from bot.storage.database import Database, Tx

NOW = datetime(2023, 5, 22, 1, 0, tzinfo=UTC)
DARA, STRANGER = PersonId(7), None


async def refused(
    tx: Tx, actor: PersonId | None, what: str = "button:dk", after: timedelta = timedelta()
) -> list[tuple[int | None, str]]:
    """Refuse somebody, and return who was refused what by now."""
    await audit.note_refused(
        tx, actor=actor, object=what, detail={"cohort": 1, "why": "NotAllowed"}, now=NOW + after
    )
    chain = await audit.entries(tx)
    assert audit.first_broken(chain) is None
    return [(each.actor, each.object) for each in chain if each.action == "refused"]


async def test_the_same_refusal_is_one_row_a_day_for_each_person(database: Database) -> None:
    async def work(tx: Tx) -> None:
        assert await refused(tx, DARA) == [(7, "button:dk")]
        assert await refused(tx, DARA, after=REFUSED_AGAIN / 2) == [(7, "button:dk")]
        assert len(await refused(tx, PersonId(8))) == 2
        assert len(await refused(tx, DARA, "command:desk")) == 3
        assert len(await refused(tx, DARA, after=REFUSED_AGAIN)) == 4

    await database.run(work)


async def test_all_strangers_are_one(database: Database) -> None:
    async def work(tx: Tx) -> None:
        assert await refused(tx, STRANGER) == [(None, "button:dk")]
        assert await refused(tx, STRANGER) == [(None, "button:dk")]
        assert await refused(tx, DARA) == [(None, "button:dk"), (7, "button:dk")]

    await database.run(work)


async def test_another_action_with_the_same_button_is_no_refusal(database: Database) -> None:
    async def work(tx: Tx) -> None:
        await audit.note(tx, actor=DARA, action="desk.open", object="button:dk", now=NOW)
        assert await refused(tx, DARA) == [(7, "button:dk")]
        assert [each.action for each in await audit.entries(tx)] == ["desk.open", "refused"]

    await database.run(work)
