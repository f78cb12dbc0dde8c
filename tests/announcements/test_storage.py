"""Announcements on both engines: drafts, states, audiences, chunks, results."""

from dataclasses import replace
from datetime import datetime, timedelta

import orjson
import pytest

from bot.announcements import storage as announcements
from bot.announcements.approval import storage as approval_storage
from bot.announcements.delivery.service import AnnouncementSource
from bot.announcements.domain import AnnouncementId, AnnouncementState
from bot.announcements.message.domain import MessagePart, MessagePartKind
from bot.announcements.results import storage as results_storage
from bot.announcements.sending import storage as sending_storage
from bot.membership.domain import CohortId, PersonId, Role
from bot.membership.staff import storage as staff
from bot.storage.database import Database, Tx
from bot.storage.dialect import to_ms
from tests.town import NOW, draft, loaded, run_all, running, send, settle, tallied


async def test_a_draft_comes_back_with_its_parts_first_language_first(database: Database) -> None:
    async def work(tx: Tx) -> tuple[tuple[str, int], ...]:
        town = await settle(tx, 20)
        made = await draft(tx, town)
        for file in ("f1", "f2"):
            photo = MessagePart(
                kind=MessagePartKind.PHOTO, html="&lt;x&gt;", file_id=file, album="9"
            )
            announcements.add_part(tx, made, "en", photo)
        found = await announcements.load(tx, made)
        assert found is not None
        assert found.author == "Person 00002"
        assert found.organization == "Organization 1"
        assert found.content.in_("en")[1].file_id == "f2"
        assert found.content.in_("fr")[0].html == "<b>សួស្តី</b>"
        return tuple((language, len(parts)) for language, parts in found.content.parts)

    assert await database.run(work) == (("km", 1), ("en", 2))


async def test_only_the_draft_that_was_seen_is_sent_and_only_once(database: Database) -> None:
    async def work(tx: Tx) -> list[bool]:
        town = await settle(tx, 20)
        made = await draft(tx, town)
        seen = await loaded(tx, made)
        announcements.save_choices(tx, replace(seen, may_cover=False))
        options = {
            "to": AnnouncementState.SCHEDULED,
            "start_at": NOW,
            "wanted_at": None,
            "urgent": False,
            "covered": False,
            "screen_message_id": None,
            "now": NOW,
        }
        stale = await sending_storage.mark_sent(tx, seen, **options)  # type: ignore[arg-type]
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
        was = (AnnouncementState.SCHEDULED,)
        first = await sending_storage.change_state(tx, made, AnnouncementState.DRAFT, was=was)
        return first, await sending_storage.change_state(tx, made, AnnouncementState.DRAFT, was=was)

    assert await database.run(work) == (True, False)
    await run_all(database, now=NOW + timedelta(hours=1))
    assert await database.run(lambda tx: tx.ask("SELECT id FROM outbox")) == []


async def test_whose_role_is_gone_sends_nothing(database: Database) -> None:
    async def prepare(tx: Tx) -> AnnouncementId:
        town = await settle(tx, 20)
        made = await draft(tx, town)
        await send(tx, made)
        await staff.revoke(
            tx, person=town.author, role=Role.COORDINATOR, cohort=town.cohort, now=NOW
        )
        return made

    made = await database.run(prepare)
    await run_all(database)

    assert (await database.run(lambda tx: loaded(tx, made))).state is AnnouncementState.STOPPED
    rows = await database.run(lambda tx: tx.ask("SELECT kind FROM outbox"))
    assert [row["kind"] for row in rows] == ["announcement.progress"]


async def test_stop_sweeps_in_chunks(database: Database) -> None:
    town = await database.run(settle)
    made = await database.run(lambda tx: draft(tx, town))
    await database.run(lambda tx: send(tx, made))
    await run_all(database)

    await database.run(lambda tx: sending_storage.change_state(tx, made, AnnouncementState.STOPPED))
    await database.run(told)
    await run_all(database)

    assert await tallied(database, made) == "0.0.0.0.0.2047.0.23"
    assert (await database.run(lambda tx: loaded(tx, made))).ended_at == NOW


async def test_recall_owes_one_deletion_for_each_that_was_sent(database: Database) -> None:
    made = await running(database)

    async def sent(tx: Tx) -> None:
        tx.do("UPDATE outbox SET state = 'sent', message_id = id + 100 WHERE chat_id IN (2, 3)")
        tx.do("UPDATE outbox SET more_message_ids = '[7,8]' WHERE chat_id = 3")
        await sending_storage.change_state(tx, made, AnnouncementState.RECALLED)

    await database.run(sent)
    await run_all(database)
    await run_all(database)

    deletions = await database.run(
        lambda tx: tx.ask(
            "SELECT chat_id, about FROM outbox WHERE kind = 'announcement.recall' ORDER BY chat_id"
        )
    )
    assert [row["chat_id"] for row in deletions] == [2, 3]
    assert orjson.loads(deletions[1]["about"])["messages"][1:] == [7, 8]


