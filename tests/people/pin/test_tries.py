"""Tries of a PIN are counted for the PIN that was compared, and not during a pause."""

from datetime import UTC, datetime

import pytest

from bot.act import Act
from bot.membership.domain import PersonId, Visitor
from bot.membership.person import storage as people
from bot.people.pin import service, storage
from bot.people.pin.domain import MOST_TRIES, PAUSES, PinLocked
from bot.people.pin.storage import StoredPin
from bot.storage.database import Database, Tx
from tests.builders import add_person

NOW = datetime(2023, 5, 22, 1, 0, tzinfo=UTC)


async def owner(tx: Tx, hashed: str = "the first PIN") -> PersonId:
    """Let there be somebody with a PIN."""
    person = await add_person(tx, account=7)
    storage.save(tx, person, hashed, now=NOW)
    return person


async def try_pin(
    tx: Tx, person: PersonId, compared: StoredPin, *, is_right: bool, now: datetime = NOW
) -> None:
    found = await people.by_id(tx, person)
    act = Act(tx=tx, now=now, visitor=Visitor(person=found))
    await service.note_try(act, compared, is_right=is_right)


async def stored_pin(tx: Tx, person: PersonId) -> StoredPin:
    found = await storage.of_person(tx, person)
    assert found is not None
    return found


async def is_open(tx: Tx, person: PersonId) -> bool:
    """Tell whether private screens were opened."""
    found = await people.by_id(tx, person)
    assert found is not None
    return found.pin_closes_at is not None


async def test_a_pin_that_was_replaced_while_it_was_compared_opens_nothing(
    database: Database,
) -> None:
    async def work(tx: Tx) -> None:
        person = await owner(tx)
        compared = await stored_pin(tx, person)
        storage.save(tx, person, "another PIN", now=NOW)

        with pytest.raises(PinLocked):
            await try_pin(tx, person, compared, is_right=True)

        assert not await is_open(tx, person)
        with pytest.raises(PinLocked):
            await try_pin(tx, person, compared, is_right=False)
        assert (await stored_pin(tx, person)).tries == 0

    await database.run(work)


async def test_a_right_pin_that_was_compared_before_the_pause_opens_nothing_during_it(
    database: Database,
) -> None:
    async def work(tx: Tx) -> None:
        person = await owner(tx)
        compared = await stored_pin(tx, person)
        for _ in range(MOST_TRIES):
            await try_pin(tx, person, compared, is_right=False)

        for is_right in (False, True):
            with pytest.raises(PinLocked):
                await try_pin(tx, person, compared, is_right=is_right)
        assert (await stored_pin(tx, person)).tries == MOST_TRIES
        assert not await is_open(tx, person)

        await try_pin(tx, person, compared, is_right=True, now=NOW + PAUSES[0])
        assert await is_open(tx, person)
        assert (await stored_pin(tx, person)).tries == 0

    await database.run(work)
