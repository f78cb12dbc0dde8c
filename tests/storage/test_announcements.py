"""Announcements on both engines: drafts, states, audiences, chunks, results."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.announcements.announcement import Announcement, AnnouncementId, State
from bot.domain.announcements.audience import Audience, By, Rule, Sought, sought
from bot.domain.announcements.letter import Made, Part
from bot.domain.people.person import Cohort, CohortId, PersonId, Role
from bot.services.announcements.planning import Announcing
from bot.storage import (
    announcement_states,
    announcements,
    approvers,
    audiences,
    dispatches,
    outcomes,
    staff,
)
from bot.storage.database import Database, Tx
from bot.storage.dialect import to_ms

NOW = datetime(2023, 5, 22, 3, 0, tzinfo=UTC)
PEOPLE = 2300


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A cohort of many: every tenth is not in yet, every hundredth has blocked the chat."""

    cohort: CohortId
    author: PersonId


async def insert_each(tx: Tx, sql: str, rows: list[dict[str, object]]) -> None:
    for row in rows:
        tx.do(sql, **row)
    await tx.flush()


async def settle(tx: Tx, people: int = PEOPLE) -> Town:
    tx.do(
        "INSERT INTO cohorts (id, course, title, zone, created_at)"
        " VALUES (1, 'c', 'Module 4', 'Asia/Phnom_Penh', 0)"
    )
    for number in (1, 2):
        name = f"Organization {number}"
        tx.do(
            "INSERT INTO organizations (id, name, name_key, created_at) VALUES (:id, :n, :n, 0)",
            id=number,
            n=name,
        )
    await insert_each(
        tx,
        "INSERT INTO people (id, telegram_id, name, name_key, language, zone, created_at)"
        " VALUES (:id, :id, :name, :name, :language, 'Asia/Phnom_Penh', 0)",
        [
            {"id": i, "name": f"Person {i:05}", "language": "en" if i % 4 == 0 else "km"}
            for i in range(1, people + 1)
        ],
    )
    await insert_each(
        tx,
        "INSERT INTO chats (id, kind, person_id, reach) VALUES (:id, 'private', :id, :reach)",
        [
            {"id": i, "reach": "blocked" if i % 100 == 1 else "open"}
            for i in range(1, people + 1)
            if i % 10
        ],
    )
    await insert_each(
        tx,
        "INSERT INTO enrolments (person_id, cohort_id, organization_id, state)"
        " VALUES (:id, 1, :organization, :state)",
        [
            {"id": i, "organization": 1 + i % 2, "state": "active" if i % 10 else "invited"}
            for i in range(1, people + 1)
        ],
    )
    await staff.grant(
        tx, person=PersonId(2), role=Role.COORDINATOR, cohort=CohortId(1), by=None, now=NOW
    )
    return Town(cohort=CohortId(1), author=PersonId(2))


async def draft(tx: Tx, town: Town, audience: Audience | None = None) -> AnnouncementId:
    made = await announcements.add(
        tx,
        author=town.author,
        cohort=town.cohort,
        audience=audience or Audience(cohorts=(town.cohort,)),
        language="km",
        now=NOW,
    )
    announcements.add_part(tx, made, "km", Part(made=Made.TEXT, html="<b>សួស្តី</b>"))
    return made


def sought_now(audience: Audience, *, now: datetime = NOW) -> Sought:
    home = Cohort(id=CohortId(1), course="c", title="Module 4", zone="Asia/Phnom_Penh")
    return sought(audience, home, now=now)


async def loaded(tx: Tx, announcement: AnnouncementId) -> Announcement:
    found = await announcements.load(tx, announcement)
    assert found is not None
    return found.announcement


async def send(tx: Tx, announcement: AnnouncementId, *, start_at: datetime = NOW) -> bool:
    one = await loaded(tx, announcement)
    sent = await announcement_states.confirm(
        tx,
        one,
        to=State.SCHEDULED,
        start_at=start_at,
        wanted_at=None,
        urgent=False,
        covered=False,
        screen_message_id=5,
    )
    if sent:
        await audiences.freeze(tx, announcement, sought_now(one.audience))
    return sent


async def run_all(database: Database, *, now: datetime = NOW) -> int:
    """Plan until nothing is due; return in how many transactions."""
    chunks = 1
    while await database.run(lambda tx: Announcing().plan(tx, now=now)):
        chunks += 1
    return chunks


async def tallied(database: Database, announcement: AnnouncementId) -> str:
    async def work(tx: Tx) -> str:
        one = await loaded(tx, announcement)
        return (await outcomes.tally(tx, one, now=NOW)).fingerprint()

    return await database.run(work)


