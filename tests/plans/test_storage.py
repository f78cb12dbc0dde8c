"""Plans on all engines: kept once, changed only at their revision, left to the organization."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.areas import PERSONAL_DATA
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import CohortId, EnrolmentId, Membership, OrganizationId, PersonId
from bot.membership.enrolment import storage as enrolments
from bot.plans import storage
from bot.plans.check_ins import storage as check_ins
from bot.plans.domain import Plan, PlanId, PlanProgress, PlanState
from bot.storage.database import Database, Tx
from tests.builders import add_cohort, add_person, enrol
from tests.plans.test_domain import PLAN

NOW = datetime(2023, 5, 23, 3, tzinfo=UTC)
CHECK = datetime(2023, 5, 26, 1, tzinfo=UTC)
LATER = CHECK + timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A plan of Dara in a cohort."""

    cohort: CohortId
    organization: OrganizationId
    dara: PersonId
    place: EnrolmentId
    plan: Plan


@pytest.fixture
async def made(database: Database) -> Made:
    async def work(tx: Tx) -> Made:
        cohort = await add_cohort(tx, now=NOW)
        organization = await cohorts.add_organization(tx, "Lotus House", now=NOW)
        dara = await add_person(tx, account=501)
        place = await enrol(tx, dara, cohort, organization=organization)
        plan = replace(PLAN, enrolment_id=place, organization_id=organization)
        number = await storage.add(tx, plan, cohort=cohort, check_at=CHECK, now=NOW)
        assert number is not None
        return Made(
            cohort=cohort,
            organization=organization,
            dara=dara,
            place=place,
            plan=replace(plan, id=number, next_check_at=CHECK, made_at=NOW),
        )

    return await database.run(work)


async def test_a_plan_is_read_as_it_was_kept_and_not_twice(database: Database, made: Made) -> None:
    async def work(tx: Tx) -> None:
        [mine] = await tx.ask_each(storage.of_enrolment_query(made.place))
        [found] = storage.details_from(mine)
        assert found.plan == made.plan
        assert (found.organization, found.leader, found.has_leader) == (
            "Lotus House",
            "Sok Dara",
            True,
        )
        again = await storage.add(tx, made.plan, cohort=made.cohort, check_at=CHECK, now=NOW)
        assert again is None

    await database.run(work)


async def test_a_plan_changes_only_as_it_was_shown(database: Database, made: Made) -> None:
    moved = replace(made.plan, planned_at=LATER)

    async def work(tx: Tx) -> None:
        check_ins.save_next(tx, made.plan.id, asked=2, check_at=CHECK)
        assert not await storage.change(tx, replace(moved, revision=7), check_at=CHECK)
        assert await storage.change(tx, replace(made.plan, place="village"), check_at=CHECK)
        placed = await only(tx, made.plan.id)
        assert (placed.place, placed.asked, placed.revision) == ("village", 2, 2)
        assert await storage.change(tx, replace(moved, revision=2), check_at=LATER)
        found = await only(tx, made.plan.id)
        assert (found.planned_at, found.asked, found.revision) == (LATER, 0, 3)
        assert await storage.end(tx, found.id, PlanState.DONE, None, now=LATER)
        assert not await storage.end(tx, found.id, PlanState.DROPPED, None, now=LATER)
        assert not await storage.change(tx, replace(moved, revision=4), check_at=LATER)

    await database.run(work)


async def test_a_leader_who_left_is_asked_again_once_they_are_back(
    database: Database, made: Made
) -> None:
    async def work(tx: Tx) -> None:
        gone, there = (Membership.LEFT, Membership.WAITING), Membership.ACTIVE
        was = there
        for state in gone:
            assert await enrolments.change(tx, made.place, was=(was,), becomes=state, now=NOW)
            assert await check_ins.due(tx, limit=5, now=CHECK) == []
            assert await check_ins.next_due(tx) is None
            was = state
        assert await enrolments.change(tx, made.place, was=(was,), becomes=there, now=NOW)
        assert await check_ins.next_due(tx) == CHECK
        assert len(await check_ins.due(tx, limit=5, now=CHECK)) == 1

    await database.run(work)


async def test_a_check_in_waits_until_it_is_answered_or_the_day_moves(
    database: Database, made: Made
) -> None:
    async def work(tx: Tx) -> None:
        assert await check_ins.next_due(tx) == CHECK
        [found] = await check_ins.due(tx, limit=5, now=CHECK)
        assert (found.details.plan.id, found.chat_id) == (
            made.plan.id,
            501,
        )
        first = await check_ins.add(tx, made.plan.id, 1, now=CHECK)
        second = await check_ins.add(tx, made.plan.id, 14, now=LATER)
        assert await waiting(tx, made.place) == [second]
        assert await check_ins.answer(tx, first, PlanProgress.PARTLY, now=LATER)
        assert not await check_ins.answer(tx, first, PlanProgress.DONE, now=LATER)
        assert await waiting(tx, made.place) == [second]
        late = replace(made.plan, planned_at=LATER + timedelta(days=3))
        assert await storage.change(tx, late, check_at=None)
        assert await waiting(tx, made.place) == []
        assert await check_ins.next_due(tx) is None

    await database.run(work)


async def test_the_plan_of_who_leaves_is_the_organizations(database: Database, made: Made) -> None:
    async def work(tx: Tx) -> None:
        assert await left(tx, made) == []
        was = (Membership.ACTIVE,)
        assert await enrolments.change(tx, made.place, was=was, becomes=Membership.LEFT, now=LATER)
        assert await left(tx, made) == [made.plan.id]
        check = await check_ins.add(tx, made.plan.id, 1, now=CHECK)
        check_ins.save_barrier(tx, check, "money")
        PERSONAL_DATA.delete(tx, made.dara, now=LATER)
        assert await left(tx, made) == [made.plan.id]
        [found] = await storage.of_cohort(tx, made.cohort)
        assert (found.organization, found.person_id, found.leader) == ("Lotus House", None, None)
        assert found.plan.next_check_at is None
        [rows] = await tx.ask_each(storage.check_ins_query(made.plan.id))
        assert [each.barrier for each in storage.check_ins_from(rows)] == [None]
        mealea = await enrol(
            tx, await add_person(tx, "Mealea"), made.cohort, organization=made.organization
        )
        taken = await storage.take_over(
            tx,
            found.plan,
            cohort=made.cohort,
            enrolment=mealea,
            organization=made.organization,
            check_at=LATER,
        )
        assert taken
        assert await left(tx, made) == []
        [counts] = await tx.ask_each(storage.counts_query(mealea))
        assert storage.counts_from(counts) == {PlanState.OPEN: 1}

    await database.run(work)


async def only(tx: Tx, plan: PlanId) -> Plan:
    [rows] = await tx.ask_each(storage.of_id_query(plan))
    [found] = storage.details_from(rows)
    return found.plan


async def waiting(tx: Tx, place: EnrolmentId) -> list[int]:
    [rows] = await tx.ask_each(storage.open_check_ins_query(place))
    return [each.id for each in storage.check_ins_from(rows)]


async def left(tx: Tx, made: Made) -> list[int]:
    [rows] = await tx.ask_each(storage.left_query(made.cohort, made.organization))
    return [each.plan.id for each in storage.details_from(rows)]
