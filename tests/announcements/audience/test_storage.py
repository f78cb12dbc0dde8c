"""Audiences on both engines: counted, listed, found by what people did, saved."""

from dataclasses import replace
from datetime import timedelta

from bot.announcements.audience import storage as audience_storage
from bot.announcements.audience.domain import Audience, AudienceCriterion, Rule
from bot.announcements.lists import storage as lists
from bot.learning.recap import storage as readings
from bot.membership.domain import CohortId, EnrolmentId, PersonId
from bot.sessions.attendance import storage as attendance
from bot.sessions.attendance.domain import Attendance
from bot.sessions.rsvp import storage as rsvps
from bot.sessions.rsvp.domain import RsvpAnswer
from bot.storage.database import Database, Tx
from tests.builders import add_meeting
from tests.town import NOW, running, settle, sought_now


def only(by: AudienceCriterion, *of: int | str) -> Audience:
    return Audience(cohorts=(CohortId(1),), rules=(Rule(by=by, of=frozenset(of)),))


EVERYBODY = Audience(cohorts=(CohortId(1),))
AUDIENCES = [
    ("everybody", EVERYBODY, (2047, 23, 230)),
    ("organization", only(AudienceCriterion.ORGANIZATION, 1), (920, 0, 230)),
    ("both organizations", only(AudienceCriterion.ORGANIZATION, 1, 2), (2047, 23, 230)),
    (
        "not this one",
        only(AudienceCriterion.ORGANIZATION, 1).with_rule_inverted(AudienceCriterion.ORGANIZATION),
        (1127, 23, 0),
    ),
    ("language", only(AudienceCriterion.LANGUAGE, "en"), (460, 0, 115)),
    (
        "organization and language",
        only(AudienceCriterion.ORGANIZATION, 1).toggled(AudienceCriterion.LANGUAGE, "en"),
        (460, 0, 115),
    ),
    ("names", replace(EVERYBODY, also=frozenset({2, 3, 10, 101})), (2, 1, 1)),
    ("names left out", replace(EVERYBODY, never=frozenset({2, 3, 10})), (2045, 23, 229)),
    (
        "an organization and one more",
        replace(only(AudienceCriterion.ORGANIZATION, 1), also=frozenset({3}), never=frozenset({2})),
        (920, 0, 230),
    ),
    ("coordinators", only(AudienceCriterion.ROLE, "coordinator"), (1, 0, 0)),
    (
        "everybody and coordinators",
        only(AudienceCriterion.ROLE, "participant", "coordinator"),
        (2047, 23, 230),
    ),
]


async def test_an_audience_is_counted(database: Database) -> None:
    await database.run(settle)

    for what, audience, expected in AUDIENCES:

        async def count(tx: Tx, audience: Audience = audience) -> tuple[int, int, int]:
            found = await audience_storage.headcount(tx, sought_now(audience))
            return found.reached, found.closed, found.out

        assert await database.run(count) == expected, what


async def test_somebody_of_another_cohort_is_in_no_audience(database: Database) -> None:
    async def work(tx: Tx) -> int:
        await settle(tx, 20)
        other = Audience(cohorts=(CohortId(99),), also=frozenset({2, 3}))
        return (await audience_storage.headcount(tx, sought_now(other))).everybody

    assert await database.run(work) == 0


async def test_pages_of_names_are_in_order(database: Database) -> None:
    async def work(tx: Tx) -> tuple[list[str], int]:
        town = await settle(tx, 20)
        entries, total = await audience_storage.people(
            tx, sought_now(Audience(cohorts=(town.cohort,))), page=2, size=8
        )
        return [entry.name for entry in entries], total

    assert await database.run(work) == (
        ["Person 00017", "Person 00018", "Person 00019", "Person 00020"],
        20,
    )


# ---- what people did, each way of choosing ----------------------------------------------


async def live(tx: Tx) -> None:
    """Let the first people of a small town do something: 2 to 7 are in and reachable."""
    await settle(tx, 9)
    meeting = await add_meeting(tx, CohortId(1), NOW - timedelta(days=2))
    for person, answer in ((2, "yes"), (3, "no"), (4, "maybe"), (5, "yes")):
        rsvps.save_answers(tx, [meeting], PersonId(person), RsvpAnswer(answer), now=NOW)
    for person, state in ((2, "there"), (3, "there"), (6, "excused"), (5, "missed")):
        attendance.correct(
            tx, meeting, PersonId(person), Attendance(state), by=PersonId(2), now=NOW
        )
    rows = await tx.ask("SELECT id, person_id FROM enrolments WHERE person_id IN :p", p=[2, 3])
    for row in rows:
        is_last = row["person_id"] == 2
        readings.note_card(tx, EnrolmentId(row["id"]), "m4.u1", 2, is_last=is_last, now=NOW)
    tx.do("UPDATE enrolments SET joined_at = :now", now=NOW)
    for person, days in ((2, 11), (3, 9), (4, 30)):
        seen = NOW - timedelta(days=days)
        tx.do("UPDATE people SET active_at = :at WHERE id = :id", at=seen, id=person)


