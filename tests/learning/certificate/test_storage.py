"""Certificates and the secret of their codes, stored in both databases."""

from datetime import UTC, datetime, timedelta

from bot.areas import PERSONAL_DATA
from bot.learning.certificate import storage as certificates
from bot.learning.certificate.storage import Certificate, CertificateId
from bot.membership.domain import CohortId, Enrolment, EnrolmentId, Membership, PersonId
from bot.membership.enrolment import storage as enrolments
from bot.storage import meta
from bot.storage.database import Database, Tx
from tests.learners import Learners, learners
from tests.small_course import SMALL

NOW = datetime(2023, 7, 31, 3, 0, tzinfo=UTC)
JOINED = NOW - timedelta(days=60)


def place_of(known: Learners, number: int = 0) -> Enrolment:
    return Enrolment(
        id=known.places[number],
        person_id=known.people[number],
        cohort_id=known.cohort,
        organization_id=None,
        state=Membership.ACTIVE,
    )


async def issue(tx: Tx, place: Enrolment, name: str = "Sok Dara") -> Certificate | None:
    return await certificates.issue(
        tx,
        place,
        name=name,
        listed_name="Leader 1",
        course="small",
        lessons=5,
        quizzes=2,
        now=NOW,
    )


async def test_a_certificate_is_found_by_its_number_and_enrolment(database: Database) -> None:
    known = await learners(database, SMALL, now=JOINED)

    async def work(tx: Tx) -> None:
        made = await issue(tx, place_of(known))
        assert made is not None
        assert made == Certificate(
            id=made.id,
            enrolment_id=known.place,
            person_id=known.person,
            cohort_id=known.cohort,
            name="Sok Dara",
            listed_name="Leader 1",
            course="small",
            lessons=5,
            quizzes=2,
            since=JOINED,
            issued_at=NOW,
        )
        rows = await tx.ask_each(certificates.certificate_query(known.place))
        assert certificates.certificate_from(rows[0]) == made
        assert await certificates.by_id(tx, made.id) == made
        assert await certificates.by_id(tx, CertificateId(made.id + 1)) is None

    await database.run(work)


async def test_an_enrolment_has_one_and_its_number_is_never_used_again(database: Database) -> None:
    known = await learners(database, SMALL, now=JOINED, many=2)

    async def work(tx: Tx) -> None:
        first = await issue(tx, place_of(known))
        assert first is not None
        assert await issue(tx, place_of(known), "Another") is None
        certificates.withdraw(tx, first.id)
        second = await issue(tx, place_of(known), "Another")
        other = await issue(tx, place_of(known, 1))
        assert second is not None
        assert other is not None
        assert first.id < second.id < other.id
        assert await certificates.by_id(tx, first.id) is None

    await database.run(work)


async def test_only_an_active_enrolment_gets_one(database: Database) -> None:
    known = await learners(database, SMALL, now=JOINED)
    nobody = Enrolment(
        id=EnrolmentId(999),
        person_id=PersonId(1),
        cohort_id=CohortId(1),
        organization_id=None,
        state=Membership.ACTIVE,
    )

    async def work(tx: Tx) -> None:
        assert await issue(tx, nobody) is None
        active, left = (Membership.ACTIVE,), Membership.LEFT
        assert await enrolments.change(tx, known.place, was=active, becomes=left, now=NOW)
        assert await issue(tx, place_of(known)) is None

    await database.run(work)


async def test_deleting_a_person_deletes_the_certificate(database: Database) -> None:
    known = await learners(database, SMALL, now=JOINED, many=2)

    async def work(tx: Tx) -> None:
        made = await issue(tx, place_of(known))
        kept = await issue(tx, place_of(known, 1), "Somebody else")
        assert made is not None
        assert kept is not None
        assert "certificates" in await PERSONAL_DATA.read_all(tx, known.person)

        PERSONAL_DATA.delete(tx, known.person, now=NOW)

        assert await certificates.by_id(tx, made.id) is None
        assert "certificates" not in await PERSONAL_DATA.read_all(tx, known.person)
        assert await certificates.by_id(tx, kept.id) is not None

    await database.run(work)


async def test_the_first_secret_is_never_replaced(database: Database) -> None:
    async def work(tx: Tx) -> None:
        assert await meta.save_if_absent(tx, "certificate_secret", "one") == "one"
        assert await meta.save_if_absent(tx, "certificate_secret", "two") == "one"
        meta.save(tx, "certificate_secret", "three")
        assert await meta.read(tx, "certificate_secret") == "three"

    await database.run(work)


async def test_the_list_of_a_cohort_has_the_unsigned_ones_first(database: Database) -> None:
    known = await learners(database, SMALL, now=JOINED, many=3)

    async def work(tx: Tx) -> None:
        made = [await issue(tx, place_of(known, number)) for number in range(3)]
        first, second, third = [each.id for each in made if each is not None]
        await certificates.sign(tx, first, known.people[1], "Bora", now=NOW)
        await certificates.sign(tx, third, known.people[1], "Bora", now=NOW)

        found = await certificates.issued_in(tx, known.cohort, page=0, size=2)
        assert [each.id for each, _ in found] == [second, third]
        rest = await certificates.issued_in(tx, known.cohort, page=1, size=2)
        assert [each.id for each, _ in rest] == [first]
        assert await certificates.count_issued(tx, known.cohort) == (3, 1)
        assert await certificates.issued_in(tx, CohortId(99), page=0, size=2) == []
        assert await certificates.count_issued(tx, CohortId(99)) == (0, 0)

    await database.run(work)
