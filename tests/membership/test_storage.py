"""People, invites, places and roles, on both engines."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.areas import PERSONAL_DATA
from bot.membership.audit import storage as audit
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import (
    ChatId,
    CohortId,
    EnrolmentId,
    InviteId,
    Membership,
    OrganizationId,
    PersonId,
    Role,
)
from bot.membership.enrolment import storage as enrolments
from bot.membership.person import storage as people
from bot.membership.staff import storage as staff
from bot.membership.visitor.storage import load_visitors
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.people.invites import storage as invites
from bot.people.invites.domain import Admits, digest
from bot.people.joining import storage as joining_storage
from bot.people.joining.storage import NAMELESS_KEPT
from bot.people.moving import storage as moving_storage
from bot.questions import storage as questions
from bot.questions.domain import QuestionKind, Side
from bot.storage.database import Database, Tx

NOW = datetime(2023, 5, 22, 1, 0, tzinfo=UTC)
ZONE = "Asia/Phnom_Penh"


async def a_cohort(tx: Tx, title: str = "May 2023") -> CohortId:
    return await cohorts.add(
        tx, course="c", title=title, zone=ZONE, rungs=["week", "closing"], now=NOW
    )


async def a_person(tx: Tx, name: str = "Sok Dara", account: int | None = None) -> PersonId:
    person = await people.add(tx, name=name, language="en", zone=ZONE, now=NOW)
    if account is not None:
        joining_storage.link_account(
            tx, person, telegram_id=account, chat=ChatId(account), language="km"
        )
    return person


async def an_invite(tx: Tx, cohort: CohortId, *, token: str = "t", uses: int = 1) -> InviteId:
    return await invites.add(
        tx,
        token_hash=digest(token),
        admits=Admits.PARTICIPANT,
        cohort=cohort,
        organization=None,
        person=None,
        by=None,
        expires_at=NOW + timedelta(days=14),
        uses_allowed=uses,
        now=NOW,
    )


async def put(
    tx: Tx, person: PersonId, cohort: CohortId, state: Membership = Membership.ACTIVE
) -> EnrolmentId:
    return await enrolments.put(
        tx, person=person, cohort=cohort, organization=None, state=state, invite=None, now=NOW
    )


async def test_a_cohort_is_loaded_as_it_was_created(database: Database) -> None:
    async def work(tx: Tx) -> None:
        found = await cohorts.by_id(tx, await a_cohort(tx))

        assert found is not None
        assert (found.title, found.zone, found.rungs) == ("May 2023", ZONE, ("week", "closing"))
        assert [each.id for each in await cohorts.open_cohorts(tx, now=NOW)] == [found.id]

    await database.run(work)


async def test_an_organization_is_the_same_however_its_name_is_spelt(database: Database) -> None:
    async def work(tx: Tx) -> None:
        first = await cohorts.add_organization(tx, "Lotus House", now=NOW)
        second = await cohorts.add_organization(tx, "LOTUS house", now=NOW)

        assert first == second
        assert await cohorts.organizations(tx) == [(first, "Lotus House")]
        assert await cohorts.organization_name(tx, OrganizationId(99)) is None

    await database.run(work)


async def test_a_link_is_used_as_often_as_it_allows_and_no_more(database: Database) -> None:
    async def work(tx: Tx) -> list[bool]:
        cohort = await a_cohort(tx)
        invite = await an_invite(tx, cohort, uses=2)
        persons = [await a_person(tx, f"P{n}") for n in range(3)]
        return [await invites.use(tx, invite, person, now=NOW) for person in persons]

    assert await database.run(work) == [True, True, False]


@pytest.mark.parametrize("why", ["closed", "expired"])
async def test_a_dead_link_is_not_used(database: Database, why: str) -> None:
    async def work(tx: Tx) -> None:
        cohort = await a_cohort(tx)
        invite = await an_invite(tx, cohort)
        if why == "closed":
            invites.close_open_links(tx, cohort, now=NOW)
        later = NOW + timedelta(days=14 if why == "expired" else 0)

        assert not await invites.use(tx, invite, await a_person(tx), now=later)
        found = await invites.by_hash(tx, digest("t"))
        assert found is not None
        assert found.closed is (why == "closed")

    await database.run(work)


async def test_a_person_is_linked_to_an_account_and_unlinked_again(database: Database) -> None:
    async def work(tx: Tx) -> None:
        person = await a_person(tx, account=77)
        await put(tx, person, await a_cohort(tx))
        known = (await load_visitors(tx, [77]))[77]
        assert known.person is not None
        assert (known.person.id, known.person.language) == (person, "km")
        assert known.enrolment is not None

        joining_storage.unlink_account(tx, person)
        assert 77 not in await load_visitors(tx, [77])

    await database.run(work)


async def test_a_second_enrolment_in_a_cohort_changes_the_first(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort, person = await a_cohort(tx), await a_person(tx)
        invited = await put(tx, person, cohort, Membership.INVITED)

        assert await put(tx, person, cohort, Membership.ACTIVE) == invited
        found = await enrolments.by_id(tx, invited)
        assert found is not None
        assert (found.enrolment.state, found.enrolment.joined_at) == (Membership.ACTIVE, NOW)

    await database.run(work)


async def test_an_enrolment_changes_only_from_the_state_it_is_in(database: Database) -> None:
    async def work(tx: Tx) -> None:
        place = await put(tx, await a_person(tx), await a_cohort(tx), Membership.WAITING)
        waiting, active = (Membership.WAITING,), Membership.ACTIVE

        assert await enrolments.change(tx, place, was=waiting, becomes=active, now=NOW)
        assert not await enrolments.change(tx, place, was=waiting, becomes=active, now=NOW)

    await database.run(work)


async def test_the_list_holds_people_who_are_in_or_may_come_in_by_name(database: Database) -> None:
    async def work(tx: Tx) -> tuple[list[str], tuple[int, int]]:
        cohort = await a_cohort(tx)
        for name, state in (
            ("Vann", Membership.WAITING),
            ("chan", Membership.ACTIVE),
            ("Keo", Membership.INVITED),
            ("Left", Membership.LEFT),
            ("No", Membership.REFUSED),
        ):
            await put(tx, await a_person(tx, name), cohort, state)
        names = [each.name for each in await enrolments.listed(tx, cohort)]
        return names, await enrolments.count_members(tx, cohort)

    assert await database.run(work) == (["chan", "Keo", "Vann"], (1, 2))


async def test_a_role_is_held_once_and_revoked_at_once(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort, person = await a_cohort(tx), await a_person(tx, account=77)
        for role, where in ((Role.COORDINATOR, cohort), (Role.ADMINISTRATOR, None)):
            given = [
                await staff.grant(tx, person=person, role=role, cohort=where, by=None, now=NOW)
                for _ in range(2)
            ]
            assert given == [True, False]
            taken = [
                await staff.revoke(tx, person=person, role=role, cohort=where, now=NOW)
                for _ in range(2)
            ]
            assert taken == [True, False]
            assert (await load_visitors(tx, [77]))[77].grants == ()

    await database.run(work)


async def test_administrators_get_messages_only_for_a_cohort_without_coordinator(
    database: Database,
) -> None:
    async def work(tx: Tx) -> None:
        cohort = await a_cohort(tx)
        admin, own = await a_person(tx, "A", 1), await a_person(tx, "B", 2)
        role = Role.ADMINISTRATOR
        await staff.grant(tx, person=admin, role=role, cohort=None, by=None, now=NOW)
        assert await staff.chats_of_coordinators(tx, cohort) == [(1, admin)]

        role = Role.COORDINATOR
        await staff.grant(tx, person=own, role=role, cohort=cohort, by=admin, now=NOW)
        assert await staff.chats_of_coordinators(tx, cohort) == [(2, own)]
        assert [each.id for each in await staff.coordinators(tx, cohort)] == [own]

    await database.run(work)


async def test_a_group_belongs_to_one_cohort(database: Database) -> None:
    async def work(tx: Tx) -> None:
        first, second = await a_cohort(tx, "1"), await a_cohort(tx, "2")
        cohorts.link_group(tx, first, ChatId(-5))
        cohorts.link_group(tx, second, ChatId(-5))

        linked = [await cohorts.by_id(tx, each) for each in (first, second)]
        assert [each and each.group_chat_id for each in linked] == [None, -5]

    await database.run(work)


async def test_a_chat_without_person_is_deleted_and_no_other(database: Database) -> None:
    async def work(tx: Tx) -> None:
        await a_person(tx, account=77)
        joining_storage.save_chat(tx, ChatId(78))
        for chat in (77, 78):
            joining_storage.delete_chat(tx, ChatId(chat))

        assert [row["id"] for row in await tx.ask("SELECT id FROM chats")] == [77]

    await database.run(work)


async def test_the_chat_of_somebody_without_name_is_deleted_after_a_day(
    database: Database,
) -> None:
    async def work(tx: Tx) -> list[list[int]]:
        joining_storage.save_chat(tx, ChatId(78))
        await a_person(tx, account=77)
        outbox.enqueue(
            tx,
            [NewMessage(chat_id=78, lane=Lane.BULK, kind="x", due_at=NOW, about={})],
            now=NOW,
        )
        left = []
        for age in (NAMELESS_KEPT, NAMELESS_KEPT + timedelta(seconds=1)):
            joining_storage.delete_ownerless_chats(tx, now=NOW + age)
            left.append([row["id"] for row in await tx.ask("SELECT id FROM chats ORDER BY id")])
        return left

    assert await database.run(work) == [[77, 78], [77]]


async def test_the_old_chat_of_a_question_is_deleted_with_the_question(
    database: Database,
) -> None:
    async def work(tx: Tx) -> list[list[int]]:
        cohort, person = await a_cohort(tx), await a_person(tx, account=77)
        question = await questions.add(
            tx, cohort=cohort, person=person, kind=QuestionKind.QUESTION, ring_again_at=NOW, now=NOW
        )
        await questions.add_part(
            tx, question, Side.ASKER, person, chat=ChatId(77), message=5, now=NOW
        )
        moving_storage.leave_chat(tx, ChatId(77), for_new=ChatId(78), now=NOW)
        joining_storage.link_account(tx, person, telegram_id=78, chat=ChatId(78), language="km")
        left = []
        for erased in (False, True):
            if erased:
                PERSONAL_DATA.delete(tx, person, now=NOW)
            joining_storage.delete_ownerless_chats(tx, now=NOW + NAMELESS_KEPT)
            left.append(
                [row["id"] for row in await tx.ask("SELECT id FROM chats WHERE id > 0 ORDER BY id")]
            )
        return left

    assert await database.run(work) == [[77, 78], []]


async def test_a_change_in_the_audit_breaks_its_chain_from_there_on(database: Database) -> None:
    async def work(tx: Tx) -> None:
        for number in range(4):
            await audit.note(
                tx, actor=None, action="test", object=f"thing:{number}", now=NOW, detail={"n": 1}
            )
        assert audit.first_broken(await audit.entries(tx)) is None

        tx.do("UPDATE audit SET object = 'thing:9' WHERE object = 'thing:2'")
        assert audit.first_broken(await audit.entries(tx)) == 2

    await database.run(work)


async def test_a_row_taken_out_of_the_audit_is_missed(database: Database) -> None:
    async def work(tx: Tx) -> None:
        for number in range(3):
            await audit.note(tx, actor=None, action="test", object=f"thing:{number}", now=NOW)
        tx.do("DELETE FROM audit WHERE object = 'thing:1'")

        assert audit.first_broken(await audit.entries(tx)) == 1

    await database.run(work)
