"""Rows about meetings on both engines: planned in chunks, tidied, counted for the gate."""

from datetime import timedelta

from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.gate import storage as claims
from bot.outbox.storage import NewMessage
from bot.sessions.domain import SessionId
from bot.sessions.reminder_plan import storage as plans
from bot.sessions.reminder_plan.domain import ReminderStep
from bot.sessions.reminders import storage as reminders
from bot.sessions.reminders.storage import MEETINGS
from bot.sessions.rsvp import storage as rsvps
from bot.sessions.rsvp.domain import RsvpAnswer
from bot.sessions.service import require_existing_cohort
from bot.storage.database import Database, Tx
from tests.sessions.sample import at
from tests.sessions.test_storage import NOW, make_cohort, make_leader, make_session


async def test_people_are_planned_in_chunks_and_each_only_once(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort = await make_cohort(tx)
        made = [await make_leader(tx, cohort, number) for number in range(1, 6)]

        first = await reminders.recipients(
            tx, await require_existing_cohort(tx, cohort), after=0, limit=3
        )
        rest = await reminders.recipients(
            tx, await require_existing_cohort(tx, cohort), after=first[-1].person, limit=3
        )
        for _ in range(2):
            reminders.enqueue_each(
                tx,
                [each.person for each in (*first, *rest)],
                lane=Lane.REMINDER,
                kind="session.start",
                about={"session": 1},
                dedup="reminder:1:1:start10:",
                due_at=NOW,
                expires_at=NOW + timedelta(minutes=10),
                now=NOW,
            )

        rows = await tx.ask("SELECT chat_id, dedup FROM outbox ORDER BY id")
        assert [each.person for each in (*first, *rest)] == made
        assert [(row["chat_id"], row["dedup"]) for row in rows] == [
            (number, f"reminder:1:1:start10:{person}")
            for number, person in zip(range(1, 6), made, strict=True)
        ]
        assert tx.enqueued

    await database.run(work)


async def test_nothing_is_planned_for_people_who_cannot_be_reached(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort = await make_cohort(tx)
        await make_leader(tx, cohort, 11)
        tx.do("UPDATE chats SET reach = 'blocked' WHERE id = 11")

        assert (
            await reminders.recipients(
                tx, await require_existing_cohort(tx, cohort), after=0, limit=9
            )
            == []
        )

    await database.run(work)


async def test_only_sent_messages_of_this_meeting_are_tidied_once(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort = await make_cohort(tx)
        leaders = [await make_leader(tx, cohort, number) for number in (11, 12)]
        for session in (1, 12, 2):
            reminders.enqueue_each(
                tx,
                leaders,
                lane=Lane.REMINDER,
                kind="session.start",
                about={"session": session},
                dedup=f"reminder:{session}:1:start10:",
                due_at=NOW,
                expires_at=None,
                now=NOW,
            )
        tx.do(
            "UPDATE outbox SET state = 'sent', message_id = 7 WHERE chat_id = 11 OR dedup = :other",
            other=f"reminder:12:1:start10:{leaders[1]}",
        )

        tidied = [
            await reminders.enqueue_tidying(tx, SessionId(1), ["session.start"], limit=10, now=NOW)
            for _ in range(2)
        ]

        rows = await tx.ask(
            "SELECT e.edits_id, o.dedup FROM outbox e JOIN outbox o ON o.id = e.edits_id"
        )
        assert tidied == [1, 0]
        assert [row["dedup"] for row in rows] == [f"reminder:1:1:start10:{leaders[0]}"]

    await database.run(work)


async def test_the_gate_is_told_what_meetings_will_still_need(database: Database) -> None:
    async def work(tx: Tx) -> list[tuple[str, bool]]:
        cohort = await make_cohort(tx)
        leader = await make_leader(tx, cohort, 11)
        first = await make_session(tx, cohort, "29 09:00")
        await make_session(tx, cohort, "30 09:00")
        plans.start(tx, first, ReminderStep.START_10, now=at("29 08:50"))
        message = NewMessage(
            chat_id=11, lane=Lane.BULK, kind="news", about={}, due_at=at("29 08:00"), dedup="a"
        )
        outbox.enqueue(tx, [message], now=NOW)

        now = at("29 08:00")
        ((_, to),) = await claims.claim(tx, MEETINGS, limit=5, now=now)

        assert to.person_id == leader
        return [(f"{each.due_at:%d %H:%M}", each.starts) for each in to.meetings]

    # 08:50 and 10:40 in Phnom Penh; the second meeting stands before no step
    assert await database.run(work) == [("29 01:50", True), ("29 03:40", False)]


async def test_a_row_that_is_planned_counts_instead_of_its_step(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort = await make_cohort(tx)
        leader = await make_leader(tx, cohort, 11)
        made = await make_session(tx, cohort, "29 09:00")
        plans.start(tx, made, ReminderStep.CLOSING, now=at("29 10:40"))
        messages = [
            NewMessage(
                chat_id=11,
                lane=lane,
                kind=kind,
                about={},
                due_at=at("29 08:50"),
                dedup=f"reminder:{made}:1:{kind}:{leader}",
            )
            for lane, kind in ((Lane.REMINDER, "session.start"), (Lane.BULK, "news"))
        ]
        outbox.enqueue(tx, messages, now=NOW)
        now = at("29 08:50")

        ((row, to),) = await claims.claim(tx, MEETINGS, limit=5, now=now)

        # the row itself is not among what is still owed, and the other chat row waits for it
        assert row.kind == "session.start"
        assert [each.due_at for each in to.meetings] == [at("29 10:40")]
        assert await claims.claim(tx, MEETINGS, limit=5, now=now) == []

    await database.run(work)


async def test_people_who_said_no_get_no_start_but_what_they_need_afterwards(
    database: Database,
) -> None:
    async def work(tx: Tx) -> None:
        cohort = await make_cohort(tx)
        leader = await make_leader(tx, cohort, 11)
        made = await make_session(tx, cohort, "29 09:00")
        plans.start(tx, made, ReminderStep.START_10, now=at("29 08:50"))
        rsvps.save_answers(tx, [made], leader, RsvpAnswer.NO, now=NOW)
        assert await rsvps.refused_by_person(tx, [made], after=0, to=leader) == {
            leader: frozenset({made})
        }
        asked = reminders.pending_meetings([leader], now=at("29 08:00"))

        owed = await reminders.meetings_of(tx, await tx.ask_each(*asked), now=at("29 08:00"))

        assert [each.due_at for each in owed.of(leader, besides=0)] == [at("29 10:40")]
        assert owed.of(None, besides=0) == ()

    await database.run(work)