DONE = [
    ("answered yes", only(AudienceCriterion.ANSWER, "1.yes"), [2, 5]),
    ("answered no or perhaps", only(AudienceCriterion.ANSWER, "1.no", "1.maybe"), [3, 4]),
    ("has not answered", only(AudienceCriterion.ANSWER, "1.open"), [1, 6, 7, 8, 9]),
    ("was there", only(AudienceCriterion.ATTENDANCE, "1.there"), [2, 3]),
    ("was excused", only(AudienceCriterion.ATTENDANCE, "1.excused"), [6]),
    ("missed it", only(AudienceCriterion.ATTENDANCE, "1.missed"), [1, 4, 5, 7, 8, 9]),
    ("said so", only(AudienceCriterion.ATTENDANCE, "1.absent"), [5]),
    ("said nothing", only(AudienceCriterion.ATTENDANCE, "1.silent"), [1, 4, 7, 8, 9]),
    (
        "said yes and missed it",
        only(AudienceCriterion.ANSWER, "1.yes").toggled(AudienceCriterion.ATTENDANCE, "1.missed"),
        [5],
    ),
    ("finished", only(AudienceCriterion.UNIT, "m4.u1"), [2]),
    (
        "not finished",
        only(AudienceCriterion.UNIT, "m4.u1").with_rule_inverted(AudienceCriterion.UNIT),
        [1, 3, 4, 5, 6, 7, 8, 9],
    ),
    ("silent for ten days", only(AudienceCriterion.SILENT, 10), [2, 4]),
    (
        "heard from within ten",
        only(AudienceCriterion.SILENT, 10).with_rule_inverted(AudienceCriterion.SILENT),
        [1, 3, 5, 6, 7, 8, 9],
    ),
    ("another meeting", only(AudienceCriterion.ANSWER, "4.yes"), []),
]


async def test_what_people_did_chooses_them(database: Database) -> None:
    await database.run(live)

    for what, audience, expected in DONE:

        async def find(tx: Tx, audience: Audience = audience) -> list[int]:
            entries, total = await audience_storage.people(
                tx, sought_now(audience), page=0, size=20
            )
            assert total == len(entries)
            return [entry.id for entry in entries]

        assert await database.run(find) == expected, what


async def test_who_got_an_announcement_is_found_again(database: Database) -> None:
    made = await running(database)

    async def work(tx: Tx) -> list[int]:
        tx.do("UPDATE outbox SET state = 'sent' WHERE chat_id IN (3, 5)")
        entries, _ = await audience_storage.people(
            tx, sought_now(only(AudienceCriterion.GOT, made)), page=0, size=9
        )
        return [entry.id for entry in entries]

    assert await database.run(work) == [3, 5]


async def test_calendars_are_those_of_people_who_can_be_reached(database: Database) -> None:
    async def work(tx: Tx) -> list[tuple[str, int]]:
        await settle(tx, 20)
        tx.do("UPDATE people SET zone = 'Asia/Tokyo' WHERE id = 3")
        tx.do("UPDATE people SET quiet_until = 480 WHERE id = 4")
        tx.do("UPDATE people SET zone = 'Asia/Dubai' WHERE id IN (1, 10)")
        return await audience_storage.calendars(tx, sought_now(EVERYBODY))

    assert await database.run(work) == [
        ("Asia/Phnom_Penh", 420),
        ("Asia/Phnom_Penh", 480),
        ("Asia/Tokyo", 420),
    ]


async def test_a_saved_audience_comes_back_and_its_name_is_its_own(database: Database) -> None:
    async def work(tx: Tx) -> list[tuple[str, Audience]]:
        await settle(tx, 4)
        for name, audience in (
            ("a", EVERYBODY),
            ("b", only(AudienceCriterion.LANGUAGE, "km")),
            ("a", only(AudienceCriterion.SILENT, 7)),
        ):
            lists.save_audience(tx, PersonId(2), name, audience, now=NOW)
        lists.save_audience(tx, PersonId(3), "a", EVERYBODY, now=NOW)
        found = await lists.saved_audiences(tx, PersonId(2))
        assert await lists.saved_audience(tx, found[0].id) == found[0]
        lists.delete_audience(tx, found[1].id)
        left = await lists.saved_audiences(tx, PersonId(2))
        assert [each.name for each in left] == ["a"]
        return [(each.name, each.audience) for each in found]

    assert await database.run(work) == [
        ("a", only(AudienceCriterion.SILENT, 7)),
        ("b", only(AudienceCriterion.LANGUAGE, "km")),
    ]
