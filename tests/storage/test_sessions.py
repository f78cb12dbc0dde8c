"""Meetings on both engines: kept, moved once, planned in chunks, counted for the gate."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.delivery.lanes import Lane
from bot.domain.people.person import ChatId, CohortId, Membership, PersonId
from bot.domain.sessions.draft import DraftId, Step
from bot.domain.sessions.rungs import Rung
from bot.domain.sessions.session import Answer, Attendance, Reason, Room, SessionId, Trouble
from bot.storage import (
    attendance,
    cohorts,
    enrolments,
    outbox,
    people,
    pulses,
    reminders,
    rsvps,
    rungs,
    session_drafts,
    sessions,
)
from bot.storage.database import Database, Tx
from bot.storage.outbox import Debt
from tests.domain.sessions.sample import LONG_AGO, at, wall_time

NOW = at("22 08:00")
ROOM = Room(link="https://zoom.us/j/1", number="123 4567 8901", passcode="2468", telephone="+855")


async def make_cohort(tx: Tx) -> CohortId:
    return await cohorts.add(
        tx,
        course="any",
        title="Course",
        zone="Asia/Phnom_Penh",
        rungs=["week", "evening", "start10", "closing"],
        now=NOW,
    )


async def make_leader(tx: Tx, cohort: CohortId, number: int) -> PersonId:
    person = await people.add(
        tx, name=f"Leader {number:03}", language="en", zone="Asia/Phnom_Penh", now=NOW
    )
    people.tie(tx, person, telegram_id=number, chat=ChatId(number), language="en")
    await enrolments.put(
        tx,
        person=person,
        cohort=cohort,
        organization=None,
        state=Membership.ACTIVE,
        invite=None,
        now=LONG_AGO,
    )
    return person


async def make_session(tx: Tx, cohort: CohortId, start: str) -> SessionId:
    return await sessions.add(
        tx,
        cohort=cohort,
        unit="m4.u1",
        local_start=wall_time(start),
        starts_at=at(start),
        zone="Asia/Phnom_Penh",
        length=timedelta(minutes=90),
        room=ROOM,
        picture="elephant",
        calendar_uid=f"{start}@romleuk",
        now=NOW,
    )


async def test_a_meeting_is_kept_whole(database: Database) -> None:
    async def work(tx: Tx) -> None:
        made = await make_session(tx, await make_cohort(tx), "29 09:00")

        found = await sessions.by_id(tx, made)

        assert found is not None
        assert found.local_start == wall_time("29 09:00")
        assert (found.starts_at, found.ends_at) == (at("29 09:00"), at("29 10:30"))
        assert (found.unit, found.room, found.picture) == ("m4.u1", ROOM, "elephant")
        assert (found.revision, found.cancelled, found.told_at) == (1, False, None)
        assert await sessions.by_id(tx, SessionId(999)) is None

    await database.run(work)


async def test_a_move_voids_the_answers_and_happens_once(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort = await make_cohort(tx)
        leader = await make_leader(tx, cohort, 11)
        made = await make_session(tx, cohort, "29 09:00")
        rsvps.put(tx, [made], leader, Answer.YES, now=NOW)
        assert await rsvps.of_person(tx, [made], leader) == {made: Answer.YES}

        moves = [
            await sessions.move(
                tx,
                made,
                revision=1,
                local_start=wall_time("30 14:00"),
                starts_at=at("30 14:00"),
                now=NOW,
            )
            for _ in range(2)
        ]

        found = await sessions.by_id(tx, made)
        assert moves == [True, False]
        assert found is not None
        assert (found.revision, found.starts_at) == (2, at("30 14:00"))
        assert await rsvps.of_person(tx, [made], leader) == {}

    await database.run(work)


@pytest.mark.parametrize(
    ("now", "revision", "done"),
    [("29 08:59", 1, True), ("29 09:00", 1, False), ("28 09:00", 2, False)],
)
async def test_only_what_has_not_begun_is_cancelled(
    database: Database, now: str, revision: int, *, done: bool
) -> None:
    async def work(tx: Tx) -> None:
        made = await make_session(tx, await make_cohort(tx), "29 09:00")

        assert await sessions.cancel(tx, made, revision=revision, now=at(now)) is done
        assert await sessions.cancel(tx, made, revision=revision, now=at(now)) is False

    await database.run(work)


async def test_the_meeting_that_is_due_first_is_planned_first(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort = await make_cohort(tx)
        first, second = [await make_session(tx, cohort, f"{day} 09:00") for day in (29, 30)]
        assert await rungs.due(tx, now=NOW) is None
        assert await rungs.next_due(tx) is None
        rungs.stand_before(tx, second, Rung.WEEK, plan_at=at("23 09:00"))
        rungs.stand_before(tx, first, Rung.EVENING, plan_at=at("28 17:00"))

        assert await rungs.next_due(tx) == at("23 09:00")
        assert await rungs.due(tx, now=at("23 08:59")) is None
        due = await rungs.due(tx, now=at("28 17:00"))

        assert due is not None
        assert (due.session.id, due.rung, due.plan_at) == (second, Rung.WEEK, at("23 09:00"))

    await database.run(work)


async def test_a_cancelled_meeting_is_still_due_once(database: Database) -> None:
    async def work(tx: Tx) -> None:
        made = await make_session(tx, await make_cohort(tx), "29 09:00")
        await sessions.cancel(tx, made, revision=1, now=NOW)
        rungs.stand_before(tx, made, Rung.CANCELLED, plan_at=NOW)

        due = await rungs.due(tx, now=NOW)

        assert due is not None
        assert due.session.cancelled

    await database.run(work)


async def test_the_same_hour_is_found_and_a_cancelled_one_is_free(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort = await make_cohort(tx)
        made = await make_session(tx, cohort, "29 09:00")
        starts = [at("29 09:00"), at("30 09:00")]

        found = await sessions.at_the_same_hour(tx, cohort, starts)
        besides = await sessions.at_the_same_hour(tx, cohort, starts, apart_from=made)
        await sessions.cancel(tx, made, revision=1, now=NOW)
        after = await sessions.at_the_same_hour(tx, cohort, starts)

        assert found is not None
        assert (found.id, besides, after) == (made, None, None)

    await database.run(work)


async def test_people_are_planned_in_chunks_and_each_only_once(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort = await make_cohort(tx)
        made = [await make_leader(tx, cohort, number) for number in range(1, 6)]

        first = await reminders.people(tx, cohort, after=0, limit=3)
        rest = await reminders.people(tx, cohort, after=first[-1].person, limit=3)
        for _ in range(2):
            reminders.owe_each(
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
        assert tx.owes

    await database.run(work)


async def test_who_cannot_be_reached_is_not_planned_for(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort = await make_cohort(tx)
        await make_leader(tx, cohort, 11)
        tx.do("UPDATE chats SET reach = 'blocked' WHERE id = 11")

        assert await reminders.people(tx, cohort, after=0, limit=9) == []

    await database.run(work)


async def test_only_sent_messages_of_this_meeting_are_tidied_once(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort = await make_cohort(tx)
        leaders = [await make_leader(tx, cohort, number) for number in (11, 12)]
        for session in (1, 12, 2):
            reminders.owe_each(
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
            await reminders.tidy(tx, SessionId(1), ["session.start"], limit=10, now=NOW)
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
        rungs.stand_before(tx, first, Rung.START_10, plan_at=at("29 08:50"))
        debt = Debt(
            chat_id=11, lane=Lane.BULK, kind="news", about={}, due_at=at("29 08:00"), dedup="a"
        )
        outbox.owe(tx, [debt], now=NOW)

        now = at("29 08:00")
        ((_, to),) = await outbox.claim(tx, limit=5, lease_until=now, now=now)

        assert to.person_id == leader
        return [(f"{each.due_at:%d %H:%M}", each.starts) for each in to.meetings]

    # 08:50 and 10:40 in Phnom Penh; the second meeting stands before no rung
    assert await database.run(work) == [("29 01:50", True), ("29 03:40", False)]


async def test_a_row_that_is_planned_counts_instead_of_its_rung(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort = await make_cohort(tx)
        leader = await make_leader(tx, cohort, 11)
        made = await make_session(tx, cohort, "29 09:00")
        rungs.stand_before(tx, made, Rung.CLOSING, plan_at=at("29 10:40"))
        debts = [
            Debt(
                chat_id=11,
                lane=lane,
                kind=kind,
                about={},
                due_at=at("29 08:50"),
                dedup=f"reminder:{made}:1:{kind}:{leader}",
            )
            for lane, kind in ((Lane.REMINDER, "session.start"), (Lane.BULK, "news"))
        ]
        outbox.owe(tx, debts, now=NOW)
        now = at("29 08:50")

        ((row, to),) = await outbox.claim(tx, limit=5, lease_until=now, now=now)

        # the row itself is not among what is still owed, and the other chat row waits for it
        assert row.kind == "session.start"
        assert [each.due_at for each in to.meetings] == [at("29 10:40")]
        assert await outbox.claim(tx, limit=5, lease_until=now, now=now) == []

    await database.run(work)


async def test_who_said_no_is_owed_no_start_and_what_they_need_after(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort = await make_cohort(tx)
        leader = await make_leader(tx, cohort, 11)
        made = await make_session(tx, cohort, "29 09:00")
        rungs.stand_before(tx, made, Rung.START_10, plan_at=at("29 08:50"))
        rsvps.put(tx, [made], leader, Answer.NO, now=NOW)
        assert await rsvps.refusals(tx, [made], after=0, to=leader) == {leader: frozenset({made})}
        asked = reminders.owed_meetings([leader], now=at("29 08:00"))

        owed = reminders.meetings_of(await tx.ask_each(*asked), now=at("29 08:00"))

        assert [each.due_at for each in owed.of(leader, besides=0)] == [at("29 10:40")]
        assert owed.of(None, besides=0) == ()

    await database.run(work)


async def test_answers_are_counted_and_listed(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort = await make_cohort(tx)
        yes, no, silent = [await make_leader(tx, cohort, number) for number in (11, 12, 13)]
        made = await make_session(tx, cohort, "29 09:00")
        rsvps.put(tx, [made], yes, Answer.YES, now=NOW)
        rsvps.put(tx, [made], no, Answer.NO, now=NOW)

        assert await rsvps.give_reason(tx, made, no, Reason.FIELD)
        assert not await rsvps.give_reason(tx, made, yes, Reason.FIELD)
        count = (await rsvps.counts(tx, [made], cohort))[made]
        listed = await rsvps.listed(tx, made, cohort)

        assert (count.come, count.cannot, count.open) == (1, 1, 1)
        assert [(each.person, each.answer, each.reason) for each in listed] == [
            (yes, Answer.YES, None),
            (no, Answer.NO, Reason.FIELD),
            (silent, None, None),
        ]
        rsvps.put(tx, [made], no, Answer.YES, now=NOW)
        assert {each.reason for each in await rsvps.listed(tx, made, cohort)} == {None}

    await database.run(work)


async def test_the_first_word_on_attendance_stands_until_a_coordinator_corrects_it(
    database: Database,
) -> None:
    async def work(tx: Tx) -> None:
        cohort = await make_cohort(tx)
        leader = await make_leader(tx, cohort, 11)
        made = await make_session(tx, cohort, "29 09:00")

        words = [
            await attendance.note_once(tx, made, leader, state, picked=picked, now=NOW)
            for state, picked in ((Attendance.MISSED, "boat"), (Attendance.THERE, "elephant"))
        ]
        guessed = (await attendance.listed(tx, made, cohort))[0]
        attendance.correct(tx, made, leader, Attendance.THERE, by=leader, now=NOW)
        corrected = (await attendance.listed(tx, made, cohort))[0]

        assert words == [True, False]
        assert (guessed.guessed, guessed.counts_as) == (True, Attendance.MISSED)
        assert (corrected.guessed, corrected.counts_as) == (False, Attendance.THERE)
        assert await attendance.of_person(tx, made, leader) is Attendance.THERE

    await database.run(work)


async def test_who_excused_themselves_and_says_nothing_is_excused(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort = await make_cohort(tx)
        no, silent = [await make_leader(tx, cohort, number) for number in (11, 12)]
        made = await make_session(tx, cohort, "29 09:00")
        rsvps.put(tx, [made], no, Answer.NO, now=NOW)

        seen = await attendance.listed(tx, made, cohort)

        assert [(each.person, each.counts_as) for each in seen] == [
            (no, Attendance.EXCUSED),
            (silent, Attendance.MISSED),
        ]

    await database.run(work)


async def test_a_pulse_is_given_once_or_skipped(database: Database) -> None:
    async def work(tx: Tx) -> list[bool]:
        cohort = await make_cohort(tx)
        leader = await make_leader(tx, cohort, 11)
        made = await make_session(tx, cohort, "29 09:00")
        return [await pulses.rate(tx, made, leader, score, now=NOW) for score in (None, 5)]

    assert await database.run(work) == [True, False]


async def test_trouble_is_listed_until_it_is_over(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort = await make_cohort(tx)
        leader = await make_leader(tx, cohort, 11)
        made = await make_session(tx, cohort, "29 09:00")
        attendance.report_trouble(tx, made, leader, Trouble.SOUND, now=NOW)
        attendance.end_trouble(tx, made, leader, now=NOW)
        over = await attendance.troubled(tx, made)
        attendance.report_trouble(tx, made, leader, Trouble.LINE, now=NOW)
        again = await attendance.troubled(tx, made)

        assert [(each.trouble, each.is_over) for each in (*over, *again)] == [
            (Trouble.SOUND, True),
            (Trouble.LINE, False),
        ]

    await database.run(work)


async def test_a_draft_is_kept_choice_by_choice_and_used_once(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort = await make_cohort(tx)
        author = await make_leader(tx, cohort, 11)
        old = await session_drafts.add(tx, author, cohort, now=NOW)
        made = await session_drafts.add(tx, author, cohort, now=NOW)
        whole = made.about(["m4.u1", "m4.u2"]).on(wall_time("29 09:00").date()).at(540)
        whole = whole.held_in(ROOM).lasting(60).reminded(("start10",))
        session_drafts.save(tx, whole)

        assert await session_drafts.by_id(tx, made.id) == whole
        assert whole.step is Step.CHECK
        assert await session_drafts.by_id(tx, old.id) is None
        assert [await session_drafts.finish(tx, made.id) for _ in range(2)] == [True, False]
        assert await session_drafts.by_id(tx, made.id) is None
        session_drafts.forget(tx, made.id)
        assert await session_drafts.by_id(tx, DraftId(made.id)) is None

    await database.run(work)


def test_the_sample_is_in_may() -> None:
    assert datetime(2023, 5, 22, 1, tzinfo=UTC) == NOW