async def test_a_draft_comes_back_with_its_parts_first_language_first(database: Database) -> None:
    async def work(tx: Tx) -> tuple[tuple[str, int], ...]:
        town = await settle(tx, 20)
        made = await draft(tx, town)
        for file in ("f1", "f2"):
            photo = Part(made=Made.PHOTO, html="&lt;x&gt;", file_id=file, album="9")
            announcements.add_part(tx, made, "en", photo)
        found = await announcements.load(tx, made)
        assert found is not None
        assert found.author == "Person 00002"
        assert found.organization == "Organization 1"
        assert found.content.in_("en")[1].file_id == "f2"
        assert found.content.in_("fr")[0].html == "<b>សួស្តី</b>"
        return tuple((language, len(parts)) for language, parts in found.content.parts)

    assert await database.run(work) == (("km", 1), ("en", 2))


def only(by: By, *of: int | str) -> Audience:
    return Audience(cohorts=(CohortId(1),), rules=(Rule(by=by, of=frozenset(of)),))


EVERYBODY = Audience(cohorts=(CohortId(1),))
AUDIENCES = [
    ("everybody", EVERYBODY, (2047, 23, 230)),
    ("organization", only(By.ORGANIZATION, 1), (920, 0, 230)),
    ("both organizations", only(By.ORGANIZATION, 1, 2), (2047, 23, 230)),
    ("not this one", only(By.ORGANIZATION, 1).turned(By.ORGANIZATION), (1127, 23, 0)),
    ("language", only(By.LANGUAGE, "en"), (460, 0, 115)),
    (
        "organization and language",
        only(By.ORGANIZATION, 1).toggled(By.LANGUAGE, "en"),
        (460, 0, 115),
    ),
    ("names", replace(EVERYBODY, also=frozenset({2, 3, 10, 101})), (2, 1, 1)),
    ("names left out", replace(EVERYBODY, never=frozenset({2, 3, 10})), (2045, 23, 229)),
    (
        "an organization and one more",
        replace(only(By.ORGANIZATION, 1), also=frozenset({3}), never=frozenset({2})),
        (920, 0, 230),
    ),
    ("coordinators", only(By.ROLE, "coordinator"), (1, 0, 0)),
    ("everybody and coordinators", only(By.ROLE, "participant", "coordinator"), (2047, 23, 230)),
]


async def test_an_audience_is_counted(database: Database) -> None:
    await database.run(settle)

    for what, audience, expected in AUDIENCES:

        async def count(tx: Tx, audience: Audience = audience) -> tuple[int, int, int]:
            found = await audiences.headcount(tx, sought_now(audience))
            return found.reached, found.closed, found.out

        assert await database.run(count) == expected, what


async def test_somebody_of_another_cohort_is_in_no_audience(database: Database) -> None:
    async def work(tx: Tx) -> int:
        await settle(tx, 20)
        other = Audience(cohorts=(CohortId(99),), also=frozenset({2, 3}))
        return (await audiences.headcount(tx, sought_now(other))).everybody

    assert await database.run(work) == 0


async def test_pages_of_names_are_in_order(database: Database) -> None:
    async def work(tx: Tx) -> tuple[list[str], int]:
        town = await settle(tx, 20)
        entries, total = await audiences.people(
            tx, sought_now(Audience(cohorts=(town.cohort,))), page=2, size=8
        )
        return [entry.name for entry in entries], total

    assert await database.run(work) == (
        ["Person 00017", "Person 00018", "Person 00019", "Person 00020"],
        20,
    )


async def test_only_the_draft_that_was_seen_is_sent_and_only_once(database: Database) -> None:
    async def work(tx: Tx) -> list[bool]:
        town = await settle(tx, 20)
        made = await draft(tx, town)
        seen = await loaded(tx, made)
        announcements.set_cover(tx, made, may_cover=False)
        options = {
            "to": State.SCHEDULED,
            "start_at": NOW,
            "wanted_at": None,
            "urgent": False,
            "covered": False,
            "screen_message_id": None,
        }
        stale = await announcement_states.confirm(tx, seen, **options)  # type: ignore[arg-type]
        return [stale, await send(tx, made), await send(tx, made)]

    assert await database.run(work) == [False, True, False]


async def test_a_second_press_leaves_the_recipients_of_the_first(database: Database) -> None:
    async def work(tx: Tx) -> int:
        made = await draft(tx, await settle(tx, 20))
        await send(tx, made)
        await send(tx, made)
        return len(await tx.ask("SELECT person_id FROM recipients"))

    assert await database.run(work) == 20


