"""Whom a coordinator may have a word with, and their mornings, on both engines."""

from dataclasses import replace

from bot.desk.contacts import storage as contacts
from bot.desk.contacts.storage import HeldMeeting
from bot.desk.morning import storage as todays
from bot.membership.domain import CohortId, PersonId
from bot.sessions.attendance import storage as attendance
from bot.sessions.attendance.domain import Attendance
from bot.sessions.links import storage as trouble_storage
from bot.sessions.links.domain import Trouble
from bot.sessions.rsvp import storage as rsvps
from bot.sessions.rsvp.domain import RsvpAnswer
from bot.storage.database import Database, Tx
from tests.builders import ZONE, add_cohort, add_meeting, add_person, enrol
from tests.world import local

JOINED = local("2023-05-22 10:00")
MONDAY, TUESDAY = local("2023-05-29 09:00"), local("2023-05-30 09:00")
NOW = local("2023-05-31 08:00")


async def _member(tx: Tx, cohort: CohortId, name: str) -> PersonId:
    person = await add_person(tx, name)
    await enrol(tx, person, cohort, now=JOINED)
    return person


async def test_only_people_who_missed_a_meeting_without_a_word_are_found(
    database: Database,
) -> None:
    async def work(tx: Tx) -> None:
        cohort = await add_cohort(tx)
        there, excused, absent = [await _member(tx, cohort, name) for name in ("A", "B", "C")]
        monday, tuesday = [await add_meeting(tx, cohort, at) for at in (MONDAY, TUESDAY)]
        for session in (monday, tuesday):
            await attendance.save_once(
                tx, session, there, Attendance.THERE, picked=None, now=TUESDAY
            )
            rsvps.save_answers(tx, [session], excused, RsvpAnswer.NO, now=JOINED)
        last = await contacts.last_meetings(tx, cohort, before=NOW)
        assert last == [HeldMeeting(tuesday, TUESDAY), HeldMeeting(monday, MONDAY)]
        found = await contacts.candidates(tx, cohort, last, seen_before=JOINED, missed_after=JOINED)
        assert [(each.person, each.missed) for each in found] == [(absent, (TUESDAY, MONDAY))]

    await database.run(work)


async def test_people_who_could_not_connect_are_marked(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort = await add_cohort(tx)
        there, cut_off, in_again = [await _member(tx, cohort, name) for name in ("A", "B", "C")]
        monday = await add_meeting(tx, cohort, MONDAY)
        await attendance.save_once(tx, monday, there, Attendance.THERE, picked=None, now=MONDAY)
        for person in (cut_off, in_again):
            trouble_storage.report_trouble(tx, monday, person, Trouble.LINE, now=MONDAY)
        trouble_storage.end_trouble(tx, monday, in_again, now=MONDAY)

        await attendance.save_once(tx, monday, in_again, Attendance.MISSED, picked=None, now=MONDAY)

        found = await contacts.candidates(
            tx, cohort, [HeldMeeting(monday, MONDAY)], seen_before=JOINED, missed_after=JOINED
        )

        told = [(each.person, each.missed, each.cut_off, each.said) for each in found]
        assert sorted(told) == [
            (cut_off, (MONDAY,), (MONDAY,), ()),
            (in_again, (MONDAY,), (), (MONDAY,)),
        ]

    await database.run(work)


async def test_a_meeting_without_attendance_counts_for_nobody(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort = await add_cohort(tx)
        await _member(tx, cohort, "A")
        await add_meeting(tx, cohort, MONDAY)
        assert await contacts.last_meetings(tx, cohort, before=NOW) == []
        assert (
            await contacts.candidates(tx, cohort, [], seen_before=JOINED, missed_after=JOINED) == []
        )

    await database.run(work)


async def test_spoken_and_put_off_are_saved_side_by_side(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort = await add_cohort(tx)
        silent = await _member(tx, cohort, "A")
        contacts.note_spoken(tx, cohort, silent, by=silent, now=MONDAY)
        contacts.put_off(tx, cohort, silent, until=TUESDAY, by=silent, now=MONDAY)
        contacts.note_spoken(tx, cohort, silent, by=silent, now=TUESDAY)
        [found] = await contacts.candidates(tx, cohort, [], seen_before=NOW, missed_after=JOINED)
        assert (found.seen_at, found.spoken_at, found.put_off_until) == (JOINED, TUESDAY, TUESDAY)

    await database.run(work)


async def test_a_morning_is_scheduled_once_and_moves_on(database: Database) -> None:
    async def work(tx: Tx) -> None:
        person = await add_person(tx, "Sophea")
        todays.schedule_first(tx, person, MONDAY)
        todays.schedule_first(tx, person, TUESDAY)
        assert await todays.next_morning(tx) == MONDAY
        [due] = await todays.due(tx, now=MONDAY)
        assert (due.person, due.zone, due.row, due.inside) == (person, ZONE, None, 0)
        sent = replace(due, next_at=TUESDAY, dedup="today:1", shown="a", inside=3, look_at=TUESDAY)
        todays.save(tx, sent)
        assert await todays.due(tx, now=MONDAY) == []
        [looked_at] = await todays.due_for_comparison(tx, now=TUESDAY)
        assert (looked_at.shown, looked_at.inside) == ("a", 3)
        todays.save(tx, replace(looked_at, shown="b", shown_count=1, look_at=None))
        assert await todays.due_for_comparison(tx, now=NOW) == []
        assert not await todays.has_previewed(tx, person)
        todays.note_previewed(tx, person, now=NOW)
        assert await todays.has_previewed(tx, person)

    await database.run(work)


async def test_a_meeting_of_long_ago_is_missed_by_nobody(database: Database) -> None:
    async def work(tx: Tx) -> None:
        cohort = await add_cohort(tx)
        there, _ = [await _member(tx, cohort, name) for name in ("A", "B")]
        monday = await add_meeting(tx, cohort, MONDAY)
        await attendance.save_once(tx, monday, there, Attendance.THERE, picked=None, now=MONDAY)
        found = await contacts.candidates(
            tx, cohort, [HeldMeeting(monday, MONDAY)], seen_before=JOINED, missed_after=TUESDAY
        )
        assert found == []

    await database.run(work)
