"""What is kept of meetings besides their times: who was not there, pulses, briefings, drafts."""

from dataclasses import replace
from datetime import date

from bot.membership.cohort import storage as cohorts
from bot.membership.domain import ChatId, PersonId
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.sessions import storage as sessions
from bot.sessions.attendance import storage as attendance
from bot.sessions.attendance.domain import Attendance
from bot.sessions.briefings import storage as briefings
from bot.sessions.briefings.domain import Briefing, DueBriefing
from bot.sessions.domain import DraftStep, Room, SessionId, Start
from bot.sessions.drafting import storage as session_drafts
from bot.sessions.reminders import storage as reminders
from bot.sessions.rsvp import storage as rsvps
from bot.sessions.rsvp.domain import RsvpAnswer
from bot.storage.database import Database, Tx
from tests.sessions.sample import at
from tests.sessions.test_storage import NOW, make_cohort, make_leader, make_session

OVER = at("29 10:45")


async def test_absent_people_are_neither_unsure_nor_did_they_join_later(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort = await make_cohort(tx)
        there, other, silent, late = [
            await make_leader(tx, cohort, number) for number in (11, 12, 13, 14)
        ]
        made = await make_session(tx, cohort, "29 09:00")
        tx.do("UPDATE enrolments SET joined_at = :at WHERE person_id = :p", at=OVER, p=late)
        unsure = await make_leader(tx, cohort, 15)
        for person, state in (
            (there, Attendance.THERE),
            (other, Attendance.MISSED),
            (unsure, Attendance.UNSURE),
        ):
            await attendance.save_once(tx, made, person, state, picked=None, now=OVER)

        assert await attendance.absent_people(tx, made, limit=9) == {other, silent}
        assert await attendance.absent_people(tx, made, after=other, limit=9) == {silent}
        assert await attendance.absent_people(tx, made, limit=1) == {other}
        assert await attendance.count_absent(tx, made) == 2
        tx.do("UPDATE chats SET reach = 'blocked' WHERE person_id = :other", other=other)
        assert await attendance.count_absent(tx, made) == 1
        assert [each.person for each in await attendance.attendance_by_name(tx, made, cohort)] == [
            there,
            other,
            silent,
            unsure,
        ]

    await database.run(work)


async def test_a_coordinators_word_overrides_a_no(database: Database) -> None:
    async def work(tx: Tx) -> list[tuple[Attendance, bool]]:
        cohort = await make_cohort(tx)
        coordinator, leader = [await make_leader(tx, cohort, number) for number in (10, 11)]
        made = await make_session(tx, cohort, "29 09:00")
        rsvps.save_answers(tx, [made], leader, RsvpAnswer.NO, now=NOW)
        found = []
        for state in (None, Attendance.MISSED, Attendance.THERE):
            if state is not None:
                attendance.correct(tx, made, leader, state, by=coordinator, now=OVER)
            [_, seen] = await attendance.attendance_by_name(tx, made, cohort)
            found.append((seen.counts_as, seen.is_open))
        return found

    assert await database.run(work) == [
        (Attendance.EXCUSED, False),
        (Attendance.MISSED, False),
        (Attendance.THERE, False),
    ]


async def test_only_a_good_score_may_be_quoted_and_leave_can_be_taken_back(
    database: Database,
) -> None:
    async def work(tx: Tx) -> None:
        cohort = await make_cohort(tx)
        made = await make_session(tx, cohort, "29 09:00")
        good, bad, none = [await make_leader(tx, cohort, number) for number in (11, 12, 13)]
        for person, score in ((good, 5), (bad, 3), (none, None)):
            await attendance.save_rating(tx, made, person, score, now=OVER)

        async def let(person: PersonId, *, may: bool) -> int | None:
            return await attendance.let_quote(tx, made, person, may=may, least=4)

        assert await let(good, may=True) == 5
        assert [await let(person, may=True) for person in (bad, none, PersonId(99))] == [
            None,
            None,
            None,
        ]
        assert await let(good, may=False) == 5
        rows = await tx.ask("SELECT may_quote FROM pulses ORDER BY person_id")
        assert [row["may_quote"] for row in rows] == [0, None, None]

    await database.run(work)


async def test_meetings_ahead_and_the_latest_recordings(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort = await make_cohort(tx)
        made = [await make_session(tx, cohort, f"{day} 09:00") for day in (23, 24, 25, 29)]
        cancelled = await make_session(tx, cohort, "26 09:00")
        await sessions.cancel(tx, cancelled, revision=1, now=NOW)
        for each in (*made[:3], cancelled):
            sessions.set_recording(tx, each, f"https://zoom.us/rec/{each}")

        ahead, recorded, over = await sessions.upcoming_and_recorded(
            tx, cohort, recorded=2, now=at("26 12:00")
        )

        assert [each.id for each in ahead] == [made[3]]
        assert [each.id for each in recorded] == made[1:3]
        assert over == 3
        listed = await sessions.earlier(tx, cohort, now=at("25 10:00"))
        assert [each.id for each in listed] == [made[1], made[0]], "one of them still goes on"
        numbers = [await sessions.ordinal_of(tx, each) for each in (*recorded, *ahead)]
        assert numbers == [2, 3, 4]

    await database.run(work)


async def test_a_link_is_saved_for_several_meetings(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort = await make_cohort(tx)
        made = [await make_session(tx, cohort, f"{day} 09:00") for day in (29, 30, 31)]
        room = Room(link="https://meet.google.com/abc-defg-hij")

        sessions.set_room(tx, made[:2], room)

        rooms = [found.room == room for each in made if (found := await sessions.by_id(tx, each))]
        assert rooms == [True, True, False]

    await database.run(work)


def _eve(due: str) -> DueBriefing:
    return DueBriefing(briefing=Briefing.EVE, due_at=at(due), expires_at=at("29 09:00"))


async def test_the_next_briefing_can_be_changed_until_it_is_due(database: Database) -> None:
    async def work(tx: Tx) -> None:
        made = await make_session(tx, await make_cohort(tx), "29 09:00")
        assert await briefings.next_due(tx) is None
        briefings.set_next_unless_due(tx, made, _eve("28 17:30"), now=NOW)
        briefings.set_next_unless_due(tx, made, _eve("27 17:30"), now=NOW)
        assert await briefings.next_due(tx) == at("27 17:30")
        assert await briefings.due(tx, now=at("27 17:29")) is None

        # what is due is not put off any more
        briefings.set_next_unless_due(tx, made, None, now=at("27 17:30"))
        assert await briefings.due(tx, now=at("27 17:30")) == made
        meeting, briefing = await briefings.load(tx, made)
        assert (meeting.id, briefing) == (made, Briefing.EVE)

        briefings.set_next(
            tx, made, DueBriefing(briefing=Briefing.OVER, due_at=OVER, expires_at=OVER)
        )
        assert await briefings.next_due(tx) == OVER
        await sessions.cancel(tx, made, revision=1, now=NOW)
        assert await briefings.next_due(tx) is None

    await database.run(work)


async def test_one_edit_is_enqueued_for_the_briefing_after_a_meeting(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort = await make_cohort(tx)
        await make_leader(tx, cohort, 11)
        for kind, dedup in (
            ("session.over", "briefing:1:1:over:1"),
            ("session.over", "briefing:12:1:over:1"),
            ("session.eve", "briefing:1:1:eve:1"),
        ):
            message = NewMessage(
                chat_id=ChatId(11), lane=Lane.REMINDER, kind=kind, due_at=NOW, about={}, dedup=dedup
            )
            outbox.enqueue(tx, [message], now=NOW)

        def refresh() -> None:
            briefings.refresh(
                tx, SessionId(1), edited="session.over", kind="again", due_at=OVER, now=NOW
            )

        refresh()
        assert await edits(tx) == []
        tx.do("UPDATE outbox SET state = 'sent', message_id = id")
        refresh()
        refresh()
        assert await edits(tx) == ["briefing:1:1:over:1"]
        tx.do("UPDATE outbox SET state = 'sent' WHERE kind = 'again'")
        refresh()
        assert await edits(tx) == ["briefing:1:1:over:1"] * 2

    await database.run(work)


async def test_reminders_with_an_old_link_are_edited(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort = await make_cohort(tx)
        leaders = [await make_leader(tx, cohort, number) for number in (11, 12)]
        for kind in ("session.start", "session.evening"):
            reminders.enqueue_each(
                tx,
                leaders,
                lane=Lane.REMINDER,
                kind=kind,
                about={"session": 1, "revision": 1, "rung": "start10"},
                dedup=f"reminder:1:1:{kind}:",
                due_at=NOW,
                expires_at=None,
                now=NOW,
            )
        tx.do("UPDATE outbox SET state = 'sent', message_id = 7 WHERE chat_id = 11")

        reminders.enqueue_edits(tx, SessionId(1), "session.start", into="session.relinked", now=NOW)

        assert await edits(tx) == [f"reminder:1:1:session.start:{leaders[0]}"]

    await database.run(work)


async def edits(tx: Tx) -> list[str]:
    rows = await tx.ask(
        "SELECT o.dedup FROM outbox e JOIN outbox o ON o.id = e.edits_id ORDER BY e.id"
    )
    return [row["dedup"] for row in rows]


async def test_quiet_days_are_changed_by_one_at_a_time(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort = await cohorts.by_id(tx, await make_cohort(tx))
        assert cohort is not None
        changed = await cohorts.change_quiet_days(tx, cohort, ["2023-06-01", "2023-06-02"])
        assert changed is not None
        assert changed.quiet_days == {"2023-06-01", "2023-06-02"}

        assert await cohorts.change_quiet_days(tx, cohort, ["2023-07-01"]) is None
        fewer = await cohorts.change_quiet_days(tx, changed, [])
        assert fewer is not None
        assert fewer.quiet_days == frozenset()

    await database.run(work)


async def test_a_draft_saves_all_that_an_invitation_said(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort = await make_cohort(tx)
        author = await make_leader(tx, cohort, 10)
        begun = await session_drafts.add(tx, author, cohort, now=NOW)
        monday, tuesday = date(2023, 5, 29), date(2023, 5, 30)
        asked = Start(day=monday), Start(day=tuesday, minute=540)
        kept = replace(
            begun.about([]).called("Steering group").on(monday).at(540),
            step=DraftStep.WHICH,
            topic="Module 4",
            later=asked,
            unsure=(asked, asked[:1]),
            zone="Europe/London",
        )

        session_drafts.save(tx, kept)

        assert await session_drafts.by_id(tx, begun.id) == kept

    await database.run(work)