async def test_it_is_planned_in_chunks_and_nobody_twice(database: Database) -> None:
    town = await database.run(settle)
    made = await database.run(lambda tx: draft(tx, town))
    await database.run(lambda tx: send(tx, made))

    chunks = await run_all(database)

    # 2 more to freeze, 1 to begin, 3 to plan, 1 to look
    assert chunks == 7
    assert await tallied(database, made) == "0.2047.0.0.0.0.0.23"
    assert await run_all(database) == 1
    assert await tallied(database, made) == "0.2047.0.0.0.0.0.23"


async def test_who_left_meanwhile_gets_nothing(database: Database) -> None:
    async def prepare(tx: Tx) -> AnnouncementId:
        made = await draft(tx, await settle(tx, 20))
        await send(tx, made)
        tx.do("UPDATE enrolments SET state = 'left' WHERE person_id = 3")
        return made

    made = await database.run(prepare)
    await run_all(database)

    assert await tallied(database, made) == "0.16.0.0.0.0.0.2"


async def test_undo_is_one_statement_and_leaves_no_row(database: Database) -> None:
    async def work(tx: Tx) -> tuple[bool, bool]:
        made = await draft(tx, await settle(tx, 20))
        await send(tx, made, start_at=NOW + timedelta(minutes=1))
        was = (State.SCHEDULED,)
        first = await announcement_states.move(tx, made, State.DRAFT, was=was)
        return first, await announcement_states.move(tx, made, State.DRAFT, was=was)

    assert await database.run(work) == (True, False)
    await run_all(database, now=NOW + timedelta(hours=1))
    assert await database.run(lambda tx: tx.ask("SELECT id FROM outbox")) == []


async def test_whose_role_is_gone_sends_nothing(database: Database) -> None:
    async def prepare(tx: Tx) -> AnnouncementId:
        town = await settle(tx, 20)
        made = await draft(tx, town)
        await send(tx, made)
        staff.revoke_all(tx, town.author, now=NOW)
        return made

    made = await database.run(prepare)
    await run_all(database)

    assert (await database.run(lambda tx: loaded(tx, made))).state is State.STOPPED
    rows = await database.run(lambda tx: tx.ask("SELECT kind FROM outbox"))
    assert [row["kind"] for row in rows] == ["announcement.progress"]


async def test_stop_sweeps_in_chunks(database: Database) -> None:
    town = await database.run(settle)
    made = await database.run(lambda tx: draft(tx, town))
    await database.run(lambda tx: send(tx, made))
    await run_all(database)

    await database.run(lambda tx: announcement_states.move(tx, made, State.STOPPED))
    await run_all(database)

    assert await tallied(database, made) == "0.0.0.0.0.2047.0.23"
    assert (await database.run(lambda tx: loaded(tx, made))).ended_at == NOW


async def test_recall_owes_one_deletion_for_each_that_was_sent(database: Database) -> None:
    made = await running(database)

    async def sent(tx: Tx) -> None:
        tx.do("UPDATE outbox SET state = 'sent', message_id = id + 100 WHERE chat_id IN (2, 3)")
        tx.do("UPDATE outbox SET more_message_ids = '[7,8]' WHERE chat_id = 3")
        await announcement_states.move(tx, made, State.RECALLED)

    await database.run(sent)
    await run_all(database)
    await run_all(database)

    deletions = await database.run(
        lambda tx: tx.ask(
            "SELECT chat_id, call FROM outbox WHERE kind = 'announcement.recall' ORDER BY chat_id"
        )
    )
    assert [row["chat_id"] for row in deletions] == [2, 3]
    assert '"message_ids":[' in deletions[1]["call"]
    assert deletions[1]["call"].endswith(",7,8]}}")


async def running(database: Database) -> AnnouncementId:
    async def prepare(tx: Tx) -> AnnouncementId:
        made = await draft(tx, await settle(tx, 20))
        await send(tx, made)
        return made

    made = await database.run(prepare)
    await run_all(database)
    return made


