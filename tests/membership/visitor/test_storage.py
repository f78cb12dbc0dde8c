"""Visitors: people with their enrolments and roles, strangers with nothing."""

from datetime import UTC, datetime, timedelta

from bot.act import Act
from bot.membership.domain import ChatId, Membership, Role
from bot.membership.enrolment import storage as enrolments
from bot.membership.visitor.storage import BatchContext, load_senders, load_visitors, set_dialog
from bot.people.seed.service import add_coordinator
from bot.storage.database import Database, Tx
from tests.builders import add_cohort, enrol
from tests.learners import FIRST_TELEGRAM_ID, learners
from tests.small_course import SMALL

NOW = datetime(2023, 5, 22, 3, 0, tzinfo=UTC)
STAFF = 9001


async def test_a_batch_meets_everybody_in_one_trip(database: Database) -> None:
    made = await learners(database, SMALL, now=NOW, many=2)

    async def appoint(tx: Tx) -> None:
        await add_coordinator(
            Act(tx=tx, now=NOW), made.cohort, telegram_id=STAFF, name="Sophea", language="km"
        )
        set_dialog(tx, ChatId(FIRST_TELEGRAM_ID), '{"in": "x"}')

    await database.run(appoint)

    async def work(tx: Tx) -> BatchContext:
        ids = [FIRST_TELEGRAM_ID, STAFF, 404]
        return await load_senders(tx, updates=[1], telegram_ids=ids, chats=ids)

    door = await database.run(work)

    assert set(door.visitors) == {FIRST_TELEGRAM_ID, STAFF}
    learner, staff = door.visitors[FIRST_TELEGRAM_ID], door.visitors[STAFF]
    assert learner.person is not None
    assert learner.person.name == "Leader 1"
    assert learner.enrolment is not None
    assert learner.enrolment.state is Membership.ACTIVE
    assert learner.enrolment.id == made.place
    assert learner.grants == ()
    assert [grant.role for grant in staff.grants] == [Role.COORDINATOR]
    assert staff.enrolment is None
    assert door.chats[FIRST_TELEGRAM_ID].dialog == '{"in": "x"}'
    assert 404 not in door.chats


async def test_the_enrolment_used_last_comes_first_and_closed_ones_are_missing(
    database: Database,
) -> None:
    first = await learners(database, SMALL, now=NOW)

    async def arrange(tx: Tx) -> None:
        for state, used in (("active", 5), ("left", 9), ("waiting", 7)):
            place = await enrol(tx, first.person, await add_cohort(tx), state=Membership(state))
            enrolments.note_used(tx, place, now=NOW + timedelta(days=used))
        tx.do("UPDATE enrolments SET used_at = NULL WHERE id = :id", id=first.place)

    await database.run(arrange)
    visitors = await database.run(lambda tx: load_visitors(tx, [FIRST_TELEGRAM_ID]))
    visitor = visitors[FIRST_TELEGRAM_ID]

    assert [place.state.value for place in visitor.enrolments] == ["waiting", "active", "active"]
    assert visitor.enrolment is visitor.enrolments[1]


async def test_a_revoked_role_allows_nothing_from_then_on(database: Database) -> None:
    made = await learners(database, SMALL, now=NOW)

    async def work(tx: Tx) -> int:
        await add_coordinator(
            Act(tx=tx, now=NOW), made.cohort, telegram_id=STAFF, name="S", language="en"
        )
        tx.do("UPDATE roles SET revoked_at = :now", now=NOW)
        return len((await load_visitors(tx, [STAFF]))[STAFF].grants)

    assert await database.run(work) == 0


async def test_nobody_is_asked_for(database: Database) -> None:
    assert await database.run(lambda tx: load_visitors(tx, [])) == {}
