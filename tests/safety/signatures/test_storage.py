"""Signatures of a course, on both engines."""

from bot.catalog.course import CourseId
from bot.membership.domain import PersonId
from bot.membership.person import storage as people
from bot.safety.signatures import storage as signatures
from bot.safety.signatures.domain import SignedKind
from bot.storage.database import Database, Tx
from tests.world import local

COURSE = CourseId("toolkit")
NOW = local("2023-05-22 10:00")

NOTHING = signatures.Standings(signed=(), hidden={}, corrections=())


async def _sign(tx: Tx, person: PersonId, wording: str) -> None:
    signatures.sign(
        tx,
        COURSE,
        SignedKind.TEXT,
        "consent",
        "km",
        wording=wording,
        person=person,
        on="2023-05-22",
        now=NOW,
    )


async def test_the_last_signature_counts(database: Database) -> None:
    async def work(tx: Tx) -> None:
        first = await people.add(tx, name="Sophea", language="en", zone="UTC", now=NOW)
        second = await people.add(tx, name="Bora", language="en", zone="UTC", now=NOW)
        await _sign(tx, first, "one")
        await _sign(tx, second, "two")
        (kept,) = (await signatures.load_signatures(tx, COURSE)).signed
        assert (kept.wording, kept.signature.by, kept.signature.on) == ("two", "Bora", "2023-05-22")
        assert await signatures.load_signatures(tx, CourseId("another")) == NOTHING

    await database.run(work)


async def test_a_signature_is_withdrawn_once(database: Database) -> None:
    async def work(tx: Tx) -> None:
        person = await people.add(tx, name="Sophea", language="en", zone="UTC", now=NOW)
        await _sign(tx, person, "one")
        assert await signatures.withdraw(tx, COURSE, SignedKind.TEXT, "consent", "km")
        assert not await signatures.withdraw(tx, COURSE, SignedKind.TEXT, "consent", "km")
        assert await signatures.load_signatures(tx, COURSE) == NOTHING

    await database.run(work)