async def test_the_same_rows_are_tried_again(database: Database) -> None:
    made = await running(database)

    async def fail(tx: Tx) -> int:
        tx.do("UPDATE outbox SET state = 'sent' WHERE announcement_id IS NOT NULL")
        tx.do("UPDATE outbox SET state = 'failed', attempts = 5 WHERE chat_id = 2")
        tx.do("UPDATE outbox SET state = 'skipped', reason = 'blocked' WHERE chat_id IN (3, 4)")
        tx.do("UPDATE chats SET reach = 'blocked' WHERE id = 4")
        return await dispatches.again(tx, made, now=NOW)

    assert await database.run(fail) == 2
    rows = await database.run(
        lambda tx: tx.ask(
            "SELECT chat_id, attempts FROM outbox WHERE state = 'pending'"
            " AND announcement_id IS NOT NULL ORDER BY chat_id"
        )
    )
    assert [(row["chat_id"], row["attempts"]) for row in rows] == [(2, 0), (3, 0)]


async def test_one_progress_row_at_most_and_not_more_often_than_every_three_seconds(
    database: Database,
) -> None:
    made = await running(database)

    async def progress(tx: Tx) -> list[str]:
        rows = await tx.ask(
            "SELECT dedup FROM outbox WHERE kind = 'announcement.progress' ORDER BY id"
        )
        return [row["dedup"] for row in rows]

    async def sent(tx: Tx, chat: int) -> None:
        tx.do(
            "UPDATE outbox SET state = 'sent', done_at = :now WHERE chat_id = :c", c=chat, now=NOW
        )

    await database.run(lambda tx: sent(tx, 3))
    await run_all(database, now=NOW + timedelta(seconds=4))
    assert await database.run(progress) == [f"progress:{made}:1"], "one is still owed"

    await database.run(lambda tx: sent(tx, 2))
    await run_all(database, now=NOW + timedelta(seconds=2))
    assert len(await database.run(progress)) == 1, "it is too early"
    await run_all(database, now=NOW + timedelta(seconds=4))
    assert await database.run(progress) == [f"progress:{made}:1", f"progress:{made}:2"]


async def test_when_all_have_gone_it_is_done(database: Database) -> None:
    made = await running(database)

    async def all_sent(tx: Tx) -> None:
        tx.do("UPDATE outbox SET state = 'sent' WHERE announcement_id = :id", id=made)

    await database.run(all_sent)
    await run_all(database)

    done = await database.run(lambda tx: loaded(tx, made))
    assert (done.state, done.ended_at) == (State.DONE, NOW)


async def test_who_was_not_reached_is_named(database: Database) -> None:
    made = await running(database)

    async def work(tx: Tx) -> tuple[list[str], list[str], list[str]]:
        tx.do("UPDATE outbox SET state = 'failed', reason = 'x' WHERE chat_id = 2")
        tx.do(
            "UPDATE outbox SET due_at = :later, reason = 'quiet hours' WHERE chat_id = 3",
            later=NOW + timedelta(hours=9),
        )
        ended, never, out = await outcomes.ended(tx, made, limit=8, now=NOW)
        return [f"{each.name} {each.state}" for each in ended], never, out

    assert await database.run(work) == (
        ["Person 00002 failed", "Person 00003 pending"],
        ["Person 00001"],
        ["Person 00010", "Person 00020"],
    )


async def test_the_next_start_is_known(database: Database) -> None:
    later = NOW + timedelta(hours=5)

    async def work(tx: Tx) -> datetime | None:
        made = await draft(tx, await settle(tx, 20))
        await send(tx, made, start_at=later)
        return await Announcing().next_due(tx)

    found = await database.run(work)
    assert found is not None
    assert to_ms(found) == to_ms(later)


async def test_other_coordinators_are_those_of_one_of_its_cohorts(database: Database) -> None:
    async def work(tx: Tx) -> list[int]:
        town = await settle(tx, 20)
        for person, role, cohort in [
            (3, Role.COORDINATOR, 1),
            (4, Role.ADMINISTRATOR, None),
            (11, Role.COORDINATOR, 1),
        ]:
            await staff.grant(
                tx,
                person=PersonId(person),
                role=role,
                cohort=None if cohort is None else CohortId(cohort),
                by=None,
                now=NOW,
            )
        tx.do("UPDATE chats SET reach = 'blocked' WHERE id = 11")
        found = await approvers.others(tx, town.author, (town.cohort,))
        return [person for person, _, _ in found]

    assert await database.run(work) == [3, 4]


@pytest.mark.parametrize("state", ["running", "done"])
async def test_nothing_is_allowed_that_does_not_wait(database: Database, state: str) -> None:
    async def work(tx: Tx) -> bool:
        made = await draft(tx, await settle(tx, 20))
        tx.do("UPDATE announcements SET state = :state WHERE id = :id", id=made, state=state)
        return await announcement_states.allow(tx, made, by=PersonId(3), start_at=NOW)

    assert not await database.run(work)