async def test_the_same_rows_are_tried_again(database: Database) -> None:
    made = await running(database)

    async def fail(tx: Tx) -> int:
        tx.do("UPDATE outbox SET state = 'sent' WHERE announcement_id IS NOT NULL")
        tx.do("UPDATE outbox SET state = 'failed', attempts = 5 WHERE chat_id = 2")
        tx.do("UPDATE outbox SET state = 'skipped', reason = 'blocked' WHERE chat_id IN (3, 4)")
        tx.do("UPDATE chats SET reach = 'blocked' WHERE id = 4")
        return await sending_storage.retry_failed(tx, made, now=NOW)

    assert await database.run(fail) == 2
    rows = await database.run(
        lambda tx: tx.ask(
            "SELECT chat_id, attempts FROM outbox WHERE state = 'pending'"
            " AND announcement_id IS NOT NULL ORDER BY chat_id"
        )
    )
    assert [(row["chat_id"], row["attempts"]) for row in rows] == [(2, 0), (3, 0)]


async def progress_of(tx: Tx) -> list[str]:
    rows = await tx.ask("SELECT dedup FROM outbox WHERE kind = 'announcement.progress' ORDER BY id")
    return [row["dedup"] for row in rows]


async def told(tx: Tx) -> None:
    """Let the author's card arrive."""
    tx.do("UPDATE outbox SET state = 'sent' WHERE kind = 'announcement.progress'")


async def test_one_progress_row_at_most_and_not_more_often_than_every_three_seconds(
    database: Database,
) -> None:
    made = await running(database)

    async def sent(tx: Tx, chat: int) -> None:
        tx.do(
            "UPDATE outbox SET state = 'sent', done_at = :now WHERE chat_id = :c", c=chat, now=NOW
        )

    await database.run(lambda tx: sent(tx, 3))
    await run_all(database, now=NOW + timedelta(seconds=4))
    assert await database.run(progress_of) == [f"progress:{made}:1"], "one is still owed"

    await database.run(lambda tx: sent(tx, 2))
    await run_all(database, now=NOW + timedelta(seconds=2))
    assert len(await database.run(progress_of)) == 1, "it is too early"
    await run_all(database, now=NOW + timedelta(seconds=4))
    assert await database.run(progress_of) == [f"progress:{made}:1", f"progress:{made}:2"]


async def test_when_all_have_gone_it_is_done(database: Database) -> None:
    made = await running(database)

    async def all_sent(tx: Tx) -> None:
        tx.do("UPDATE outbox SET state = 'sent' WHERE announcement_id = :id", id=made)

    await database.run(all_sent)
    await database.run(told)
    await run_all(database)

    done = await database.run(lambda tx: loaded(tx, made))
    assert (done.state, done.ended_at) == (AnnouncementState.DONE, NOW)


@pytest.mark.parametrize("state", [AnnouncementState.RUNNING, AnnouncementState.STOPPED])
async def test_the_last_card_follows_one_that_is_still_on_its_way(
    database: Database, state: AnnouncementState
) -> None:
    made = await running(database)

    async def all_but_the_card(tx: Tx) -> None:
        tx.do("UPDATE outbox SET state = 'sent' WHERE announcement_id = :id", id=made)
        tx.do("UPDATE outbox SET state = 'leased' WHERE kind = 'announcement.progress'")
        tx.do("UPDATE announcements SET state = :state WHERE id = :id", state=state, id=made)

    await database.run(all_but_the_card)
    await run_all(database, now=NOW + timedelta(seconds=5))
    await database.run(told)
    await run_all(database, now=NOW + timedelta(seconds=10))

    assert await database.run(progress_of) == [f"progress:{made}:1", f"progress:{made}:2"]
    assert (await database.run(lambda tx: loaded(tx, made))).ended_at is not None


async def test_who_was_not_reached_is_named(database: Database) -> None:
    made = await running(database)

    async def work(tx: Tx) -> tuple[list[str], list[str], list[str]]:
        tx.do("UPDATE outbox SET state = 'failed', reason = 'x' WHERE chat_id = 2")
        tx.do(
            "UPDATE outbox SET due_at = :later, reason = 'quiet hours' WHERE chat_id = 3",
            later=NOW + timedelta(hours=9),
        )
        ended, never, out = await results_storage.undelivered(tx, made, limit=8, now=NOW)
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
        return await AnnouncementSource().next_due(tx)

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
        found = await approval_storage.others(tx, town.author, (town.cohort,))
        return [person for person, _, _ in found]

    assert await database.run(work) == [3, 4]


@pytest.mark.parametrize("state", ["running", "done"])
async def test_only_what_waits_can_be_approved(database: Database, state: str) -> None:
    async def work(tx: Tx) -> bool:
        made = await draft(tx, await settle(tx, 20))
        tx.do("UPDATE announcements SET state = :state WHERE id = :id", id=made, state=state)
        return await approval_storage.allow(
            tx, made, revision=1, by=PersonId(3), start_at=NOW, now=NOW
        )

    assert not await database.run(work)
