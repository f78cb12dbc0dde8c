"""What was announced, on both engines: typos, receipts, taking back, mornings, lists."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.announcements import storage as announcements
from bot.announcements.begun import storage as begun_storage
from bot.announcements.domain import AnnouncementId, AnnouncementState
from bot.announcements.lists import storage as history_storage
from bot.announcements.lists.domain import AnnouncementListKind
from bot.announcements.message import storage as messages
from bot.announcements.message.domain import MessagePart, MessagePartKind
from bot.announcements.results import storage as delivery_storage
from bot.announcements.results.domain import RecallCounts
from bot.announcements.sending import storage as sending_storage
from bot.membership.domain import CohortId, PersonId
from bot.storage.database import Database, Tx
from bot.storage.dialect import from_ms
from tests.town import NOW, Town, draft, loaded, run_all, running, send, settle


async def standing(database: Database) -> AnnouncementId:
    """Everybody in a town of 20 has it: people 2 to 19 without 10, one message each."""
    made = await running(database)

    async def work(tx: Tx) -> None:
        tx.do(
            "UPDATE outbox SET state = 'sent', message_id = id + 100, done_at = :now"
            " WHERE announcement_id = :id",
            id=made,
            now=NOW,
        )
        tx.do("UPDATE announcements SET state = 'done', ended_at = :now, got_it = 1", now=NOW)

    await database.run(work)
    return made


async def kinds(database: Database, kind: str) -> list[int]:
    """The chats to which something of a kind is owed."""

    async def work(tx: Tx) -> list[int]:
        rows = await tx.ask("SELECT chat_id FROM outbox WHERE kind = :k ORDER BY chat_id", k=kind)
        return [row["chat_id"] for row in rows]

    return await database.run(work)


EVERYBODY = [each for each in range(2, 20) if each != 10]


# ---- typos ------------------------------------------------------------------------------


async def test_a_fixed_typo_enqueues_one_edit_for_each_message(database: Database) -> None:
    made = await standing(database)
    part = MessagePart(kind=MessagePartKind.TEXT, html="new")
    await database.run(lambda tx: rewrite(tx, made, part))
    await run_all(database)
    await run_all(database)

    assert await kinds(database, "announcement.edit") == EVERYBODY
    one = await database.run(lambda tx: loaded(tx, made))
    assert (one.edition, one.editing) == (1, False)
    rows = await database.run(
        lambda tx: tx.ask(
            "SELECT e.chat_id = o.chat_id AS same FROM outbox e JOIN outbox o ON o.id = e.edits_id"
        )
    )
    assert all(row["same"] for row in rows)

    await database.run(lambda tx: rewrite(tx, made, part))
    await run_all(database)
    assert len(await kinds(database, "announcement.edit")) == 2 * len(EVERYBODY)


async def rewrite(tx: Tx, announcement: AnnouncementId, part: MessagePart) -> None:
    announcements.rewrite_part(tx, announcement, "km", 0, part)


async def test_what_is_in_flight_is_edited_when_it_has_landed(database: Database) -> None:
    made = await standing(database)
    await database.run(
        lambda tx: change(tx, "UPDATE outbox SET state = 'leased' WHERE chat_id = 3")
    )
    await database.run(
        lambda tx: rewrite(tx, made, MessagePart(kind=MessagePartKind.TEXT, html="new"))
    )
    await run_all(database)
    assert 3 not in await kinds(database, "announcement.edit")
    assert (await database.run(lambda tx: loaded(tx, made))).editing

    await database.run(lambda tx: change(tx, "UPDATE outbox SET state = 'sent' WHERE chat_id = 3"))
    await run_all(database)
    assert 3 in await kinds(database, "announcement.edit")
    assert not (await database.run(lambda tx: loaded(tx, made))).editing


async def change(tx: Tx, sql: str) -> None:
    tx.do(sql)


# ---- receipts ---------------------------------------------------------------------------


async def test_receipts_are_noted_once_counted_and_listed(database: Database) -> None:
    made = await standing(database)

    async def work(tx: Tx) -> tuple[list[bool], int, list[str], int]:
        noted = [
            await messages.save_receipt(tx, made, PersonId(person), now=NOW)
            for person in (3, 3, 4, 99)
        ]
        assert await messages.receipt_of(tx, made, PersonId(10)) is None
        found = await messages.receipt_of(tx, made, PersonId(3))
        assert found is not None
        assert found.got_it
        got, not_yet = await messages.receipt_names(tx, made, limit=40)
        return noted, await messages.count_receipts(tx, made), got, len(not_yet)

    assert await database.run(work) == (
        [True, False, True, False],
        2,
        ["Person 00003", "Person 00004"],
        len(EVERYBODY) - 2,
    )


@pytest.mark.parametrize("state", ["pending", "leased", "sent"])
async def test_somebody_may_tap_before_the_outbox_knows_that_it_arrived(
    database: Database, state: str
) -> None:
    made = await standing(database)

    async def work(tx: Tx) -> None:
        tx.do("UPDATE outbox SET state = :state WHERE chat_id = 3", state=state)
        assert await messages.receipt_of(tx, made, PersonId(3)) is not None

    await database.run(work)


async def test_those_who_have_not_are_reminded_once(database: Database) -> None:
    made = await standing(database)

    async def work(tx: Tx) -> list[bool]:
        await messages.save_receipt(tx, made, PersonId(3), now=NOW)
        return [await messages.begin_reminding(tx, made, now=NOW) for _ in range(2)]

    assert await database.run(work) == [True, False]
    await run_all(database)
    await run_all(database)

    assert await kinds(database, "announcement.remind") == [e for e in EVERYBODY if e != 3]
    one = await database.run(lambda tx: loaded(tx, made))
    assert (one.reminding, one.reminded_at) == (False, NOW)


async def test_many_are_reminded_in_chunks(database: Database) -> None:
    town = await database.run(settle)
    made = await database.run(lambda tx: draft(tx, town))
    await database.run(lambda tx: send(tx, made))
    await run_all(database)
    await database.run(
        lambda tx: change(tx, "UPDATE outbox SET state = 'sent' WHERE announcement_id IS NOT NULL")
    )
    await run_all(database)
    await database.run(lambda tx: change(tx, "UPDATE announcements SET got_it = 1"))
    assert await database.run(lambda tx: messages.begin_reminding(tx, made, now=NOW))

    # 3 to remind, 1 to look
    assert await run_all(database) == 4
    assert len(await kinds(database, "announcement.remind")) == 2047


# ---- taking back ------------------------------------------------------------------------


async def test_what_is_older_than_48_hours_is_not_deleted_and_is_counted(
    database: Database,
) -> None:
    made = await standing(database)
    later = NOW + timedelta(hours=49)

    async def recall(tx: Tx) -> None:
        tx.do("UPDATE outbox SET done_at = :later WHERE chat_id IN (2, 3, 4)", later=later)
        await sending_storage.change_state(tx, made, AnnouncementState.RECALLED)
        delivery_storage.reopen_for_recall(tx, made)

    await database.run(recall)
    await run_all(database, now=later)
    assert await kinds(database, "announcement.recall") == [2, 3, 4]
    assert (await database.run(lambda tx: loaded(tx, made))).ended_at is None

    async def delete(tx: Tx) -> None:
        tx.do(
            "UPDATE outbox SET state = 'sent'"
            " WHERE kind IN ('announcement.recall', 'announcement.progress')"
        )
        tx.do(
            "UPDATE outbox SET state = 'failed' WHERE kind = 'announcement.recall' AND chat_id = 4"
        )

    await database.run(delete)
    await run_all(database, now=later)
    found = await database.run(lambda tx: delivery_storage.recall_counts(tx, made, now=later))
    assert found == RecallCounts(deleted=2, going=0, too_old=14, failed=1)
    assert (await database.run(lambda tx: loaded(tx, made))).ended_at == later
    standing_still = await database.run(
        lambda tx: delivery_storage.remaining(tx, made, limit=2, now=later)
    )
    assert [(each.name, each.reason) for each in standing_still] == [
        ("Person 00004", "not deleted"),
        ("Person 00005", "too old"),
    ]


# ---- mornings ---------------------------------------------------------------------------


async def test_each_is_planned_for_their_own_morning(database: Database) -> None:
    async def prepare(tx: Tx) -> AnnouncementId:
        made = await draft(tx, await settle(tx, 9))
        tx.do("UPDATE people SET zone = 'Asia/Tokyo' WHERE id = 3")
        tx.do("UPDATE people SET quiet_until = 540 WHERE id = 4")
        tx.do("UPDATE people SET quiet_until = 0 WHERE id = 5")
        chosen = replace(await loaded(tx, made), wanted_at=at("2023-05-23 00:00"), mornings=True)
        announcements.save_choices(tx, chosen)
        one = await loaded(tx, made)
        assert await sending_storage.mark_sent(
            tx,
            one,
            to=AnnouncementState.SCHEDULED,
            start_at=NOW,
            wanted_at=one.wanted_at,
            urgent=False,
            covered=False,
            screen_message_id=None,
            now=NOW,
        )
        return made

    made = await database.run(prepare)
    await run_all(database)

    rows = await database.run(
        lambda tx: tx.ask(
            "SELECT chat_id, due_at, reason FROM outbox WHERE announcement_id = :id"
            " ORDER BY chat_id",
            id=made,
        )
    )
    due = {row["chat_id"]: f"{from_ms(row['due_at']):%d %H:%M}" for row in rows}
    assert due == {
        2: "23 00:00", 3: "22 22:00", 4: "23 02:00", 5: "23 00:00", 6: "23 00:00",
        7: "23 00:00", 8: "23 00:00", 9: "23 00:00",
    }  # fmt: skip
    assert {row["reason"] for row in rows} == {"morning"}


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


# ---- lists and what is forgotten --------------------------------------------------------


async def test_lists_hold_ones_own_newest_first(database: Database) -> None:
    async def work(tx: Tx) -> tuple[list[int], int, list[str]]:
        town = await settle(tx, 4)
        made = [await draft(tx, town) for _ in range(3)]
        await send(tx, made[0])
        for each in made[1:]:
            begun_storage.keep(tx, each, now=NOW)
        begun = await draft(tx, town)
        other = replace(town, author=PersonId(3))
        await draft(tx, other)
        me, cohort = town.author, town.cohort
        page, total = await history_storage.lines(
            tx, me, cohort, AnnouncementListKind.DRAFTS, page=0, size=1
        )
        sent, _ = await history_storage.lines(
            tx, me, cohort, AnnouncementListKind.SENT, page=0, size=9
        )
        waits, _ = await history_storage.lines(
            tx, me, cohort, AnnouncementListKind.BEGUN, page=0, size=9
        )
        assert [line.id for line in waits] == [begun]
        assert page[0].first is not None
        assert page[0].first.plain == "សួស្តី"
        return [line.id for line in page], total, [line.state.value for line in sent]

    assert await database.run(work) == ([3], 2, ["scheduled"])


async def test_what_was_only_begun_goes_after_a_week_and_can_come_back(
    database: Database,
) -> None:
    async def work(tx: Tx) -> list[str]:
        town = await settle(tx, 4)
        begun, kept = await draft(tx, town), await draft(tx, town)
        begun_storage.keep(tx, kept, now=NOW)
        begun_storage.drop_old(tx, now=NOW + begun_storage.WAITS)
        states = [str((await loaded(tx, begun)).state)]
        begun_storage.drop_old(tx, now=NOW + begun_storage.WAITS + timedelta(seconds=1))
        states += [str((await loaded(tx, each)).state) for each in (begun, kept)]
        assert await begun_storage.bring_back(tx, begun, now=NOW)
        assert not await begun_storage.bring_back(tx, begun, now=NOW), "it is back"
        return [*states, str((await loaded(tx, begun)).state)]

    assert await database.run(work) == ["draft", "dropped", "draft", "draft"]


@pytest.mark.parametrize("waits", ["draft", "approval"])
async def test_words_go_and_who_got_them_stays(database: Database, waits: str) -> None:
    made = await standing(database)

    async def work(tx: Tx) -> tuple[int, int, str]:
        town = Town(cohort=CohortId(1), author=PersonId(2))
        kept = await draft(tx, town)
        tx.do("UPDATE announcements SET state = :state WHERE id = :id", state=waits, id=kept)
        ninety_days = NOW + history_storage.WORDS_KEPT
        history_storage.forget_words(tx, now=ninety_days)
        assert len(await tx.ask("SELECT * FROM announcement_parts")) == 2
        later = ninety_days + timedelta(seconds=1)
        history_storage.forget_words(tx, now=later)
        assert (await loaded(tx, made)).forgotten_at == later
        parts = len(await tx.ask("SELECT * FROM announcement_parts"))
        people = len(await tx.ask("SELECT * FROM recipients"))
        return parts, people, (await loaded(tx, kept)).state

    assert await database.run(work) == (0, 20, AnnouncementState.DROPPED)
